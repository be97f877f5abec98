using FsCheck.Xunit;
using HomeBinding.Engine.Items;
using HomeBinding.Rules.Compilation;
using HomeBinding.Rules.Tests.Support;
using Microsoft.CodeAnalysis.CSharp;

namespace HomeBinding.Rules.Tests;

public sealed class UsedItemsTests
{
    private static readonly Func<string, ItemType?> Home = RuleHome.Items.ToDictionary(each => each.Name, each => each.Type).GetValueOrDefault;

    public static TheoryData<string> Sources =>
    [
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "SolarCharging.cs")),
        """var x = $"{Items.Meter.State:F1} {{Items}} {(Items.@class is { } @new ? $@"{@new}""" + "\"" + """ : "")}"; /* Items.In */ // _x\n#if A\nItems.B\n#endif""",
        "Items.Häuschen.x1 = 0x1F + 1e5m; \\u0041bc.D\\U00000065f(); a\u00ADb.c\u200Dd;",
        "",
    ];

    [Theory]
    [MemberData(nameof(Sources))]
    public void Of_AnySource_LooksAtEachIdentifierThatCouldNameAnItem(string source)
    {
        var asked = new HashSet<string>();
        UsedItems.Of(source, name =>
        {
            asked.Add(name);
            return null;
        });

        var identifiers = SyntaxFactory.ParseTokens(source).Select(each => each.ValueText).Where(ItemDefinition.IsName);
        Assert.Empty(identifiers.Except(asked.Append("Items")));
    }

    [Property]
    public void Of_AnyText_DoesNotThrow(string? text) => UsedItems.Of(text ?? "", static _ => null);

    [Fact]
    public void Of_ASource_FindsTheItemsThatItNames() =>
        Assert.Equal(["Light", "Meter"], UsedItems.Of("On(Items.Meter.Changes, _ => Items.Light.SendCommand(OnOff.On)); Items.Metre.X();", Home).Names);

    [Fact]
    public void Source_DependsOnNothingButNamesAndTypes()
    {
        const string Text = "Items.Meter Items.Light";
        var source = UsedItems.Of(Text, Home).Source;

        Assert.Equal(source, UsedItems.Of("// Light\n Items.Meter and more", Home).Source);
        Assert.NotEqual(source, UsedItems.Of(Text, name => name == "Meter" ? ItemType.Switch : Home(name)).Source);
        Assert.NotEqual(source, UsedItems.Of(Text, name => name == "Meter" ? null : Home(name)).Source);
    }
}
