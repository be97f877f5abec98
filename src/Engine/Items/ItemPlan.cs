using HomeBinding.Engine.Expiry;
using HomeBinding.Engine.Groups;
using HomeBinding.Engine.Metadata;
using HomeBinding.Units;

namespace HomeBinding.Engine.Items;

/// <summary>A definition, and what follows from it once it has been checked.</summary>
internal sealed record ItemPlan(ItemDefinition Definition, Unit? Unit, ExpireSettings? Expiry)
{
    /// <summary>Checks a definition by itself; what is wrong is added to the errors.</summary>
    public static ItemPlan Create(ItemDefinition definition, MeasurementSystem system, List<string> errors)
    {
        if (!ItemDefinition.IsName(definition.Name)) errors.Add($"'{definition.Name}' is not an item name.");
        if (definition.Group is { } group) CheckGroup(definition, group, errors);
        else if (definition.Type == ItemType.Group) errors.Add($"Item {definition.Name} is of type Group, but says nothing of a group.");
        return new ItemPlan(definition, ReadUnit(definition, system, errors), ReadExpiry(definition, errors));
    }

    private static void CheckGroup(ItemDefinition definition, GroupDefinition group, List<string> errors)
    {
        if (group.Type.Name != definition.Type.Name) errors.Add($"Item {definition.Name} is of type {definition.Type.Name}, but its group is of type {group.Type.Name}.");
        if (group is { BaseType: null, Function: { } function }) errors.Add($"The group {definition.Name} has the function {function}, but no type that its state could have.");
    }

    private static Unit? ReadUnit(ItemDefinition definition, MeasurementSystem system, List<string> errors)
    {
        var dimension = definition.Type.Dimension;
        var standard = definition.Unit ?? dimension?.DefaultUnit(system);
        if (definition.Unit is not null || !definition.Metadata.TryGetValue(MetadataNamespaces.Unit, out var metadata) || string.IsNullOrWhiteSpace(metadata.Value)) return standard;
        if (dimension is null)
        {
            errors.Add($"Item {definition.Name} is of type {definition.Type.Name}, which has no unit; '{metadata.Value}' is of no use.");
            return standard;
        }
        if (Unit.TryParse(metadata.Value, dimension, out var unit) && unit.Dimension == dimension) return unit;
        errors.Add($"Item {definition.Name}: '{metadata.Value}' is not a unit of {dimension.Name}.");
        return standard;
    }

    private static ExpireSettings? ReadExpiry(ItemDefinition definition, List<string> errors)
    {
        if (!definition.Metadata.TryGetValue(MetadataNamespaces.Expire, out var metadata)) return null;
        if (ExpireSettings.TryParse(metadata.Value, metadata.Config, definition.Type, out var settings, out var error)) return settings;
        errors.Add($"Item {definition.Name}: {error}");
        return null;
    }
}
