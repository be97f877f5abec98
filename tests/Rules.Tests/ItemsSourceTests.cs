using HomeBinding.Engine.Items;
using HomeBinding.Rules.Compilation;
using HomeBinding.Rules.Items;
using HomeBinding.Rules.Tests.Support;

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

        Assert.Contains($"public global::HomeBinding.Rules.Items.{name}Item @A ", source, StringComparison.Ordinal);
        Assert.True(typeof(RuleItem).Assembly.GetType($"HomeBinding.Rules.Items.{name}Item")?.IsSubclassOf(typeof(RuleItem)));
    }
}
