using HomeBinding.Configuration.Checks;
using HomeBinding.Configuration.Model;

namespace HomeBinding.Configuration.Tests.Checks;

/// <summary>One mistake for each stage that a file goes through, in both formats: each is an error at its place that says what was expected and what to write.</summary>
public sealed class StageTests
{
    private const string YamlBox = "version: 1\nthings:\n  goecharger:goe:b: { config: { ip: x } }\n";
    private const string TextBox = "Thing goecharger:goe:b [ip=\"x\"]\n";

    /// <summary>The stage, the code, the things and items in YAML and in openHAB's text with a ^ before the place, the message, and the hint; a hint that formats word differently is null.</summary>
    public static TheoryData<string, string, string, string, string, string, string, string?> Stages => new()
    {
        {
            "syntax", "Syntax", YamlBox, "version: 1\nitems:\n  A: { type: Switch, label: ^@x }\n", TextBox, "Switch A ^\"x\n",
            "No text may begin with '@' here unless it is in quotes.|The quotes that open here are not closed.", null
        },
        { "unknown key", "UnknownKey|Syntax", YamlBox, "version: 1\nitems:\n  A: { type: Switch, ^lable: x }\n", TextBox, "Switch A ^Label\n", "'lable' is not known of items; expected e.g. type, label, format, unit or channel.|Expected a label in quotes, <icon>, (groups), [tags] or { channel=\"…\" }; found 'Label'.", null },
        { "wrong type", "ThingParameter", "version: 1\nthings:\n  goecharger:goe:b: { config: { ip: x, refreshInterval: ^often } }\n", "", "Thing goecharger:goe:b [ip=\"x\", refreshInterval=^\"often\"]\n", "", "'refreshInterval' is 'often'; expected a whole number in s.", null },
        { "out of range", "ThingParameter", "version: 1\nthings:\n  goecharger:goe:b: { config: { ip: x, refreshInterval: ^0 } }\n", "", "Thing goecharger:goe:b [ip=\"x\", refreshInterval=^0]\n", "", "'refreshInterval' is 0 s; the least is 1 s.", null },
        { "missing parameter", "ThingParameter", "version: 1\nthings:\n  ^goecharger:goe:b: {}\n", "", "Thing ^goecharger:goe:b\n", "", "'ip' is required.", null },
        { "unknown parameter", "ThingParameter", "version: 1\nthings:\n  goecharger:goe:b: { config: { ip: x, ^refresInterval: 5 } }\n", "", "Thing goecharger:goe:b [ip=\"x\", ^refresInterval=5]\n", "", "Things of type goecharger:goe have no parameter 'refresInterval'; expected ip, refreshInterval, verify, serial.", "Did you mean 'refreshInterval'?" },
        { "malformed thing id", "NotAName", "version: 1\nthings:\n  ^goe:b: {}\n", "", "Thing ^goe:b\n", "", "'goe:b' is not a thing id; expected binding:type:id of letters, digits, _ and -, e.g. goecharger:goe:garage.", null },
        { "unknown binding", "UnknownThingType", "version: 1\nthings:\n  ^gocharger:goe:b: {}\n", "", "Thing ^gocharger:goe:b\n", "", "No binding 'gocharger' is in bindings/.", "Did you mean 'goecharger:goe'?" },
        { "unknown binding, none near", "UnknownThingType", "version: 1\nthings:\n  ^hue:bulb:b: {}\n", "", "Thing ^hue:bulb:b\n", "", "No binding 'hue' is in bindings/.", "Put the binding there. There are goecharger, goechargerapiv2." },
        { "unknown thing type", "UnknownThingType", "version: 1\nthings:\n  ^goecharger:gow:b: {}\n", "", "Thing ^goecharger:gow:b\n", "", "The binding 'goecharger' has no thing type 'gow'.", "Did you mean 'goecharger:goe'?" },
        { "unknown thing", "UnknownThing", YamlBox, "version: 1\nitems:\n  A: { type: Switch, channel: ^goecharger:goe:c:door }\n", TextBox, "Switch A {channel=\"^goecharger:goe:c:door\"}\n", "There is no thing goecharger:goe:c.", "Did you mean 'goecharger:goe:b'?" },
        { "unknown channel", "UnknownChannel", YamlBox, "version: 1\nitems:\n  A: { type: Switch, channel: ^goecharger:goe:b:dor }\n", TextBox, "Switch A {channel=\"^goecharger:goe:b:dor\"}\n", "Things of type goecharger:goe have no channel 'dor'.", "Did you mean 'door'?" },
        { "unknown channel, none near", "UnknownChannel", YamlBox, "version: 1\nitems:\n  A: { type: Switch, channel: ^goecharger:goe:b:xyz }\n", TextBox, "Switch A {channel=\"^goecharger:goe:b:xyz\"}\n", "Things of type goecharger:goe have no channel 'xyz'.", "There are e.g. maxCurrent, powerL1, chargingPhases, allowCharging, door, error." },
        { "malformed channel id", "NotAName", YamlBox, "version: 1\nitems:\n  A: { type: Switch, channel: ^a:b:c }\n", TextBox, "Switch A {channel=\"^a:b:c\"}\n", "'a:b:c' is not a channel id; expected binding:type:id:channel, e.g. goecharger:goe:garage:maxCurrent.", null },
        { "unknown profile", "UnknownProfile", YamlBox, "version: 1\nitems:\n  A: { type: Number:Power, channels: { goecharger:goe:b:powerL1: { profile: ^ofset, offset: 1 W } } }\n", TextBox, "Number:Power A {channel=\"goecharger:goe:b:powerL1\" [profile=^\"ofset\", offset=\"1 W\"]}\n", "There is no profile 'ofset'.", "Did you mean 'system:offset'?" },
        { "unknown profile parameter", "ProfileParameter", YamlBox, "version: 1\nitems:\n  A: { type: Number:Power, channels: { goecharger:goe:b:powerL1: { profile: offset, offset: 1 W, ^ofset: 2 } } }\n", TextBox, "Number:Power A {channel=\"goecharger:goe:b:powerL1\" [profile=\"offset\", offset=\"1 W\", ^ofset=2]}\n", "The profile system:offset has no parameter 'ofset'; expected offset.", "Did you mean 'offset'?" },
        { "wrong profile parameter", "ProfileParameter", YamlBox, "version: 1\nitems:\n  A: { type: Number:Power, channels: { goecharger:goe:b:powerL1: { profile: offset, offset: ^five } } }\n", TextBox, "Number:Power A {channel=\"goecharger:goe:b:powerL1\" [profile=\"offset\", offset=^\"five\"]}\n", "'offset' is 'five'; expected a number, or a number and a unit, e.g. 5 or 5 °C.", null },
        { "profile that does not fit", "IncompatibleProfile", YamlBox, "version: 1\nitems:\n  A: { type: Number:Power, channels: { goecharger:goe:b:powerL1: { profile: ^hysteresis, lower: 5 } } }\n", TextBox, "Number:Power A {channel=\"goecharger:goe:b:powerL1\" [profile=^\"hysteresis\", lower=5]}\n", "The profile system:hysteresis serves items of type Switch, but A is of type Number:Power.", null },
        { "incompatible item type", "IncompatibleItem", YamlBox, "version: 1\nitems:\n  A: { type: Contact, channel: ^goecharger:goe:b:powerL1 }\n", TextBox, "Contact A {channel=\"^goecharger:goe:b:powerL1\"}\n", "Item A is of type Contact, but the channel 'powerL1' is Number:Power.", null },
        { "unknown item type", "ItemType", YamlBox, "version: 1\nitems:\n  A: { type: ^Swich }\n", TextBox, "^Swich A \"x\"\nSwitch B\n", "'Swich' is not an item type; expected one of Switch, Contact, DateTime, String, Number, Dimmer, Color, Rollershutter, Player, Location, Image, Call.", "Did you mean 'Switch'?" },
        { "unknown dimension", "Dimension", YamlBox, "version: 1\nitems:\n  A: { type: Number, dimension: ^Powr }\n", TextBox, "^Number:Powr A\n", "'Powr' is not a dimension; expected e.g. Power, Energy or Temperature.", "Did you mean 'Power'?" },
        { "unknown unit", "Unit", YamlBox, "version: 1\nitems:\n  A: { type: Number:Power, unit: ^kw }\n", TextBox, "Number:Power A {unit=^\"kw\"}\n", "'kw' is not a unit of Power; expected e.g. W, mW, kW.", "Did you mean 'kW'?" },
        { "unit of another dimension", "Unit", YamlBox, "version: 1\nitems:\n  A: { type: Number:Power, unit: ^kWh }\n", TextBox, "Number:Power A {unit=^\"kWh\"}\n", "kWh is a unit of Energy, but the item is Number:Power; expected e.g. W, mW, kW.", null },
        { "unknown group function", "GroupFunction", YamlBox, "version: 1\nitems:\n  A: { type: Group, group: { type: Number, function: ^SUMM } }\n", TextBox, "Group:Number:^SUMM A\n", "'SUMM' is no group function; expected one of EQUALITY, AND, OR, NAND, NOR, XOR, SUM, AVG, MEDIAN, MIN, MAX, COUNT, LATEST, EARLIEST.", "Did you mean 'SUM'?" },
        { "parameters of a group function", "GroupFunction", YamlBox, "version: 1\nitems:\n  A: { type: Group, group: { type: Switch, function: OR, parameters: [^ON] } }\n", TextBox, "Group:Switch:OR(^ON) A\n", "OR takes two parameters, the active state and the passive one; found 1.", null },
        { "expire", "Metadata", YamlBox, "version: 1\nitems:\n  A: { type: Switch, expire: ^soon }\n", TextBox, "Switch A {expire=^\"soon\"}\n", "'soon' is not a duration; expected e.g. 5m, 1h 30m, 500ms or PT1H30M.", null },
        { "setting of expire", "Metadata", YamlBox, "version: 1\nitems:\n  A: { type: Switch, metadata: { expire: { value: 5m, config: { ^sate: OFF } } } }\n", TextBox, "Switch A {expire=\"5m\" [^sate=\"OFF\"]}\n", "'sate' is not known of expire; expected duration, state, command, ignoreStateUpdates, ignoreStateUpdate, ignoreCommands.", null },
        { "autoupdate", "Metadata", YamlBox, "version: 1\nitems:\n  A: { type: Switch, autoupdate: ^no }\n", TextBox, "Switch A {autoupdate=^\"no\"}\n", "'autoupdate' is 'no'; expected true or false.", "Write false, without quotes." },
        { "stateDescription", "Metadata", YamlBox, "version: 1\nitems:\n  A: { type: Number, metadata: { stateDescription: { config: { min: ^low } } } }\n", TextBox, "Number A {stateDescription=\" \" [min=^\"low\"]}\n", "'low' is not a number; write min as e.g. 10 or 0.5, in the item's unit.", null },
        { "malformed item name", "NotAName", YamlBox, "version: 1\nitems:\n  ^1A: { type: Switch }\n", TextBox, "Switch ^1A\n", "'1A' is not an item name; expected letters, digits and _, not beginning with a digit.", "'_1A' would be one." },
        { "unknown group", "UnknownGroup", YamlBox, "version: 1\nitems:\n  G: { type: Group }\n  A: { type: Switch, groups: [^GG] }\n", TextBox, "Group G\nSwitch A (^GG)\n", "There is no group 'GG'.", "Did you mean 'G'?" },
        { "no group", "UnknownGroup", YamlBox, "version: 1\nitems:\n  G: { type: Switch }\n  A: { type: Switch, groups: [^G] }\n", TextBox, "Switch G\nSwitch A (^G)\n", "G is no group, but of type Switch.", "Name a group, or give G the type Group." },
        { "group cycle", "GroupCycle", YamlBox, "version: 1\nitems:\n  G: { type: Group, groups: [H] }\n  H: { type: Group, groups: [^G] }\n", TextBox, "Group G (H)\nGroup H (^G)\n", "The group G is a member of itself: G in H in G.", "Take one of them out of the other." },
        { "duplicate item", "Duplicate", YamlBox + "items: { A: { type: Switch } }\n", "version: 1\nitems:\n  ^A: { type: Switch }\n", TextBox, "Switch A\nSwitch ^A\n", "Item A is declared twice; the first is at things/a.things:4:10.|Item A is declared twice; the first is at items/a.items:1:8.", "Delete or rename one of the two." },
        { "duplicate thing", "Duplicate", YamlBox, "version: 1\nthings:\n  ^goecharger:goe:b: { config: { ip: x } }\n", TextBox + "Thing ^goecharger:goe:b [ip=\"x\"]\n", "", "Thing goecharger:goe:b is declared twice; the first is at things/a.things:3:3.|Thing goecharger:goe:b is declared twice; the first is at things/a.things:1:7.", "Delete one of the two, or change the last part of its id." },
        { "duplicate under an alias", "Duplicate", YamlBox, "version: 1\nthings:\n  ^goechargerapiv2:goeapiv2:b: { config: { ip: x } }\n", TextBox + "Thing ^goechargerapiv2:goeapiv2:b [ip=\"x\"]\n", "", "Thing goechargerapiv2:goeapiv2:b is the thing goecharger:goe:b at things/a.things:3:3: both ids name the same thing.|Thing goechargerapiv2:goeapiv2:b is the thing goecharger:goe:b at things/a.things:1:7: both ids name the same thing.", "Delete one of the two; links work with either id." },
        { "unknown bridge", "Bridge", "version: 1\nthings:\n  goecharger:goe:b: { bridge: ^goecharger:hub:x, config: { ip: x } }\n", "", "Thing goecharger:goe:b (^goecharger:hub:x) [ip=\"x\"]\n", "", "There is no thing goecharger:hub:x that could be the bridge.", null },
        { "unknown secret", "UnknownSecret", "version: 1\nthings:\n  goecharger:goe:b: { config: { ip: ^!secret bx } }\n", "", "Thing goecharger:goe:b [ip=^\"${SECRET:bx}\"]\n", "", "There is no secret 'bx' in secrets.yaml.", "Did you mean 'box'?" },
        { "unset variable", "UnsetVariable", "version: 1\nthings:\n  goecharger:goe:b: { config: { ip: ^\"${ENV:HOMEBINDING_STAGE_NONE}\" } }\n", "", "Thing goecharger:goe:b [ip=^\"${ENV:HOMEBINDING_STAGE_NONE}\"]\n", "", "The environment variable 'HOMEBINDING_STAGE_NONE' is not set.", "Set it for the process of the host, or write ${ENV:HOMEBINDING_STAGE_NONE:-VALUE} for what holds without it." },
    };

    [Theory]
    [MemberData(nameof(Stages))]
    public void Check_MistakeInYaml_IsAnErrorAtItsPlaceThatHelps(string stage, string code, string yamlThings, string yamlItems, string textThings, string textItems, string message, string? hint)
    {
        _ = (stage, textThings, textItems);
        AssertOneError(yamlThings, yamlItems, code.Split('|')[0], message.Split('|')[0], hint);
    }

    [Theory]
    [MemberData(nameof(Stages))]
    public void Check_MistakeInText_IsAnErrorAtItsPlaceThatHelps(string stage, string code, string yamlThings, string yamlItems, string textThings, string textItems, string message, string? hint)
    {
        _ = (stage, yamlThings, yamlItems);
        AssertOneError(textThings, textItems, code.Split('|')[^1], message.Split('|')[^1], hint);
    }

    [Fact]
    public void Check_MistakesOfAllStagesInSeveralFiles_AreAllReported()
    {
        using var home = new TestHome().WriteSecrets("box: x\n");
        _ = home
            .Write("things/a.things", "version: 1\nthings:\n  goecharger:goe:a: { config: { ip: x, refreshInterval: 0 } }\n  goecharger:goe:b: { config: { ip: !secret bx } }\n  gocharger:goe:c: {}\n")
            .Write("things/b.things", "Thing goecharger:goe:a [ip=\"x\"]\nThing goecharger:goe:d [ip=x]\n")
            .Write("items/a.items", "version: 1\nitems:\n  A: { type: Swich }\n  B: { type: Switch, lable: x, channel: \"goecharger:goe:a:door\" }\n  C: { type: Switch, channel: \"goecharger:goe:a:dor\" }\n  D: { type: Switch, groups: [E] }\n")
            .Write("items/b.items", "Switch C\nContact F {channel=\"goecharger:goe:a:powerL1\"}\nSwitch G {expire=\"soon\"}\n");

        var model = home.Read();

        Assert.Equal(
            [
                "items/a.items:3:14", "items/a.items:4:22", "items/a.items:5:31", "items/a.items:6:31", "items/b.items:1:8", "items/b.items:2:21", "items/b.items:3:18",
                "things/a.things:3:57", "things/a.things:4:37", "things/a.things:5:3", "things/b.things:1:7", "things/b.things:2:28",
            ],
            model.Diagnostics.Concat(ModelChecker.Check(model, TestTypes.All, TestTypes.Profiles)).Select(static each => each.Span.ToString()).Order(StringComparer.Ordinal));
    }

    private static void AssertOneError(string things, string items, string code, string message, string? hint)
    {
        using var home = new TestHome().WriteSecrets("box: x\n");
        _ = home.Write("things/a.things", Unmarked(things));
        if (items.Length > 0) _ = home.Write("items/a.items", Unmarked(items));

        var model = home.Read();
        var error = Assert.Single(model.Diagnostics.Concat(ModelChecker.Check(model, TestTypes.All, TestTypes.Profiles)));

        var (file, text) = items.Contains('^', StringComparison.Ordinal) ? ("items/a.items", items) : ("things/a.things", things);
        var before = text[..text.IndexOf('^', StringComparison.Ordinal)];
        var (line, column) = (before.Count(static each => each == '\n') + 1, before.Length - before.LastIndexOf('\n'));
        Assert.Equal((Severity.Error, new SourceSpan(file, line, column), message), (error.Severity, error.Span, error.Message));
        Assert.Equal(code, error.Code.ToString());
        if (hint is not null) Assert.Equal(hint, error.Hint);
        var shown = error.Render(home.Directory).Split('\n');
        Assert.Equal("    " + Unmarked(text).Split('\n')[line - 1], shown[1]);
        Assert.Equal(new string(' ', 3 + column) + "^", shown[2]);
    }

    private static string Unmarked(string text) => text.Replace("^", "", StringComparison.Ordinal);
}
