using HomeBinding.Channels;
using HomeBinding.Configuration.Files.Syntax;
using HomeBinding.Configuration.Model;
using HomeBinding.Engine.Groups;
using HomeBinding.Engine.Items;
using HomeBinding.Engine.Links;
using HomeBinding.Engine.Metadata;
using HomeBinding.Engine.Profiles;
using HomeBinding.Profiles;

namespace HomeBinding.Configuration.Files.Building;

/// <summary>Makes of an item as it is written, and its links, what the engine takes.</summary>
internal sealed class ItemBuilder(SharedUids shared, FileDiagnostics diagnostics)
{
    public ItemElement Build(ItemSyntax item)
    {
        var errors = diagnostics.Errors;
        var name = item.Name.Value;
        if (!ItemDefinition.IsName(name))
            diagnostics.Error(DiagnosticCode.NotAName, item.Name.Span, $"{Printable.Quote(name)} is not an item name; expected letters, digits and _, not beginning with a digit.", SuggestName(name));
        var group = ReadGroup(item);
        var type = ItemTypeReader.IsGroup(item) ? group?.Type : ItemTypeReader.Read(item, diagnostics);
        var metadata = MetadataReader.Read(item, type ?? ItemType.Text, type is null ? new FileDiagnostics(item.Name.Span.File) : diagnostics);
        // The unit may stand in either place.
        item.Unit ??= item.Metadata.Find(static each => each.Namespace.Value == MetadataNamespaces.Unit)?.Value;
        var unit = type is null ? null : UnitReader.Read(item, type, diagnostics);
        var links = ReadLinks(item);
        if (type is null || item.IsFaulty || diagnostics.Errors > errors) return new ItemElement(name, item.Name.Span);
        var groups = item.Groups.Count == 0 ? [] : item.Groups.DistinctBy(static each => each.Value).ToArray();
        var definition = new ItemDefinition
        {
            Name = name,
            Type = type,
            Label = item.Label,
            Icon = item.Icon,
            Unit = unit,
            Format = item.Format,
            Tags = item.Tags.ToArray(),
            Group = group,
            Groups = groups.Length == 0 ? [] : Array.ConvertAll(groups, static each => each.Value),
            Metadata = metadata,
        };
        var entry = new ItemEntry(definition, item.Name.Span) { GroupSpans = groups.Length == 0 ? [] : Array.ConvertAll(groups, static each => each.Span), ReferenceSpans = MetadataReader.References(item) };
        return new ItemElement(entry, links);
    }

    private GroupDefinition? ReadGroup(ItemSyntax item)
    {
        if (ItemTypeReader.IsGroup(item)) return GroupReader.Read(item, diagnostics);
        if (item.Group is { } group && item.Type is not null)
            diagnostics.Error(DiagnosticCode.Misplaced, group.Span, "Only items of type Group have a 'group:'.", "Write type: Group, and the type of its state below 'group:'; the groups that the item is in stand in 'groups:'.");
        return null;
    }

    private LinkEntry[] ReadLinks(ItemSyntax item)
    {
        if (item.Links.Count == 0) return [];
        var links = new List<LinkEntry>(item.Links.Count);
        var seen = item.Links.Count > 1 ? new HashSet<ChannelUid>() : null;
        foreach (var link in item.Links)
        {
            var (channel, profile) = link;
            if (profile is { } named && !ProfileTypeUid.TryParse(named.Value, out _))
                diagnostics.Error(DiagnosticCode.NotAName, named.Span, $"{Printable.Quote(named.Value)} is not a profile's id; expected scope:profile or profile, e.g. system:offset or offset.");
            if (!ChannelUid.TryParse(channel.Value, out var uid))
                diagnostics.Error(DiagnosticCode.NotAName, channel.Span, $"{Printable.Quote(channel.Value)} is not a channel id; expected binding:type:id:channel, e.g. goecharger:goe:garage:maxCurrent.");
            else if (seen?.Add(uid) == false)
                diagnostics.Error(DiagnosticCode.Twice, channel.Span, $"Item {Printable.Escape(item.Name.Value)} is linked to {uid} already.", "Delete one of the two links; give the profile to the other.");
            else
                links.Add(ToEntry(item, link, uid));
        }
        return [.. links];
    }

    private LinkEntry ToEntry(ItemSyntax item, LinkSyntax link, ChannelUid uid)
    {
        var definition = new LinkDefinition(item.Name.Value, shared.Share(uid));
        var isDefault = link.Profile is not { } profile || (ProfileTypeUid.TryParse(profile.Value, out var type) && type == SystemProfiles.Default);
        foreach (var parameter in isDefault ? link.Parameters : [])
            diagnostics.Warning(DiagnosticCode.NoEffect, parameter.Name.Span, $"{Printable.Quote(parameter.Name.Value)} has no effect; the profile system:default has no settings.");
        if (isDefault) return new LinkEntry(definition, link.Channel.Span) { ProfileSpan = link.Profile?.Span };
        return new LinkEntry(
            definition with { Profile = link.Profile!.Value.Value, Configuration = link.Parameters.ToDictionary(each => each.Name.Value, each => each.Value.Value, StringComparer.Ordinal) },
            link.Channel.Span)
        {
            ProfileSpan = link.Profile.Value.Span,
            ParameterSpans = link.Parameters.ToDictionary(each => each.Name.Value, each => (each.Name.Span, each.Value.Span), StringComparer.Ordinal),
        };
    }

    private static string? SuggestName(string name)
    {
        if (name.Length is 0 or > 100) return null;
        var letters = string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '_'));
        var valid = char.IsAsciiDigit(letters[0]) ? "_" + letters : letters;
        return valid.Any(char.IsAsciiLetterOrDigit) ? $"'{valid}' would be one." : null;
    }
}
