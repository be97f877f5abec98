using HomeBinding.Configuration.Checks;
using HomeBinding.Configuration.Tests.Checks;

namespace HomeBinding.Configuration.Tests.Files;

/// <summary>The home's own semantic tags.</summary>
public sealed class TagFileTests
{
    public static TheoryData<string, string> Wrong => new()
    {
        { "Location_indoor: {}", "3:3: error: 'Location_indoor' is not the path of a tag; expected that of its parent, _ and its name of letters and digits, which begins with a capital letter, e.g. Location_Indoor_Cellar." },
        { "Location__Cellar: {}", "3:3: error: 'Location__Cellar' is not the path of a tag; expected that of its parent, _ and its name of letters and digits, which begins with a capital letter, e.g. Location_Indoor_Cellar." },
        { "\"\": {}", "3:3: error: '' is not the path of a tag; expected that of its parent, _ and its name of letters and digits, which begins with a capital letter, e.g. Location_Indoor_Cellar." },
        { "Cellar: {}", "3:3: error: The path of a tag begins with one of Location, Equipment, Point, Property, not with 'Cellar'." },
        { "Locaton_Cellar: {}", "3:3: error: The path of a tag begins with one of Location, Equipment, Point, Property, not with 'Locaton'. | Did you mean 'Location'?" },
        { "Location: {}", "3:3: error: Location is a tag of openHAB's own. | Write Location_ and a name." },
        { "Location_Cellar: { lable: x }", "3:22: error: 'lable' is not known of tags; expected label, description, synonyms. | Did you mean 'label'?" },
        { "Location_Cellar: { synonyms: x }", "3:32: error: 'synonyms' is 'x'; expected a list of texts. | Write [x]." },
        { "Location_Cellar: [x]", "3:20: error: 'Location_Cellar' is a list; expected a map with label, description and synonyms." },
        { "Location_Cellar:\n  Location_Cellar:", "4:3: error: The key 'Location_Cellar' is there twice; the first is at items/a.items:3:3. | Delete or rename one of the two." },
        { "Location_Indor_Cellar: {}", "3:3: warning: The parent Location_Indor is none of the tags in these files. | Did you mean 'Location_Indoor'?" },
        { "Location_Indoor_Vault: {}\n  Location_Indoor_Valt_Safe: {}", "4:3: warning: The parent Location_Indoor_Valt is none of the tags in these files. | Did you mean 'Location_Indoor_Vault'?" },
        { "Location_Indoor_Vault: { x: y }\n  Location_Indoor_Vault_Safe: {}", "3:28: error: 'x' is not known of tags; expected label, description, synonyms." },
        { "Location_Indoor_Vault: {}\n  Location_Outdoor_Vault: {}", "4:3: warning: The name Vault is that of Location_Indoor_Vault too, at items/a.items:3:3; items that have it among their tags mean that one. | Choose another name." },
    };

    [Fact]
    public void Read_Tags_AreInTheModel()
    {
        var model = TestHome.ReadFile("""
            version: 1
            tags:
              Location_Indoor_Vault: { label: Strong room, description: Where the gold is., synonyms: [Vault, Safe room] }
              Location_Indoor_Vault_Shelf:
              Equipment_Lightbulb_DeskLamp: {}
            items:
              A: { type: Switch, tags: [Vault, Whatever] }
            """);

        Assert.Empty(model.Diagnostics.Concat(ModelChecker.Check(model, TestTypes.All)));
        Assert.Equal(
            ["Location_Indoor_Vault|Vault|Location_Indoor|Strong room|Where the gold is.|Vault,Safe room", "Location_Indoor_Vault_Shelf|Shelf|Location_Indoor_Vault|Shelf||", "Equipment_Lightbulb_DeskLamp|DeskLamp|Equipment_Lightbulb|DeskLamp||"],
            model.Tags.Select(each => each.Tag).Select(each => $"{each.Uid}|{each.Name}|{each.Parent}|{each.Label}|{each.Description}|{string.Join(',', each.Synonyms)}"));
        Assert.Equal("items/a.items:4:3", model.Tags[1].Span.ToString());
        Assert.Equal(["Vault", "Whatever"], Assert.Single(model.Items).Definition.Tags);
    }

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Read_TagWithAProblem_SaysWhereAndWhat(string tags, string expected)
    {
        var model = TestHome.ReadFile($"version: 1\ntags:\n  {tags}\n");

        var found = Assert.Single(model.Diagnostics.Concat(ModelChecker.Check(model, TestTypes.All)));
        Assert.Equal("items/a.items:" + expected, found + (found.Hint is null ? "" : $" | {found.Hint}"));
    }

    [Fact]
    public void Read_TagInTwoFiles_NamesBothPlaces()
    {
        using var home = new TestHome();

        var model = home.Write("items/a.yaml", "version: 1\ntags: { Location_A: }\n").Write("things/b.yaml", "version: 1\ntags: { Location_A: { label: x } }\n").Read();

        Assert.Equal("items/a.yaml:2:9: error: The tag Location_A is declared twice; the first is at things/b.yaml:2:9.", Assert.Single(model.Diagnostics).ToString());
        Assert.Equal("x", Assert.Single(model.Tags).Tag.Label);
    }
}
