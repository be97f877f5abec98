using System.Globalization;
using HomeBinding.Configuration.Model;
using HomeBinding.Configuration.Persistence;

namespace HomeBinding.Configuration.Tests.Persistence;

public sealed class PersistenceTests
{
    private const string Items = "Group gRoom\nGroup gTemp (gRoom)\nNumber Temp_Hall (gTemp)\nNumber Temp_Attic\nSwitch Lamp\n";
    private const string NotYet = "persistence/db.persist: warning: States are not stored yet: the file is checked, and that is all.";

    public static TheoryData<string, string> Wrong => new()
    {
        { "Strategis {\n}\nItems { * : strategy = everyChange }", "1:1: error: Expected Strategies { … }, Filters { … }, Items { … } or Aliases { … }; found 'Strategis'. | Did you mean 'Strategies'?" },
        { "Items\n* : strategy = everyChange\n", "1:6: error: Expected '{' behind Items; found the end of the line." },
        { "Items {\n  Lamp : strategy = everyChange\n", "1:7: error: The '{' that opens here is not closed. | Write } where it ends." },
        { "Items {\n  Lamp : strategy = everyChange\nAliases { Lamp -> x }", "1:7: error: The '{' that opens here is not closed. | Write } where it ends." },
        { "Strategies {\n  everyHour \"0 0 * * * ?\"\n  everyDay : 0 0 0 * * ?\n  x : \"0 0 * * ?\"\n  y : \"0 0 ; * * ?\"\n  z : \"@dayly\"\n  a : \"0 0 0 * * ?\"\n  a : \"0 0 0 * * ?\"\n  everyChange\n  everyUpdate : \"0 0 0 * * ?\"\n}",
            "2:13: error: Expected ':' and a cron expression in quotes behind 'everyHour'; found '\"0 0 * * * ?\"'.\n3:14: error: Expected a cron expression in quotes, e.g. \"0 0 * * * ?\"; found '0'.\n4:7: error: '0 0 * * ?' is not a cron expression; expected six or seven fields, second minute hour day month weekday [year]; found 5. | Write e.g. \"0 0 * * * ?\" for each full hour.\n5:7: error: '0 0 ; * * ?' is not a cron expression; ';' is no field. | Write e.g. \"0 0 * * * ?\" for each full hour.\n6:7: error: '@dayly' is not a cron expression; expected one of @yearly, @annually, @monthly, @weekly, @daily, @hourly, @reboot. | Write e.g. \"0 0 * * * ?\" for each full hour.\n8:3: error: 'a' is there twice; the first is at persistence/db.persist:7:3. | Delete or rename one of the two.\n10:3: error: 'everyUpdate' is a strategy that needs no declaration and has no times. | Choose another name." },
        { "Filters {\n  a : 5\n  b : > x\n  c : T 5\n  d : T 5 w\n  e : [] 1\n  f : [ 1 2\n  g : [] 2 1\n  h : =\n  i : > 5 blub\n  j > 5\n  k : > 1\n  k : > 2\n}",
            "2:7: error: Expected > and a number, T and a time, = or ! and texts, or [] or ][ and two numbers; found '5'.\n3:9: error: Expected a number; found 'x'.\n4:9: error: Expected a time, e.g. 30 s, 5 m, 1 h or 1 d; found '5'.\n5:9: error: Expected a time, e.g. 30 s, 5 m, 1 h or 1 d; found '5'.\n6:11: error: Expected a number; found the end of the line.\n7:9: error: Expected [] or ][ and two numbers; found '1'.\n8:10: error: The lower bound is above the upper one. | Write the lower one first.\n9:8: error: Expected a text in quotes; found the end of the line.\n10:11: error: 'blub' is not a unit.\n11:5: error: Expected ':' and a filter behind 'j'; found '>'.\n13:3: error: 'k' is there twice; the first is at persistence/db.persist:12:3. | Delete or rename one of the two." },
        { "Items {\n  Lamp : strategy = everyHour, everyChnge\n  Lamp :\n  Lamp\n  Lamp : strategy = everyChange filter = f\n  Lamp : strategy =\n  Lamp, : strategy = everyChange\n  ? : strategy = everyChange\n  Lamp : strategie = everyChange\n  Lamp = everyChange\n  Temp_Hall : strategy = everyChange\n}",
            "2:21: error: There is no strategy 'everyHour'. | Declare it in Strategies, or write everyChange, everyUpdate, restoreOnStartup or forecast.\n2:32: error: There is no strategy 'everyChnge'. | Did you mean 'everyChange'?\n3:3: error: The line says no strategy, so that nothing would be stored. | Write e.g. : strategy = everyChange, restoreOnStartup.\n4:3: error: The line says no strategy, so that nothing would be stored. | Write e.g. : strategy = everyChange, restoreOnStartup.\n5:42: error: There is no filter 'f'. | Declare it in Filters.\n6:20: error: Expected the name of a strategy; found the end of the line.\n7:9: error: Expected *, the name of an item, or that of a group and *; found ':'.\n8:3: error: Expected *, the name of an item, or that of a group and *; found '?'.\n9:10: error: Expected strategy = and the names of strategies; found 'strategie'.\n10:8: error: Expected ': strategy =' and the names of strategies; found '='." },
        { "Items {\n  Lampe, !Temp_Hal : strategy = everyChange\n  Lamp* : strategy = everyChange\n  Temp* : strategy = everyChange\n  gTmp* : strategy = everyChange\n}\nAliases {\n  Lampe -> \"x\"\n  Lamp x\n  Lamp -> a\n  Lamp -> b\n}",
            "2:3: error: There is no item 'Lampe'. | Did you mean 'Lamp'?\n2:10: error: There is no item 'Temp_Hal'. | Did you mean 'Temp_Hall'?\n3:3: error: Lamp is no group, so that Lamp* means nothing. | Write Lamp for the item alone.\n4:3: error: There is no group 'Temp'. | A name with * means the members of a group, not all items whose names begin so.\n5:3: error: There is no group 'gTmp'. | Did you mean 'gTemp'?\n8:3: error: There is no item 'Lampe'. | Did you mean 'Lamp'?\n9:8: error: Expected -> and the name behind 'Lamp'; found 'x'.\n11:3: error: 'Lamp' is there twice; the first is at persistence/db.persist:10:3. | Delete or rename one of the two." },
        { "Strategies {\n  default = everyChange\n}\nItems { Lamp }", "2:3: warning: openHAB 5.1 has no default strategies any more; here they hold for lines of Items without 'strategy ='. | Write the strategies in each line of Items." },
    };

    [Fact]
    public void Read_FileWithEverything_GivesTheConfiguration()
    {
        var (configuration, diagnostics) = Read("""
            // what is stored
            Strategies {
                everyHour : "0 0 * * * ?"
                everyDay  : "@daily"
                everyChange
            }
            Filters {
                far : > 0.5 °C
                tenth : > % 10
                rarely : T 5 m
                daily : T 1d
                known : ! "NULL", 'UNDEF'
                on : = ON, "OPEN"
                normal : [] -10.5 100 "%"
                odd : ][ 1e1 2e1 W/m²
            }
            /* the order of sections does not matter */
            Aliases {
                Lamp -> "light-1"
                Temp_Hall -> hall
            }
            Items {
                * : strategy = everyChange, restoreOnStartup
                Temp_Hall, gTemp*, !Temp_Attic, !gRoom* : strategy = everyUpdate , everyHour filter = far, rarely
                Lamp : strategy = everyDay
                Temp_Attic -> "attic" : strategy = forecast
            }
            """);

        Assert.Equal([NotYet], diagnostics);
        Assert.Equal(("db", "persistence/db.persist"), (configuration.ServiceId, configuration.File));
        Assert.Equal(["everyHour 0 0 * * * ?", "everyDay @daily"], configuration.Strategies.Select(static each => $"{each.Name} {each.Cron}"));
        Assert.Equal(
            [
                new ThresholdFilter("far", 0.5m, false, Units.Units.Celsius),
                new ThresholdFilter("tenth", 10, true, null),
                new TimeFilter("rarely", TimeSpan.FromMinutes(5)),
                new TimeFilter("daily", TimeSpan.FromDays(1)),
                new RangeFilter("normal", -10.5m, 100, Units.Units.Percent, false),
                new RangeFilter("odd", 10, 20, Units.Units.WattPerSquareMetre, true),
            ],
            configuration.Filters.Where(static each => each is not EqualsFilter));
        Assert.Equal(["known True NULL,UNDEF", "on False ON,OPEN"], configuration.Filters.OfType<EqualsFilter>().Select(static each => $"{each.Name} {each.IsInverted} {string.Join(',', each.Values)}"));
        Assert.Equal(["Lamp light-1", "Temp_Hall hall", "Temp_Attic attic"], configuration.Aliases.Select(static each => $"{each.Item} {each.Alias}"));
        Assert.Equal(
            [
                "All/ 23:5 everyChange,restoreOnStartup ",
                "Item/Temp_Hall Members/gTemp Item/!Temp_Attic Members/!gRoom 24:5 everyUpdate,everyHour far,rarely",
                "Item/Lamp 25:5 everyDay ",
                "Item/Temp_Attic 26:5 forecast ",
            ],
            configuration.Items.Select(static each => string.Create(CultureInfo.InvariantCulture, $"{string.Join(' ', each.Selectors.Select(static one => $"{one.Kind}/{(one.IsExcluded ? "!" : "")}{one.Name}"))} {each.Span.Line}:{each.Span.Column} {string.Join(',', each.Strategies.Select(static one => one.Name))} {string.Join(',', each.Filters.Select(static one => one.Name))}")));
        Assert.Same(PersistenceStrategy.EveryChange, configuration.Items[0].Strategies[0]);
    }

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Read_FileWithProblems_SaysWhereAndWhat(string text, string expected)
    {
        var (_, diagnostics) = Read(text);

        Assert.Equal(expected, string.Join('\n', diagnostics.SkipLast(1).Select(static each => each.Replace("persistence/db.persist:", "", StringComparison.Ordinal))).Replace("first is at ", "first is at persistence/db.persist:", StringComparison.Ordinal));
        Assert.Equal(NotYet, diagnostics[^1]);
    }

    [Fact]
    public void Read_BadLines_LeavesTheOthers()
    {
        var (configuration, _) = Read("Items {\n  Lamp : strategy everyChange\n  Temp_Hall : strategy = everyChange\n  Lamp : strategy = never\n  gTemp* : strategy = everyUpdate\n}\n");

        Assert.Equal(["Temp_Hall", "gTemp"], configuration.Items.Select(static each => each.Selectors[0].Name));
    }

    [Fact]
    public void Read_ItemsOfAFileThatCannotBeRead_AreNoFurtherErrors()
    {
        using var home = new TestHome();
        _ = home.Write("items/a.items", "version: 2\n").Write("persistence/db.persist", "Items { Anything, gAny* : strategy = everyChange }\n");

        _ = PersistenceReader.Read(home.Directory, home.Read(), out var diagnostics);

        Assert.Equal(NotYet, Assert.Single(diagnostics).ToString());
    }

    [Fact]
    public void Read_OtherFiles_AreNotRead()
    {
        using var home = new TestHome();
        _ = home.Write("items/a.items", Items).Write("persistence/readme.txt", "x").Write("persistence/.db.persist", "x").Write("persistence/deep/db.persist", "x").Write("persistence/B.PERSIST", "").Write("persistence/a.persist", [0xFF]);

        var all = PersistenceReader.Read(home.Directory, home.Read(), out var diagnostics);

        Assert.Equal(["B"], all.Select(static each => each.ServiceId));
        Assert.Equal(["persistence/B.PERSIST", "persistence/a.persist", "persistence/a.persist"], diagnostics.Select(static each => each.Span.File));
        Assert.Empty(PersistenceReader.Read(Path.Combine(home.Directory, "items"), home.Read(), out _));
    }

    private static (PersistenceConfiguration Configuration, IReadOnlyList<string> Diagnostics) Read(string text)
    {
        using var home = new TestHome();
        _ = home.Write("items/a.items", Items).Write("persistence/db.persist", text);
        var configuration = Assert.Single(PersistenceReader.Read(home.Directory, home.Read(), out var diagnostics));
        return (configuration, [.. diagnostics.Select(static each => each + (each.Hint is null ? "" : $" | {each.Hint}"))]);
    }
}
