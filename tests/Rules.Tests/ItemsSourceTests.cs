using HomeBinding.Engine.Groups;
using HomeBinding.Engine.Items;
using HomeBinding.Rules.Compilation;
using HomeBinding.Rules.Items;
using HomeBinding.Rules.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace HomeBinding.Rules.Tests;

public sealed class ItemsSourceTests
{
    public static TheoryData<string> Types => [.. ItemType.Undimensioned.Select(each => each.Name)];

    [Theory]
    [MemberData(nameof(Types))]
    public void Generate_EachItemType_HasAClassOfItsOwn(string name)
    {
        Assert.True(ItemType.TryParse(name, out var type));

        var source = ItemsSource.Generate([RuleHome.Item("A", type)]);

        Assert.Contains($"public readonly global::HomeBinding.Rules.Items.{name}Item @A ", source, StringComparison.Ordinal);
        Assert.True(typeof(RuleItem).Assembly.GetType($"HomeBinding.Rules.Items.{name}Item")?.IsSubclassOf(typeof(RuleItem)));
    }

    [Fact]
    public void Generate_DocumentsEachItem()
    {
        var watts = ItemType.Quantity(Units.Power.Definition);
        var temperature = ItemType.Quantity(Units.Temperature.Definition);

        var source = ItemsSource.Generate(
            [
                RuleHome.Item("Meter", watts) with { Label = "Power <of> \"A & B\"", Unit = Units.Units.Kilowatt, Groups = ["Garage", "Energy"] },
                RuleHome.Item("Outside", temperature),
                RuleHome.Item("Total", watts) with { Label = "All", Group = new GroupDefinition(watts, GroupFunction.Sum) },
                RuleHome.Item("Rooms", ItemType.Group) with { Group = new GroupDefinition() },
            ],
            Units.MeasurementSystem.US);

        Assert.Contains("""
            /// <summary>Power &lt;of&gt; &quot;A &amp; B&quot; (Number:Power in kW)</summary>
                /// <remarks>In <c>Garage</c>, <c>Energy</c></remarks>
                public readonly global::HomeBinding.Rules.Items.QuantityItem<global::HomeBinding.Units.Power> @Meter =
            """, source, StringComparison.Ordinal);
        Assert.Contains("/// <summary>Outside (Number:Temperature in °F)</summary>\n    public", source, StringComparison.Ordinal);
        Assert.Contains("/// <summary>All (Number:Power in W, SUM of its members)</summary>", source, StringComparison.Ordinal);
        Assert.Contains("/// <summary>Rooms (Group)</summary>", source, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a\nb")]
    [InlineData("a\r\nb")]
    [InlineData("a\u2028b")]
    [InlineData("a\u2029b")]
    [InlineData("a\u0085b")]
    [InlineData("a\u202Eb")]
    [InlineData("a\ud800b")]
    [InlineData("a\u0000b")]
    [InlineData("a</summary>b")]
    [InlineData("a */ b")]
    public void Generate_LabelOfAHostileFile_StaysWithinItsComment(string label)
    {
        var source = ItemsSource.Generate([RuleHome.Item("A", ItemType.Switch) with { Label = label }]);
        var plain = ItemsSource.Generate([RuleHome.Item("A", ItemType.Switch) with { Label = "a" }]);

        Assert.Equal(Code(plain), Code(source));
        var comment = Assert.Single(CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(documentationMode: DocumentationMode.Diagnose)).GetRoot()
            .DescendantTrivia(descendIntoTrivia: false).Select(static each => each.GetStructure()).OfType<DocumentationCommentTriviaSyntax>(), static each => each.ToString().Contains("Switch", StringComparison.Ordinal));
        Assert.Empty(comment.GetDiagnostics());
    }

    // Everything but comments, as the compiler sees it.
    private static string Code(string source) => string.Join(' ', SyntaxFactory.ParseTokens(source).Select(static each => each.Text));
}
