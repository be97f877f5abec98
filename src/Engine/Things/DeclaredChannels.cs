using System.Globalization;
using HomeBinding.Channels;
using HomeBinding.Configuration;
using HomeBinding.Things;

namespace HomeBinding.Engine.Things;

/// <summary>The channels of a thing: those of its type, and those that its file adds where the type is extensible or its channels are not all declared.</summary>
public static class DeclaredChannels
{
    /// <summary>Makes the declarations of all channels.</summary>
    /// <param name="type">The thing's type.</param>
    /// <param name="thing">What the file says of the thing.</param>
    /// <param name="errors">What is wrong with channels of the file; those are left out.</param>
    public static IReadOnlyList<ChannelDefinition> Of(ThingType type, ThingDefinition thing, out IReadOnlyList<ChannelError> errors)
    {
        errors = [];
        if (thing.Channels.Count == 0) return type.Channels;
        var found = new List<ChannelError>();
        var channels = type.Channels.ToDictionary(each => each.Id, StringComparer.Ordinal);
        var declared = new HashSet<string>(StringComparer.Ordinal);
        foreach (var declaration in thing.Channels)
        {
            if (!ChannelUid.IsId(declaration.Id))
                found.Add(new ChannelError(declaration.Id, ChannelErrorKind.Id, $"'{declaration.Id}' is not a channel id. Use letters, digits, _ and -, or group#channel."));
            else if (!declared.Add(declaration.Id) || (declaration.Type is not null && channels.ContainsKey(declaration.Id)))
                found.Add(new ChannelError(declaration.Id, ChannelErrorKind.Id, $"There is a channel '{declaration.Id}' already. Choose another id."));
            else if ((channels.TryGetValue(declaration.Id, out var own) ? Rename(own, declaration, found) : Create(type, declaration, found)) is { } channel)
                channels[channel.Id] = channel;
        }
        errors = found;
        return [.. channels.Values];
    }

    private static ChannelDefinition? Create(ThingType type, ChannelDeclaration declaration, List<ChannelError> errors)
    {
        if (type.ExtensibleChannelTypes.Count == 0 && (declaration.Type is not null || !type.HasDynamicChannels))
        {
            errors.Add(new ChannelError(declaration.Id, ChannelErrorKind.Type, $"Things of type {type.Uid} have the channels of their type only; no others can be added."));
            return null;
        }
        if (declaration.Type is not { } written) return CreateWithoutType(declaration, errors);
        var uid = written.Contains(':', StringComparison.Ordinal) ? written : $"{type.Uid.BindingId}:{written}";
        if (type.ExtensibleChannelTypes.FirstOrDefault(each => string.Equals(each.Uid.ToString(), uid, StringComparison.OrdinalIgnoreCase)) is not { } channelType)
        {
            errors.Add(new ChannelError(
                declaration.Id,
                ChannelErrorKind.Type,
                string.Create(CultureInfo.InvariantCulture, $"Things of type {type.Uid} take no channels of type '{written}'; expected {string.Join(", ", type.ExtensibleChannelTypes.Select(each => each.Uid.TypeId))}.")));
            return null;
        }
        var channel = channelType.Create(declaration.Id, declaration.Configuration, out var wrong);
        errors.AddRange(wrong.Select(each => Describe(declaration, each)));
        if (channel is null) return null;
        if (declaration.Label is { } label) channel = channel with { Label = label };
        if ((declaration.Description ?? channel.Description ?? channelType.Description) is { } description) channel = channel with { Description = description };
        return channel;
    }

    // Nothing describes its configuration: the handler gets it as it is written, and says itself what it does with commands.
    private static ChannelDefinition? CreateWithoutType(ChannelDeclaration declaration, List<ChannelError> errors)
    {
        if (declaration.Kind == ChannelKind.State && declaration.ItemType is null)
        {
            errors.Add(new ChannelError(declaration.Id, ChannelErrorKind.Type, $"The channel '{declaration.Id}' has neither a type nor a type of items."));
            return null;
        }
        var channel = declaration.Kind == ChannelKind.Trigger
            ? ChannelDefinitions.Trigger(declaration.Id)
            : ChannelOfItemType.Create(declaration.Id, declaration.ItemType!) with { Writable = true };
        channel = channel with { Description = declaration.Description, Configuration = declaration.Configuration };
        return declaration.Label is { } label ? channel with { Label = label } : channel;
    }

    /// <summary>A channel of the thing's own type that the file names again, as openHAB allows: that gives it a label.</summary>
    private static ChannelDefinition? Rename(ChannelDefinition own, ChannelDeclaration declaration, List<ChannelError> errors)
    {
        var error = own.Kind != declaration.Kind || (own.Kind == ChannelKind.State && own.ItemType != declaration.ItemType?.Name)
            ? $"There is a channel '{own.Id}' already, {(own.Kind == ChannelKind.Trigger ? "which tells of events" : $"of type {own.ItemType}")}. Choose another id."
            : declaration.Configuration.Count > 0 ? $"The channel '{own.Id}' is one of the thing's type and takes no configuration." : null;
        if (error is not null)
        {
            errors.Add(new ChannelError(declaration.Id, ChannelErrorKind.Id, error));
            return null;
        }
        if (declaration.Label is { } label) own = own with { Label = label };
        return declaration.Description is { } description ? own with { Description = description } : own;
    }

    private static ChannelError Describe(ChannelDeclaration declaration, ConfigError error) =>
        new(declaration.Id, ChannelErrorKind.Configuration, $"Channel '{declaration.Id}': {error.Message}", error.Parameter);
}
