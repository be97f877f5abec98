using HomeBinding.Channels;
using HomeBinding.Configuration.Files.Syntax;
using HomeBinding.Configuration.Model;
using HomeBinding.Engine.Groups;
using HomeBinding.Engine.Items;
using HomeBinding.Engine.Links;
using HomeBinding.Engine.Metadata;
using HomeBinding.Engine.Profiles;
using HomeBinding.Engine.Things;
using HomeBinding.Profiles;
using HomeBinding.Things;

namespace HomeBinding.Configuration.Files;

/// <summary>Checks what the formats read, whatever the format, and puts the model together.</summary>
internal sealed class ModelBuilder
{
    private readonly List<ThingEntry> _things = [];
    private readonly List<ItemEntry> _items = [];
    private readonly List<LinkEntry> _links = [];
    private readonly Dictionary<ThingUid, SourceSpan> _thingSpans = [];
    private readonly Dictionary<string, SourceSpan> _itemSpans = new(StringComparer.Ordinal);
    private readonly HashSet<ThingUid> _omittedThings = [];
    private readonly HashSet<string> _omittedItems = new(StringComparer.Ordinal);
    private readonly Dictionary<ThingUid, ThingUid> _sharedThings = [];
    private readonly Dictionary<string, string> _sharedChannels = new(StringComparer.Ordinal);
    private bool _hasOmittedFiles;

    /// <summary>Adds what a file says.</summary>
    /// <returns>What is wrong in it, in the order of lines: what its reader found, and what does not fit the files before it.</returns>
    public IReadOnlyList<Diagnostic> Add(FileSyntax file)
    {
        _hasOmittedFiles |= file.IsUnreadable;
        var diagnostics = new FileDiagnostics(file.File);
        foreach (var thing in file.Things) Add(thing, diagnostics);
        foreach (var item in file.Items) Add(item, diagnostics);
        return [.. file.Diagnostics.Concat(diagnostics.All).OrderBy(static each => each.Span.Line == 0).ThenBy(static each => each.Span.Line).ThenBy(static each => each.Span.Column)];
    }

    private void Add(ThingSyntax thing, FileDiagnostics diagnostics)
    {
        if (!ThingUid.TryParse(thing.Uid.Value, out var uid))
        {
            diagnostics.Error(thing.Uid.Span, $"{Printable.Quote(thing.Uid.Value)} is not a thing id; expected binding:type:id of letters, digits, _ and -, e.g. goecharger:goe:garage.");
            return;
        }
        if (!_thingSpans.TryAdd(uid, thing.Uid.Span))
        {
            diagnostics.Error(thing.Uid.Span, $"Thing {uid} is declared twice; the first is at {_thingSpans[uid]}.", "Delete one of the two, or change the last part of its id.");
            return;
        }
        var bridge = default(ThingUid?);
        if (thing.Bridge is { } named)
        {
            if (ThingUid.TryParse(named.Value, out var parsed)) bridge = parsed;
            else diagnostics.Error(named.Span, $"{Printable.Quote(named.Value)} is not a thing id; expected that of a bridge, binding:type:id.");
        }
        if (thing.IsFaulty || (bridge is null && thing.Bridge is not null))
        {
            _ = _omittedThings.Add(uid);
            return;
        }
        _things.Add(new ThingEntry(
            new ThingDefinition
            {
                Uid = uid,
                Label = thing.Label,
                Location = thing.Location,
                Bridge = bridge,
                Configuration = Values(thing.Parameters),
                Channels =
                [
                    .. thing.Channels.Select(each => new ChannelDeclaration(each.Id.Value, each.Type!.Value.Value)
                    {
                        Label = each.Label,
                        Description = each.Description,
                        Configuration = Values(each.Parameters),
                    }),
                ],
            },
            thing.Uid.Span,
            ValueSpans(thing.Parameters))
        {
            ConfigNameSpans = NameSpans(thing.Parameters),
            BridgeSpan = thing.Bridge?.Span ?? thing.Uid.Span,
            Bridge = thing.IsBridge is { } isBridge ? (isBridge.Value, isBridge.Span) : null,
            ChannelPlaces = thing.Channels.ToDictionary(
                each => each.Id.Value,
                each => new ChannelPlaces(each.Id.Span, each.Type!.Value.Span, ValueSpans(each.Parameters), NameSpans(each.Parameters)),
                StringComparer.Ordinal),
        });
    }

    private static Dictionary<string, object?> Values(List<ParameterSyntax> parameters) =>
        parameters.ToDictionary(each => each.Name.Value, each => each.Value.Value, StringComparer.Ordinal);

    private static Dictionary<string, SourceSpan> ValueSpans(List<ParameterSyntax> parameters) =>
        parameters.ToDictionary(each => each.Name.Value, each => each.Value.Span, StringComparer.Ordinal);

    private static Dictionary<string, SourceSpan> NameSpans(List<ParameterSyntax> parameters) =>
        parameters.ToDictionary(each => each.Name.Value, each => each.Name.Span, StringComparer.Ordinal);

    private void Add(ItemSyntax item, FileDiagnostics diagnostics)
    {
        var errors = diagnostics.Errors;
        var name = item.Name.Value;
        if (!ItemDefinition.IsName(name))
            diagnostics.Error(item.Name.Span, $"{Printable.Quote(name)} is not an item name; expected letters, digits and _, not beginning with a digit.", SuggestName(name));
        else if (!_itemSpans.TryAdd(name, item.Name.Span))
            diagnostics.Error(item.Name.Span, $"Item {name} is declared twice; the first is at {_itemSpans[name]}.", "Delete or rename one of the two.");
        var group = ReadGroup(item, diagnostics);
        var type = ItemTypeReader.IsGroup(item) ? group?.Type : ItemTypeReader.Read(item, diagnostics);
        var metadata = MetadataReader.Read(item, type ?? ItemType.Text, type is null ? new FileDiagnostics(item.Name.Span.File) : diagnostics);
        // The unit may stand in either place.
        item.Unit ??= item.Metadata.Find(static each => each.Namespace.Value == MetadataNamespaces.Unit)?.Value;
        var unit = type is null ? null : UnitReader.Read(item, type, diagnostics);
        var links = ReadLinks(item, diagnostics);
        if (type is null || item.IsFaulty || diagnostics.Errors > errors)
        {
            _ = _omittedItems.Add(name);
            return;
        }
        var groups = item.Groups.DistinctBy(static each => each.Value).ToArray();
        _items.Add(new ItemEntry(
            new ItemDefinition
            {
                Name = name,
                Type = type,
                Label = item.Label,
                Icon = item.Icon,
                Unit = unit,
                Format = item.Format,
                Tags = item.Tags.Count == 0 ? [] : item.Tags,
                Group = group,
                Groups = groups.Length == 0 ? [] : [.. groups.Select(static each => each.Value)],
                Metadata = metadata,
            },
            item.Name.Span) { GroupSpans = groups.Length == 0 ? [] : [.. groups.Select(static each => each.Span)] });
        _links.AddRange(links);
    }

    private static GroupDefinition? ReadGroup(ItemSyntax item, FileDiagnostics diagnostics)
    {
        if (ItemTypeReader.IsGroup(item)) return GroupReader.Read(item, diagnostics);
        if (item.Group is { } group && item.Type is not null)
            diagnostics.Error(group.Span, "Only items of type Group have a 'group:'.", "Write type: Group, and the type of its state below 'group:'; the groups that the item is in stand in 'groups:'.");
        return null;
    }

    public HomeModel Build(IReadOnlyList<Diagnostic> diagnostics) => new(_things, _items, _links, diagnostics)
    {
        OmittedThings = _omittedThings,
        OmittedItems = _omittedItems,
        HasOmittedFiles = _hasOmittedFiles,
    };

    private List<LinkEntry> ReadLinks(ItemSyntax item, FileDiagnostics diagnostics)
    {
        var links = new List<LinkEntry>(item.Links.Count);
        var seen = item.Links.Count > 1 ? new HashSet<ChannelUid>() : null;
        foreach (var link in item.Links)
        {
            var (channel, profile) = link;
            if (profile is { } named && !ProfileTypeUid.TryParse(named.Value, out _))
                diagnostics.Error(named.Span, $"{Printable.Quote(named.Value)} is not a profile's id; expected scope:profile or profile, e.g. system:offset or offset.");
            if (!ChannelUid.TryParse(channel.Value, out var uid))
                diagnostics.Error(channel.Span, $"{Printable.Quote(channel.Value)} is not a channel id; expected binding:type:id:channel, e.g. goecharger:goe:garage:maxCurrent.");
            else if (seen?.Add(uid) == false)
                diagnostics.Error(channel.Span, $"Item {Printable.Escape(item.Name.Value)} is linked to {uid} already.", "Delete one of the two links; give the profile to the other.");
            else
                links.Add(ToEntry(item, link, uid, diagnostics));
        }
        return links;
    }

    private LinkEntry ToEntry(ItemSyntax item, LinkSyntax link, ChannelUid uid, FileDiagnostics diagnostics)
    {
        var definition = new LinkDefinition(item.Name.Value, Share(uid));
        var isDefault = link.Profile is not { } profile || (ProfileTypeUid.TryParse(profile.Value, out var type) && type == SystemProfiles.Default);
        foreach (var parameter in isDefault ? link.Parameters : [])
            diagnostics.Warning(parameter.Name.Span, $"{Printable.Quote(parameter.Name.Value)} has no effect; the profile system:default has no settings.");
        if (isDefault) return new LinkEntry(definition, link.Channel.Span) { ProfileSpan = link.Profile?.Span };
        return new LinkEntry(
            definition with { Profile = link.Profile!.Value.Value, Configuration = link.Parameters.ToDictionary(each => each.Name.Value, each => each.Value.Value, StringComparer.Ordinal) },
            link.Channel.Span)
        {
            ProfileSpan = link.Profile.Value.Span,
            ParameterSpans = link.Parameters.ToDictionary(each => each.Name.Value, each => (each.Name.Span, each.Value.Span), StringComparer.Ordinal),
        };
    }

    // A large home names each thing and each channel thousands of times; one text of each is enough.
    private ChannelUid Share(ChannelUid uid)
    {
        if (!_sharedThings.TryGetValue(uid.Thing, out var thing)) _sharedThings.Add(uid.Thing, thing = uid.Thing);
        if (!_sharedChannels.TryGetValue(uid.Id, out var id)) _sharedChannels.Add(uid.Id, id = uid.Id);
        return new ChannelUid(thing, id);
    }

    private static string? SuggestName(string name)
    {
        if (name.Length is 0 or > 100) return null;
        var letters = string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '_'));
        var valid = char.IsAsciiDigit(letters[0]) ? "_" + letters : letters;
        return valid.Any(char.IsAsciiLetterOrDigit) ? $"'{valid}' would be one." : null;
    }
}
