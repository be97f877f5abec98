using System.Runtime.CompilerServices;
using HomeBinding.Channels;
using HomeBinding.Configuration.Files;
using HomeBinding.Configuration.Files.Building;
using HomeBinding.Configuration.Files.Syntax;
using HomeBinding.Configuration.Model;
using HomeBinding.Engine.Items;
using HomeBinding.Engine.Links;

namespace HomeBinding.Configuration.Managed;

/// <summary>What has been made of an element, and what is wrong with it.</summary>
internal sealed record Built<T>(T Element, IReadOnlyList<Diagnostic> Diagnostics);

/// <summary>
/// Makes of elements of the API what those of files become, through the same checks. What has been made once is kept as long as the element is: of a change only what
/// it changes is made anew.
/// </summary>
internal sealed class ManagedBuilder
{
    private readonly ConditionalWeakTable<object, object> _built = [];
    private readonly SharedUids _shared = new();

    public Built<ThingElement> Build(ManagedThing thing) => Once(thing, diagnostics => ThingBuilder.Build(Syntax(thing), diagnostics), ApiPlace.OfThing(thing.Uid));

    public Built<ItemElement> Build(ManagedItem item) => Once(item, diagnostics => new ItemBuilder(_shared, diagnostics).Build(Syntax(item)), ApiPlace.OfItem(item.Name));

    public Built<LinkEntry?> Build(ManagedLink link) => Once(
        link,
        diagnostics =>
        {
            // An item of any type has its link read as it is: whether the two fit is for those to check who see both.
            var syntax = new ItemSyntax(new(link.Item, ApiPlace.OfItem(link.Item))) { Type = new(ItemType.Text.Name, ApiPlace.OfItem(link.Item)) };
            syntax.Links.Add(Syntax(link));
            return (LinkEntry?)new ItemBuilder(_shared, diagnostics).Build(syntax).Links.SingleOrDefault();
        },
        ApiPlace.OfLink(link.Item, link.Channel));

    public Built<TagElement> Build(ManagedTag tag) => Once(
        tag,
        diagnostics => TagBuilder.Build(new TagSyntax(new(tag.Uid, ApiPlace.OfTag(tag.Uid))) { Label = tag.Label, Description = tag.Description, Synonyms = tag.Synonyms }, diagnostics),
        ApiPlace.OfTag(tag.Uid));

    /// <summary>Puts what a namespace says into an item.</summary>
    /// <returns>The item with it; null if something is wrong with it, which is then reported.</returns>
    public static ItemEntry? Add(ItemEntry item, ManagedMetadata metadata, FileDiagnostics diagnostics)
    {
        var errors = diagnostics.Errors;
        var span = ApiPlace.OfMetadata(metadata.Item, metadata.Namespace);
        var syntax = new ItemSyntax(new(metadata.Item, span));
        syntax.Metadata.Add(new MetadataSyntax(new(metadata.Namespace, span), new(metadata.Value, span), Parameters(metadata.Config, span)));
        var definition = item.Definition;
        var read = MetadataReader.Read(syntax, definition.Type, diagnostics);
        var unit = definition.Unit;
        if (metadata.Namespace == Engine.Metadata.MetadataNamespaces.Unit && unit is null)
        {
            syntax.Unit = new(metadata.Value, span);
            unit = UnitReader.Read(syntax, definition.Type, diagnostics);
        }
        if (diagnostics.Errors > errors) return null;
        var all = new Dictionary<string, Engine.Metadata.ItemMetadata>(definition.Metadata, StringComparer.Ordinal);
        foreach (var (name, value) in read) all[name] = value;
        var references = MetadataReader.References(syntax);
        return item with
        {
            Definition = definition with { Metadata = all, Unit = unit },
            ReferenceSpans = references.Count == 0 ? item.ReferenceSpans : item.ReferenceSpans.Concat(references).ToDictionary(static each => each.Key, static each => each.Value),
        };
    }

    private Built<T> Once<T>(object key, Func<FileDiagnostics, T> build, SourceSpan span) => (Built<T>)_built.GetValue(key, _ =>
    {
        var diagnostics = new FileDiagnostics(span.File) { Wording = Wording.Api };
        var element = build(diagnostics);
        return new Built<T>(element, [.. diagnostics.All]);
    });

    private static ThingSyntax Syntax(ManagedThing thing)
    {
        var span = ApiPlace.OfThing(thing.Uid);
        var syntax = new ThingSyntax(new(thing.Uid, span)) { Label = thing.Label, Location = thing.Location, Bridge = Located(thing.Bridge, span) };
        syntax.Parameters.AddRange(Parameters(thing.Configuration, span));
        foreach (var channel in thing.Channels) syntax.Channels.Add(Syntax(channel, span));
        return syntax;
    }

    private static ChannelSyntax Syntax(ManagedChannel channel, SourceSpan span)
    {
        var syntax = new ChannelSyntax(new(channel.Id, span))
        {
            Type = Located(channel.Type, span),
            Kind = channel.Type is null ? Located(channel.Kind, span) : null,
            ItemType = channel.Type is null ? Located(channel.ItemType, span) : null,
            Label = channel.Label,
            Description = channel.Description,
        };
        syntax.Parameters.AddRange(Parameters(channel.Configuration, span));
        return syntax;
    }

    private static ItemSyntax Syntax(ManagedItem item)
    {
        var span = ApiPlace.OfItem(item.Name);
        var syntax = new ItemSyntax(new(item.Name, span)) { Type = new(item.Type, span), Label = item.Label, Icon = item.Category };
        syntax.Tags.AddRange(item.Tags);
        syntax.Groups.AddRange(item.Groups.Select(each => new Located<string>(each, span)));
        if (!ItemTypeReader.IsGroup(syntax) || item.GroupType is null) return syntax;
        syntax.Group = new GroupSyntax(span) { Type = Located(item.GroupType, span), Function = Located(item.Function, span) };
        syntax.Group.Parameters.AddRange(item.Parameters.Select(each => new Located<string>(each, span)));
        return syntax;
    }

    private static LinkSyntax Syntax(ManagedLink link)
    {
        var span = ApiPlace.OfLink(link.Item, link.Channel);
        return new LinkSyntax(new(link.Channel, span), Located(link.Profile, span)) { Parameters = Parameters(link.Configuration, span) };
    }

    private static Located<string>? Located(string? text, SourceSpan span) => text is null ? null : new(text, span);

    private static IReadOnlyList<ParameterSyntax> Parameters(ConfigValues values, SourceSpan span) =>
        [.. values.Values.Where(static each => each.Value is not null).Select(each => new ParameterSyntax(new(each.Key, span), new(each.Value, span)))];
}
