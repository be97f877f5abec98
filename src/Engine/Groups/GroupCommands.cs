using System.Diagnostics.CodeAnalysis;
using HomeBinding.Engine.Items;
using HomeBinding.Values;

namespace HomeBinding.Engine.Groups;

/// <summary>Commands to a group without type.</summary>
internal static class GroupCommands
{
    /// <summary>Reads a command that every item takes that a command to the group reaches.</summary>
    public static bool TryParse(GroupState group, string text, [NotNullWhen(true)] out ICommand? command, [NotNullWhen(false)] out string? error)
    {
        var targets = group.Flatten();
        error = $"The group {group.Item.Name} has no members.";
        command = null;
        foreach (var target in targets)
        {
            if (!target.Type.TryParseCommand(text, out var read, out var refused))
            {
                error = $"Not all members of {group.Item.Name} take '{text}': {refused}";
            }
            else if (targets.Find(each => !each.Type.TryAccept(read, each.Unit, out ICommand? _, out _)) is { } unwilling)
            {
                error = $"Not all members of {group.Item.Name} take '{text}', for instance {unwilling.Name} of type {unwilling.Type.Name}.";
            }
            else
            {
                command = read;
                error = null;
                return true;
            }
        }
        return false;
    }
}
