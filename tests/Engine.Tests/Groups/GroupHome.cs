using HomeBinding.Engine.Groups;
using HomeBinding.Engine.Items;
using HomeBinding.Engine.Tests.Support;
using HomeBinding.Values;

namespace HomeBinding.Engine.Tests.Groups;

/// <summary>Short ways to declare groups and members.</summary>
internal static class GroupHome
{
    public static ItemDefinition Group(string name, ItemType? baseType = null, GroupFunction? function = null, params string[] groups)
    {
        var group = new GroupDefinition(baseType, function);
        return new ItemDefinition { Name = name, Type = group.Type, Group = group, Groups = groups };
    }

    public static ItemDefinition Item(string name, ItemType type, params string[] groups) => new() { Name = name, Type = type, Groups = groups };

    public static Task AddAsync(this Home home, params ItemDefinition[] items) => home.Engine.AddAsync(items, []);

    public static async Task UpdateAsync(this Home home, string item, IState state)
    {
        await home.Engine.PostUpdateAsync(item, state, Home.User);
        await home.AppliedAsync();
    }

    public static string Text(this Home home, string item) => home.State(item).ToText();
}
