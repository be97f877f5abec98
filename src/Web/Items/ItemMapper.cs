using System.Text.RegularExpressions;
using HomeBinding.Configuration.Managed;
using HomeBinding.Engine;
using HomeBinding.Engine.Display;
using HomeBinding.Engine.Groups;
using HomeBinding.Engine.Items;
using HomeBinding.Engine.Metadata;
using HomeBinding.Web.Json;
using HomeBinding.Web.Semantics;
using StateDescription = HomeBinding.Channels.StateDescription;

namespace HomeBinding.Web.Items;

/// <summary>Makes of live items what clients read. For one request.</summary>
internal sealed partial class ItemMapper(HomeEngine engine, ManagedIndex managed, SemanticModel semantics, string address)
{
    // What files nest deeper is no hierarchy that anybody looks at.
    private const int Deepest = 32;

    public ItemFields Fields { get; init; } = ItemFields.All;

    /// <summary>The namespaces whose metadata are wanted.</summary>
    public IReadOnlySet<string> Namespaces { get; init; } = new HashSet<string>();

    /// <summary>True if the members of groups are wanted, and theirs.</summary>
    public bool Recursive { get; init; }

    /// <summary>True if the groups that items are in are wanted, and theirs.</summary>
    public bool Parents { get; init; }

    /// <summary>What an item is, and nothing of what it does (ItemDTO).</summary>
    public static ItemBody Map(ItemDefinition definition) => new()
    {
        Name = definition.Name,
        Type = definition.Group is null ? definition.Type.Name : ItemType.Group.Name,
        Label = definition.Label,
        Category = definition.Icon,
        Tags = definition.Tags,
        GroupNames = definition.Groups,
        GroupType = definition.Group?.BaseType?.Name,
        Function = definition.Group is { BaseType: not null } group ? Body(group.Function ?? GroupFunction.Equality) : null,
    };

    public ItemBody Map(Item item) => Map(item, []);

    private ItemBody Map(Item item, IReadOnlyList<Item> path)
    {
        var definition = item.Definition;
        var description = Wants(ItemFields.StateDescription | ItemFields.CommandDescription | ItemFields.TransformedState) ? ItemDisplay.Describe(item) : null;
        var change = item.LastChange;
        return new ItemBody
        {
            Name = Wants(ItemFields.Name) ? definition.Name : null,
            Type = Wants(ItemFields.Type) ? definition.Group is null ? definition.Type.Name : ItemType.Group.Name : null,
            Label = Wants(ItemFields.Label) ? definition.Label : null,
            Category = Wants(ItemFields.Category) ? definition.Icon : null,
            Tags = Wants(ItemFields.Tags) ? definition.Tags : null,
            GroupNames = Wants(ItemFields.GroupNames) ? definition.Groups : null,
            Link = Wants(ItemFields.Link) ? $"{address}/rest/items/{definition.Name}" : null,
            Editable = Wants(ItemFields.Editable) ? managed.HasItem(definition.Name) : null,
            State = Wants(ItemFields.State) ? item.State.ToFullText() : null,
            TransformedState = Wants(ItemFields.TransformedState) ? Transformed(item, description!) : null,
            StateDescription = Wants(ItemFields.StateDescription) ? Body(description!) : null,
            CommandDescription = Wants(ItemFields.CommandDescription) && CommandsOf(item, description!) is { Count: > 0 } commands ? new CommandDescriptionBody(commands) : null,
            LastState = Wants(ItemFields.LastState) ? change?.OldState.ToFullText() : null,
            LastStateUpdate = Wants(ItemFields.LastStateUpdate) ? item.LastUpdated?.ToUnixTimeMilliseconds() : null,
            LastStateChange = Wants(ItemFields.LastStateChange) ? change?.Time.ToUnixTimeMilliseconds() : null,
            UnitSymbol = Wants(ItemFields.UnitSymbol) ? item.Unit?.Symbol : null,
            Metadata = Wants(ItemFields.Metadata) && Namespaces.Count > 0 ? MetadataOf(item) : null,
            Parents = Parents && Wants(ItemFields.Parents) ? ParentsOf(item, path) : null,
            Members = definition.Group is not null && Wants(ItemFields.Members) ? MembersOf(item, path) : null,
            GroupType = Wants(ItemFields.GroupType) ? definition.Group?.BaseType?.Name : null,
            Function = Wants(ItemFields.Function) && definition.Group is { BaseType: not null } group ? Body(group.Function ?? GroupFunction.Equality) : null,
        };
    }

    /// <summary>What the selected namespaces say of an item; null for nothing.</summary>
    public IReadOnlyDictionary<string, MetadataBody>? MetadataOf(Item item)
    {
        Dictionary<string, MetadataBody>? all = null;
        foreach (var (name, metadata) in item.Metadata)
        {
            if (Namespaces.Contains(name) && !MetadataNamespaces.IsReserved(name))
                (all ??= []).Add(name, new MetadataBody(metadata.Value, metadata.Config.Count == 0 ? null : new ConfigValues(ConfigMask.Hide(metadata.Config)), managed.HasMetadata(item.Name, name)));
        }
        if (Namespaces.Contains(SemanticModel.Namespace) && all?.ContainsKey(SemanticModel.Namespace) != true && semantics.Describe(item) is { } semantic) (all ??= []).Add(SemanticModel.Namespace, semantic);
        return all;
    }

    private bool Wants(ItemFields field) => (Fields & field) != 0;

    private IEnumerable<ItemBody> MembersOf(Item item, IReadOnlyList<Item> path)
    {
        if (!Recursive || path.Count >= Deepest) return [];
        Item[] inner = [.. path, item];
        // One at a time: a group may have thousands.
        return item.Members.Where(each => !inner.Contains(each)).Select(each => Map(each, inner));
    }

    private IEnumerable<ItemBody> ParentsOf(Item item, IReadOnlyList<Item> path)
    {
        if (path.Count >= Deepest) return [];
        Item[] inner = [.. path, item];
        return item.Definition.Groups.Select(engine.FindItem).OfType<Item>().Where(each => each.IsGroup && !inner.Contains(each)).Select(each => MapParent(each, inner));
    }

    private ItemBody MapParent(Item group, Item[] path) => new ItemMapper(engine, managed, semantics, address) { Fields = Fields, Namespaces = Namespaces, Parents = true }.Map(group, path);

    private string? Transformed(Item item, StateDescription description)
    {
        if (description.Pattern is not { } pattern || !IsTransformation(pattern)) return null;
        var shown = ItemDisplay.Format(item, engine.Display, out var problem);
        return problem is null && shown != item.State.ToText() ? shown : null;
    }

    private static List<CommandOptionBody> CommandsOf(Item item, StateDescription description) =>
    [
        .. CommandDescription.Of(item.Type, item.Metadata.GetValueOrDefault(MetadataNamespaces.CommandDescription)?.Config, description).Options
            .Select(static each => new CommandOptionBody(each.Command, each.Label)),
    ];

    /// <summary>A description as clients read it; null where it says nothing. A transformation is the host's business, and no pattern to them.</summary>
    internal static StateDescriptionBody? Body(StateDescription description)
    {
        if (description is { Pattern: null, Minimum: null, Maximum: null, Step: null, ReadOnly: null, Options.Count: 0 }) return null;
        return new StateDescriptionBody
        {
            Minimum = description.Minimum,
            Maximum = description.Maximum,
            Step = description.Step,
            Pattern = description.Pattern is { } pattern && IsTransformation(pattern) ? "" : description.Pattern,
            ReadOnly = description.ReadOnly == true,
            Options = [.. description.Options.Select(static each => new OptionBody(each.Value, each.Label))],
        };
    }

    private static GroupFunctionBody Body(GroupFunction function)
    {
        IReadOnlyList<string>? parameters = function.Pattern is { } pattern ? [pattern] : function.Active is { } active ? [active.ToText(), function.Passive!.ToText()] : null;
        return new GroupFunctionBody(GroupFunctionReader.NameOf(function.Kind), parameters);
    }

    private static bool IsTransformation(string pattern) => TransformationPattern().IsMatch(pattern);

    [GeneratedRegex(@"^\w+\(.*\):", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex TransformationPattern();
}
