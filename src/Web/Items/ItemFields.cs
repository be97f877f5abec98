namespace HomeBinding.Web.Items;

/// <summary>The fields of an item that a client wants.</summary>
[Flags]
internal enum ItemFields
{
    None = 0,
    Members = 1 << 0,
    GroupType = 1 << 1,
    Function = 1 << 2,
    Link = 1 << 3,
    State = 1 << 4,
    TransformedState = 1 << 5,
    StateDescription = 1 << 6,
    CommandDescription = 1 << 7,
    LastState = 1 << 8,
    LastStateUpdate = 1 << 9,
    LastStateChange = 1 << 10,
    UnitSymbol = 1 << 11,
    Metadata = 1 << 12,
    Parents = 1 << 13,
    Editable = 1 << 14,
    Type = 1 << 15,
    Name = 1 << 16,
    Label = 1 << 17,
    Category = 1 << 18,
    Tags = 1 << 19,
    GroupNames = 1 << 20,

    /// <summary>Those that do not change with the state (openHAB's <c>staticDataOnly</c>).</summary>
    Static = GroupType | Function | Link | StateDescription | CommandDescription | Metadata | Editable | Type | Name | Label | Category | Tags | GroupNames,

    All = (1 << 21) - 1,
}

/// <summary>Reads <c>fields=name,state</c>.</summary>
internal static class ItemFieldsReader
{
    private static readonly Dictionary<string, ItemFields> Names = Enum.GetValues<ItemFields>()
        .Where(static each => System.Numerics.BitOperations.IsPow2((int)each))
        .ToDictionary(static each => each.ToString(), StringComparer.OrdinalIgnoreCase);

    /// <summary>The fields that a list names; all for none. Names that no field has name nothing, as in openHAB.</summary>
    public static ItemFields Read(string? list)
    {
        if (string.IsNullOrWhiteSpace(list)) return ItemFields.All;
        var fields = ItemFields.None;
        foreach (var name in list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            if (Names.TryGetValue(name, out var field)) fields |= field;
        return fields;
    }
}
