using HomeBinding.Engine.Metadata;

namespace HomeBinding.Configuration.Tests.Files;

/// <summary>Where YAML surprises: each does what its author expects, or is an error that says what to write.</summary>
public sealed class TrapTests
{
    private const string Item = "version: 1\nitems:\n  A:\n    type: String\n    ";

    // What a text of a file is: written, and read.
    public static TheoryData<string, string?> Texts => new()
    {
        { "NO", "NO" },
        { "no", "no" },
        { "yes", "yes" },
        { "Yes", "Yes" },
        { "ON", "ON" },
        { "OFF", "OFF" },
        { "y", "y" },
        { "true", "true" },
        { "1e3", "1e3" },
        { "1.0", "1.0" },
        { "0x10", "0x10" },
        { "0o17", "0o17" },
        { "017", "017" },
        { "1_000", "1_000" },
        { "12:30", "12:30" },
        { "12:30:45", "12:30:45" },
        { "2024-01-31", "2024-01-31" },
        { "2024-01-31T12:00:00Z", "2024-01-31T12:00:00Z" },
        { ".inf", ".inf" },
        { ".nan", ".nan" },
        { "<<", "<<" },
        { "=", "=" },
        { "a: b", null },
        { "'a: b'", "a: b" },
        { "a#b", "a#b" },
        { "a # b", "a" },
        { "'a # b'", "a # b" },
        { "'it''s'", "it's" },
        { "\"tab\\tand \\u00fc\"", "tab\tand ü" },
        { "'~'", "~" },
        { "\"null\"", "null" },
        { "''", "" },
        { "~", null },
        { "null", null },
        { "", null },
        { "|\n      one\n      two\n", "one\ntwo" },
        { "|-\n      one\n", "one" },
        { "|+\n      one\n\n", "one" },
        { ">\n      one\n      two\n", "one two" },
        { "\"one\n      two\"", "one two" },
        { "one\n      two", "one two" },
        { "Küche °C ½", "Küche °C ½" },
        { "\U0001F600", "\U0001F600" },
        { "oh:light", "oh:light" },
        { "!!str 5", "5" },
        { "! 5", "5" },
    };

    public static TheoryData<string, string> Wrong => new()
    {
        { "version: 1\nreadOnly: yes\n", "2:11: error: 'readOnly' is 'yes'; expected true or false. | Write true, without quotes." },
        { "version: 1\nreadOnly: Off\n", "2:11: error: 'readOnly' is 'Off'; expected true or false. | Write false, without quotes." },
        { "version: 1\nreadOnly: True\n", "2:11: error: 'readOnly' is 'True'; expected true or false. | Write true, without quotes." },
        { "version: 1\nreadOnly: 'true'\n", "2:11: error: 'readOnly' is 'true'; expected true or false. | Write true, without quotes." },
        { "version: 1\nreadOnly: 1\n", "2:11: error: 'readOnly' is '1'; expected true or false. | Write true, without quotes." },
        { Item + "autoupdate: no", "5:17: error: 'autoupdate' is 'no'; expected true or false. | Write false, without quotes." },
        { Item + "autoupdate: maybe", "5:17: error: 'autoupdate' is 'maybe'; expected true or false." },
        { Item + "unit: %", "5:11: error: No text may begin with '%' here unless it is in quotes. | Put the text into quotes." },
        { Item + "label: `x`", "5:12: error: No text may begin with '`' here unless it is in quotes. | Put the text into quotes." },
        { Item + "label: &x", null! },
        { Item + "label: [MAP(x.map):%s]", "5:12: error: 'label' is a list; expected a text. | Put text that begins with [ or { into quotes." },
        { "version: 1\nitems:\n  \"\": { type: Switch }\n", "3:3: error: '' is not an item name; expected letters, digits and _, not beginning with a digit." },
        { "version: 1\nitems:\n  ~: { type: Switch }\n", "3:3: error: '~' is not an item name; expected letters, digits and _, not beginning with a digit." },
        { "version: 1\nitems:\n  ? { a: b }\n  : { type: Switch }\n", "3:5: error: A key has to be a text, not a list or a map. | Put text that begins with { or [ into quotes." },
        { "version: 1\nitems:\n  [a]: { type: Switch }\n", "3:3: error: A key has to be a text, not a list or a map. | Put text that begins with { or [ into quotes." },
        { "version: 1\n...\nitems:\n", "3:1: error: A second document begins here; a file has one document only. | Delete the line '---', or move what follows to a file of its own." },
        { "version: 1\n---\nitems:\n", "2:1: error: A second document begins here; a file has one document only. | Delete the line '---', or move what follows to a file of its own." },
        { "version: 1\nitems:\n\u00a0\u00a0A: { type: Switch }\n", "3:1: error: A special blank, U+00A0, stands here; YAML takes only normal blanks as indentation. | Replace it by spaces. Such blanks come with text that is copied from web pages." },
        { "version: 1\nitems:\n  A:\n\u00a0\u00a0\u00a0\u00a0type: Switch\n", "4:1: error: A special blank, U+00A0, stands here; YAML takes only normal blanks as indentation. | Replace it by spaces. Such blanks come with text that is copied from web pages." },
        { "version: 1\nitems:\n  A:\n    type:\u00a0Switch\n    label: x\n", "4:10: error: A special blank, U+00A0, stands here; YAML takes only normal blanks as indentation and behind ':'. | Replace it by a space. Such blanks come with text that is copied from web pages." },
        { "version: 1\nitems:\n  A: &d { type: Switch }\n  B: { <<: x }\n", "4:12: error: Behind << stands the alias of a map, or a list of such. | Write e.g. <<: *defaults, and &defaults before the map that is meant." },
        { "version: 1\nitems:\n  A: &d { type: Switch }\n  B: { <<: *d, <<: *d }\n", "4:16: error: The key '<<' is there twice; the first is at items/a.items:4:8. | Write a list: <<: [*one, *other]." },
        { "version: 1\nitems:\n  A: { type: Switch, label: x, label: y }\n", "3:32: error: The key 'label' is there twice; the first is at items/a.items:3:22. | Delete or rename one of the two." },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public void Read_Label_IsTheTextThatIsMeant(string written, string? expected)
    {
        var model = TestHome.ReadFile($"{Item}label: {written}\n");

        if (written == "a: b")
        {
            Assert.Equal("items/a.items:5:13: error: A second ':' in one value.", Assert.Single(model.Diagnostics).ToString());
            return;
        }
        Assert.Empty(model.Diagnostics);
        Assert.Equal(expected, Assert.Single(model.Items).Definition.Label);
    }

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Read_WhatCannotBeMeant_SaysWhatToWrite(string content, string? expected) =>
        Assert.Equal(expected is null ? "" : "items/a.items:" + expected, string.Join('\n', TestHome.ReadFile(content).Diagnostics.Select(each => each + (each.Hint is null ? "" : $" | {each.Hint}"))));

    [Theory]
    [InlineData("NO", "NO")]
    [InlineData("OFF", "OFF")]
    [InlineData("true", true)]
    [InlineData("false", false)]
    [InlineData("True", "True")]
    [InlineData("'true'", "true")]
    [InlineData("5", 5)]
    [InlineData("'5'", "5")]
    [InlineData("1e3", "1e3")]
    [InlineData("007", "007")]
    [InlineData("2024-01-31", "2024-01-31")]
    [InlineData("~", null)]
    public void Read_SettingOfMetadata_IsWhatIsMeant(string written, object? expected)
    {
        var model = TestHome.ReadFile($"{Item}metadata: {{ alexa: {{ value: NO, config: {{ x: {written} }} }} }}\n");

        Assert.Empty(model.Diagnostics);
        var alexa = Assert.Single(model.Items).Definition.Metadata["alexa"];
        Assert.Equal("NO", alexa.Value);
        Assert.Equal(expected is int number ? (decimal)number : expected, alexa.Config["x"]);
    }

    [Theory]
    [InlineData("expire: 5m,OFF", MetadataNamespaces.Expire, "5m,OFF")]
    [InlineData("autoupdate: false", MetadataNamespaces.AutoUpdate, "false")]
    [InlineData("autoupdate: \"false\"", MetadataNamespaces.AutoUpdate, "false")]
    [InlineData("metadata: { answer: NO }", "answer", "NO")]
    [InlineData("metadata: { answer: 1e3 }", "answer", "1e3")]
    [InlineData("metadata: { answer: 2024-01-31 }", "answer", "2024-01-31")]
    [InlineData("metadata: { answer: }", "answer", "")]
    public void Read_Metadata_IsTheTextThatIsMeant(string written, string name, string expected)
    {
        var model = TestHome.ReadFile($"version: 1\nitems:\n  A:\n    type: Switch\n    {written}\n");

        Assert.Empty(model.Diagnostics);
        Assert.Equal(expected, Assert.Single(model.Items).Definition.Metadata[name].Value);
    }

    [Theory]
    [InlineData("%YAML 1.2\n---\nversion: 1\nitems: { A: { type: Switch } }\n")]
    [InlineData("\uFEFF---\nversion: 1\nitems: { A: { type: Switch } }\n...\n")]
    [InlineData("version: 1\r\nitems:\r\n  A:\r\n    type: Switch\r\n")]
    [InlineData("version: 1\ritems:\r  A:\r    type: Switch\r")]
    [InlineData("\"version\": \"1\"\n'items': {\"A\": {\"type\": \"Switch\"}}")]
    [InlineData("{version: 1, items: {A: {type: Switch}}}")]
    [InlineData("version:\t1\nitems:\t{ A:\t{ type:\tSwitch } }\t\n")]
    [InlineData("version: 1\nitems:\n  A:\n    type: |\n      Switch\n")]
    [InlineData("version: 1\nitems:\n  ? A\n  : type: Switch\n")]
    [InlineData("version: 1\nitems: # all\n\n  # one\n  A: # the one\n    type: Switch # on or off\n")]
    [InlineData("version: 1\nx-defaults: &d { type: Switch }\nitems: { A: *d }\n")]
    [InlineData("# yaml-language-server: $schema=x.json\nversion: 1\nitems: { A: { type: Switch } }\n")]
    public void Read_UnusualButRight_IsRead(string content)
    {
        var model = TestHome.ReadFile(content);

        Assert.Empty(model.Diagnostics);
        Assert.Equal(("A", "Switch"), (Assert.Single(model.Items).Definition.Name, model.Items[0].Definition.Type.Name));
    }

    [Fact]
    public void Read_MergeKeys_AddWhatTheMapDoesNotSay()
    {
        var model = TestHome.ReadFile("""
            version: 1
            x-light: &light { type: Dimmer, label: Light, tags: [Light] }
            x-kitchen: &kitchen { label: Kitchen, icon: kitchen }
            items:
              A: { <<: *light, label: Own }
              B: { label: Own, <<: *light }
              C: { <<: [*light, *kitchen] }
              D: { <<: [*kitchen, *light] }
              E: { <<: *light, <<x: y }
            """);

        Assert.Equal("items/a.items:9:20: error: '<<x' is not known of items; expected e.g. type, label, format, unit or channel.", Assert.Single(model.Diagnostics).ToString());
        Assert.Equal(
            ["A Dimmer Own  Light", "B Dimmer Own  Light", "C Dimmer Light kitchen Light", "D Dimmer Kitchen kitchen Light"],
            model.Items.Select(each => each.Definition).Select(each => $"{each.Name} {each.Type.Name} {each.Label} {each.Icon} {string.Join(' ', each.Tags)}"));
    }

    [Theory]
    [InlineData("channel: goecharger:goe:a:power", "goecharger:goe:a:power")]
    [InlineData("channel: goecharger:goe:a:group#power", "goecharger:goe:a:group#power")]
    [InlineData("channel: \"goecharger:goe:a:power\" # remark", "goecharger:goe:a:power")]
    [InlineData("channels: { goecharger:goe:a:power: {} }", "goecharger:goe:a:power")]
    [InlineData("channels: {\"goecharger:goe:a:power\":{}}", "goecharger:goe:a:power")]
    [InlineData("channels:\n      goecharger:goe:a:group#power:\n        profile: system:follow", "goecharger:goe:a:group#power")]
    public void Read_ColonsInChannelIds_NeedNoQuotes(string written, string expected)
    {
        var model = TestHome.ReadFile($"{Item}{written}\n");

        Assert.Empty(model.Diagnostics);
        Assert.Equal(expected, Assert.Single(model.Links).Definition.Channel.ToString());
    }

    [Fact]
    public void Read_BlockScalarInAConfiguration_KeepsItsLines()
    {
        var model = TestHome.ReadFile("version: 1\nthings:\n  a:b:c:\n    config:\n      key: |\n        -----BEGIN-----\n        abc\n      next: >-\n        one\n        two\n");

        Assert.Empty(model.Diagnostics);
        Assert.Equal(["-----BEGIN-----\nabc\n", "one two"], Assert.Single(model.Things).Definition.Configuration.Values);
    }
}
