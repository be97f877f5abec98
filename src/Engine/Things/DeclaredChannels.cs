using System.Globalization;
using HomeBinding.Channels;
using HomeBinding.Configuration;
using HomeBinding.Things;

namespace HomeBinding.Engine.Things;

/// <summary>The channels of a thing: those of its type, and those that its file adds where the type is extensible.</summary>
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
        foreach (var declaration in thing.Channels)
        {
            if (!ChannelUid.IsId(declaration.Id))
                found.Add(new ChannelError(declaration.Id, ChannelErrorKind.Id, $"'{declaration.Id}' is not a channel id. Use letters, digits, _ and -, or group#channel."));
            else if (channels.ContainsKey(declaration.Id))
                found.Add(new ChannelError(declaration.Id, ChannelErrorKind.Id, $"There is a channel '{declaration.Id}' already. Choose another id."));
            else if (Create(type, declaration, found) is { } channel)
                channels.Add(channel.Id, channel);
        }
        errors = found;
        return [.. channels.Values];
    }

    private static ChannelDefinition? Create(ThingType type, ChannelDeclaration declaration, List<ChannelError> errors)
    {
        if (type.ExtensibleChannelTypes.Count == 0)
        {
            errors.Add(new ChannelError(declaration.Id, ChannelErrorKind.Type, $"Things of type {type.Uid} have the channels of their type only; no others can be added."));
            return null;
        }
        var uid = declaration.Type.Contains(':', StringComparison.Ordinal) ? declaration.Type : $"{type.Uid.BindingId}:{declaration.Type}";
        if (type.ExtensibleChannelTypes.FirstOrDefault(each => string.Equals(each.Uid.ToString(), uid, StringComparison.OrdinalIgnoreCase)) is not { } channelType)
        {
            errors.Add(new ChannelError(
                declaration.Id,
                ChannelErrorKind.Type,
                string.Create(CultureInfo.InvariantCulture, $"Things of type {type.Uid} take no channels of type '{declaration.Type}'; expected {string.Join(", ", type.ExtensibleChannelTypes.Select(each => each.Uid.TypeId))}.")));
            return null;
        }
        var channel = channelType.Create(declaration.Id, declaration.Configuration, out var wrong);
        errors.AddRange(wrong.Select(each => Describe(declaration, each)));
        if (channel is null) return null;
        if (declaration.Label is { } label) channel = channel with { Label = label };
        if ((declaration.Description ?? channel.Description ?? channelType.Description) is { } description) channel = channel with { Description = description };
        return channel;
    }

    private static ChannelError Describe(ChannelDeclaration declaration, ConfigError error) =>
        new(declaration.Id, ChannelErrorKind.Configuration, $"Channel '{declaration.Id}': {error.Message}", error.Parameter);
}
