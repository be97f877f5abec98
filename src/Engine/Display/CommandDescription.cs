using HomeBinding.Channels;
using HomeBinding.Engine.Items;

namespace HomeBinding.Engine.Display;

/// <summary>Which commands to offer for an item (openHAB's CommandDescription).</summary>
/// <param name="Options">The commands; empty for no choice.</param>
public sealed record CommandDescription(IReadOnlyList<CommandOption> Options)
{
    /// <summary>No choice.</summary>
    public static CommandDescription None { get; } = new([]);

    /// <summary>
    /// The commands of the metadata <c>commandDescription</c>, else the options of the state, which are commands as well but for Contact, Call and Image.
    /// </summary>
    /// <param name="type">The item's type.</param>
    /// <param name="metadata">The settings of the metadata, of which <c>options</c> counts; null for none.</param>
    /// <param name="state">The merged description of the state.</param>
    public static CommandDescription Of(ItemType type, IReadOnlyDictionary<string, object?>? metadata, StateDescription? state)
    {
        if (metadata is not null && metadata.TryGetValue("options", out var options) && options?.ToString() is { } text && OptionList.Read(text) is { Count: > 0 } own)
            return new([.. own.Select(each => new CommandOption(each.Value, each.Label))]);
        return state is { Options.Count: > 0 } && type != ItemType.Contact && type != ItemType.Call && type != ItemType.Image
            ? new([.. state.Options.Select(each => new CommandOption(each.Value, each.Label))])
            : None;
    }
}
