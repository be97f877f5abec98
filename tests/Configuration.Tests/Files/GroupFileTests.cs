using HomeBinding.Configuration.Checks;
using HomeBinding.Configuration.Model;

namespace HomeBinding.Configuration.Tests.Files;

public sealed class GroupFileTests
{
    private const string Item = "version: 1\nitems:\n  A:\n    ";

    [Theory]
    [InlineData("type: Group", "Group", "")]
    [InlineData("type: group", "Group", "")]
    [InlineData("type: Group\n    group:", "Group", "")]
    [InlineData("type: Group\n    group: {}", "Group", "")]
    [InlineData("type: Group\n    group: { type: Number }", "Number", "")]
    [InlineData("type: Group\n    group: { type: Number, dimension: Power, function: SUM }", "Number:Power", "SUM")]
    [InlineData("type: Group\n    group: { type: Number:Power, function: avg, parameters: [] }", "Number:Power", "AVG")]
    [InlineData("type: Group\n    group: { type: Switch, function: OR, parameters: [ON, OFF] }", "Switch", "OR(ON,OFF)")]
    [InlineData("type: Group\n    group: { type: Contact, function: AND, parameters: [CLOSED, OPEN] }", "Contact", "AND(CLOSED,OPEN)")]
    [InlineData("type: Group\n    group:\n      type: Number\n      function: COUNT\n      parameters: [\"ON|OPEN\"]", "Number", "COUNT(ON|OPEN)")]
    public void Read_Group_GivesItsTypeAndFunction(string written, string type, string function)
    {
        var model = TestHome.ReadFile(Item + written);

        Assert.Empty(model.Diagnostics);
        var definition = Assert.Single(model.Items).Definition;
        Assert.Equal(type, definition.Type.Name);
        Assert.Equal(definition.Group!.Type.Name, definition.Type.Name);
        Assert.Equal(function, definition.Group!.Function?.ToString() ?? "");
    }

    [Fact]
    public void Read_Metadata_GivesValuesAndSettings()
    {
        var model = TestHome.ReadFile("""
            version: 1
            items:
              A:
                type: Number
                dimension: Power
                expire: 5m,UNDEF
                autoupdate: false
                metadata:
                  unit: kW
                  alexa: Switch
                  widgetOrder: 5
                  stateDescription: { value: " ", config: { readOnly: true, min: 1.5, options: "1=One,2=Two" } }
                  commandDescription: { config: { options: "ON=An" } }
                  synonyms: { value: "a, b" }
                  semantics: { value: Point, config: { isPointOf: Room, several: [x, y], nothing: } }
                  empty:
            """);

        Assert.Empty(model.Diagnostics);
        var definition = Assert.Single(model.Items).Definition;
        Assert.Same(Units.Units.Kilowatt, definition.Unit);
        Assert.Equal(
            ["expire=5m,UNDEF", "autoupdate=false", "unit=kW", "alexa=Switch", "widgetOrder=5", "stateDescription= ", "commandDescription=", "synonyms=a, b", "semantics=Point", "empty="],
            definition.Metadata.Select(each => $"{each.Key}={each.Value.Value}"));
        Assert.Equal([true, 1.5m, "1=One,2=Two"], definition.Metadata["stateDescription"].Config.Values);
        Assert.Equal(["Room", (string[])["x", "y"], null], definition.Metadata["semantics"].Config.Values);
        Assert.Equal(definition, Assert.Single(TestHome.ReadFile("""
            version: 1
            items:
              A: { type: "Number:Power", expire: "5m,UNDEF", autoupdate: false, metadata: { unit: kW, alexa: Switch, widgetOrder: 5, empty: , synonyms: "a, b",
                stateDescription: { value: " ", config: { readOnly: true, min: 1.5, options: "1=One,2=Two" } }, commandDescription: { config: { options: "ON=An" } },
                semantics: { value: Point, config: { isPointOf: Room, several: [x, y], nothing: } } } }
            """).Items).Definition);
    }

    [Fact]
    public void Read_Groups_KeepTheirOrder_EachOnce()
    {
        var model = TestHome.ReadFile(Item + "type: Switch\n    groups: [B, C, B]");

        Assert.Equal(["B", "C"], Assert.Single(model.Items).Definition.Groups);
    }

    public static TheoryData<string, string> Wrong => new()
    {
        { "type: Group:Switch:OR", "4:11: error: 'Group:Switch:OR' is not an item type. | Write type: Group, and below it group: { type: Switch, function: OR, parameters: [ON, OFF] }, or the like." },
        { "type: Grup", "4:11: error: 'Grup' is not an item type; expected one of Switch, Contact, DateTime, String, Number, Dimmer, Color, Rollershutter, Player, Location, Image, Call. | Did you mean 'Group'?" },
        { "type: Switch\n    group: { type: Switch }", "5:5: error: Only items of type Group have a 'group:'. | Write type: Group, and the type of its state below 'group:'; the groups that the item is in stand in 'groups:'." },
        { "type: Switch\n    group: B", "5:12: error: 'group' is 'B'; expected a map with type, dimension, function and parameters. | To make the item a member of a group, write groups: [B]." },
        { "type: Switch\n    groups: B", "5:13: error: 'groups' is 'B'; expected a list of texts. | Write [B]." },
        { "type: Group\n    dimension: Power", "5:16: error: The dimension of a group stands below 'group:', beside the type of its state. | Write group: { type: Number, dimension: … }." },
        { "type: Group\n    group: { function: SUM }", "5:24: error: The group has no type that its state could have. | Add 'type:' below 'group:', e.g. type: Switch or type: Number." },
        { "type: Group\n    group: { type: Swich }", "5:20: error: 'Swich' is not an item type; expected one of Switch, Contact, DateTime, String, Number, Dimmer, Color, Rollershutter, Player, Location, Image, Call. | Did you mean 'Switch'?" },
        { "type: Group\n    group: { type: Switch, dimension: Power }", "5:39: error: Switch items have no dimension; only Number items have. | Delete this line, or write type: Number." },
        { "type: Group\n    group: { type: Number, function: SUMM }", "5:38: error: 'SUMM' is no group function; expected one of EQUALITY, AND, OR, NAND, NOR, XOR, SUM, AVG, MEDIAN, MIN, MAX, COUNT, LATEST, EARLIEST. | Did you mean 'SUM'?" },
        { "type: Group\n    group: { type: Switch, function: OR }", "5:38: error: OR takes two parameters, the active state and the passive one; found 0. | Write e.g. parameters: [ON, OFF]." },
        { "type: Group\n    group: { type: Switch, function: OR, parameters: [ON, OPEN] }", "5:55: error: 'OPEN' is no state of Switch items; expected ON or OFF, NULL or UNDEF. | Write e.g. parameters: [ON, OFF]." },
        { "type: Group\n    group: { type: Number, function: SUM, parameters: [1] }", "5:56: error: SUM takes no parameters; found 1. | Delete 'parameters:'." },
        { "type: Group\n    group: { type: Number, parameters: [1] }", "5:41: error: There are parameters, but no function. | Add 'function:' with one of EQUALITY, AND, OR, NAND, NOR, XOR, SUM, AVG, MEDIAN, MIN, MAX, COUNT, LATEST, EARLIEST." },
        { "type: Group\n    group: { type: Number, functoin: SUM }", "5:28: error: 'functoin' is not known of groups; expected type, dimension, function, parameters. | Did you mean 'function'?" },
        { "type: Group\n    unit: W", "5:11: error: Group items have no unit; only Number items with a dimension have. | Delete this line." },
        { "type: Switch\n    expire: soon", "5:13: error: 'soon' is not a duration; expected e.g. 5m, 1h 30m, 500ms or PT1H30M. | Write e.g. expire: 5m, expire: 1h,OFF or expire: 1h,command=OFF." },
        { "type: Switch\n    expire: 5m,OPEN", "5:13: error: 'OPEN' is no state of Switch items; expected ON or OFF, NULL or UNDEF. | Write e.g. expire: 5m, expire: 1h,OFF or expire: 1h,command=OFF." },
        { "type: Switch\n    metadata: { expire: { config: { duration: soon } } }", "5:47: error: 'soon' is not a duration; expected e.g. 5m, 1h 30m, 500ms or PT1H30M. | Write e.g. expire: 5m, expire: 1h,OFF or expire: 1h,command=OFF." },
        { "type: Switch\n    autoupdate: ON", "5:17: error: 'autoupdate' is 'ON'; expected true or false. | Write true, without quotes." },
        { "type: Switch\n    metadata: a", "5:15: error: 'metadata' is 'a'; expected a map of namespaces." },
        { "type: Switch\n    metadata: { internalX: a }", "5:17: error: The namespace 'internalX' belongs to the host. | Take a name that does not begin with 'internal'." },
        { "type: Switch\n    metadata: { a: [b] }", "5:20: error: 'a' is a list; expected a text, or a map with value and config." },
        { "type: Switch\n    metadata: { a: { valu: b } }", "5:22: error: 'valu' is not known of metadata; expected value or config. | Did you mean 'value'?" },
        { "type: Switch\n    expire: 5m\n    metadata: { expire: 6m }", "6:17: error: 'expire' is there twice, as a key of the item and in 'metadata'. | Delete one of the two." },
        { "type: Number:Power\n    unit: W\n    metadata: { unit: kW }", "6:17: error: 'unit' is there twice, as a key of the item and in 'metadata'. | Delete one of the two." },
        { "type: Number:Power\n    metadata: { unit: kWh }", "5:23: error: kWh is a unit of Energy, but the item is Number:Power; expected e.g. W, mW, kW." },
        { "type: Number\n    metadata: { stateDescription: { config: { min: low } } }", "5:52: error: 'low' is not a number; write min as e.g. 10 or 0.5, in the item's unit." },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Read_Wrong_SaysWhereAndWhatToWrite_AndLeavesTheItemOut(string written, string expected)
    {
        var model = TestHome.ReadFile(Item + written);

        Assert.Equal("items/a.items:" + expected, Text(Assert.Single(model.Diagnostics)));
        Assert.Empty(model.Items);
    }

    [Fact]
    public void Check_Membership_IsInGroupsThatAreThere()
    {
        var model = TestHome.ReadFile("""
            version: 1
            items:
              Lights: { type: Group }
              Broken: { type: Group, group: { function: SUM } }
              Lamp: { type: Switch, groups: [Lights] }
              A: { type: Switch, groups: [Light, Lamp, Broken] }
              Self: { type: Group, groups: [Self] }
              X: { type: Group, groups: [Y] }
              Y: { type: Group, groups: [Lights, Z] }
              Z: { type: Group, groups: [X] }
            """);

        var found = ModelChecker.Check(model, []);

        Assert.Equal(
            [
                "items/a.items:6:31: error: There is no group 'Light'. | Did you mean 'Lights'?",
                "items/a.items:6:38: error: Lamp is no group, but of type Switch. | Name a group, or give Lamp the type Group.",
                "items/a.items:7:33: error: The group Self is a member of itself. | Take one of them out of the other.",
                "items/a.items:10:30: error: The group X is a member of itself: X in Y in Z in X. | Take one of them out of the other.",
            ],
            found.Select(Text));
    }

    [Fact]
    public void Check_ManyNestedGroups_IsDone()
    {
        var text = new System.Text.StringBuilder("version: 1\nitems:\n");
        for (var i = 0; i < 5000; i++) _ = text.Append(System.Globalization.CultureInfo.InvariantCulture, $"  G{i}: {{ type: Group, groups: [G{(i + 1) % 5000}] }}\n");

        var found = Assert.Single(ModelChecker.Check(TestHome.ReadFile(text.ToString()), []));

        Assert.Equal("The group G0 is a member of itself: G0 in G1 in G2 in G3 in G4 in G5 in G6 in G7 in … in G0.", found.Message);
    }

    private static string Text(Diagnostic diagnostic) => diagnostic.Hint is { } hint ? $"{diagnostic} | {hint}" : diagnostic.ToString();
}
