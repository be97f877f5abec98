using System.Globalization;
using System.Security;
using System.Text;
using HomeBinding.Engine.Items;
using HomeBinding.Units;

namespace HomeBinding.Rules.Compilation;

/// <summary>Writes the class <c>Items</c>: one typed field for each item, so that a misspelt item is a compile error.</summary>
public static class ItemsSource
{
    private const string Head =
        """
        #nullable enable
        #pragma warning disable
        /// <summary>The items of this home.</summary>
        public sealed class Items(global::HomeBinding.Rules.IRuleContext context)
        {

        """;

    // What the class has already: its name, its parameter, what each object has.
    private static readonly HashSet<string> Taken = new(StringComparer.Ordinal) { "Items", "context", "Equals", "GetHashCode", "GetType", "ToString", "MemberwiseClone", "Finalize" };

    /// <summary>The C# source for items, in the order of their names, with what people want to know of each as its documentation.</summary>
    /// <param name="items">The items.</param>
    /// <param name="system">Where the units come from that the items do not name.</param>
    public static string Generate(IEnumerable<ItemDefinition> items, MeasurementSystem system = MeasurementSystem.SI)
    {
        var text = new StringBuilder(Head);
        foreach (var item in items.OrderBy(static each => each.Name, StringComparer.Ordinal))
        {
            AppendDocumentation(text, item, system);
            Append(text, item.Name, item.Type);
        }
        return text.Append("}\n").ToString();
    }

    /// <summary>The C# source for items, in their order, without documentation: it says the same for the same names and types.</summary>
    internal static string Generate(IEnumerable<KeyValuePair<string, ItemType>> items)
    {
        var text = new StringBuilder(Head);
        foreach (var (name, type) in items) Append(text, name, type);
        return text.Append("}\n").ToString();
    }

    /// <summary>The field of an item, which unlike a property reserves no further name. It is the item's name, but for the few names that C# does not allow there: these end with one more <c>_</c>.</summary>
    public static string MemberName(string item) => Taken.Contains(item.TrimEnd('_')) ? item + "_" : "@" + item;

    /// <summary>The item that a field with a name would stand for; null for a name that no field has.</summary>
    internal static string? ItemOf(string member) =>
        !Taken.Contains(member.TrimEnd('_')) ? member
        : member.EndsWith('_') ? member[..^1]
        : null;

    private static void Append(StringBuilder text, string name, ItemType type) => text
        .Append("    public readonly global::HomeBinding.Rules.Items.").Append(TypeOf(type)).Append(' ').Append(MemberName(name))
        .Append(" = new(context, \"").Append(name).Append("\");\n");

    private static void AppendDocumentation(StringBuilder text, ItemDefinition item, MeasurementSystem system)
    {
        text.Append("    /// <summary>").Append(Escape(item.Label ?? item.Name)).Append(" (").Append(item.Type.Name);
        if ((item.Unit ?? item.Type.Dimension?.DefaultUnit(system)) is { } unit) text.Append(" in ").Append(Escape(unit.Symbol));
        if (item.Group is { Function: { } function }) text.Append(", ").Append(Escape(function.ToString()!)).Append(" of its members");
        else if (item.Group is not null && item.Type != ItemType.Group) text.Append(", a group");
        text.Append(")</summary>\n");
        if (item.Groups.Count > 0) text.Append("    /// <remarks>In ").AppendJoin(", ", item.Groups.Select(static each => $"<c>{Escape(each)}</c>")).Append("</remarks>\n");
    }

    // A line of a comment that is XML: what would end the line, or is no character of XML, is a blank.
    private static string Escape(string text)
    {
        var line = string.Concat(text.EnumerateRunes().Select(static rune => IsShown(rune) ? rune.ToString() : " "));
        return SecurityElement.Escape(line);
    }

    private static bool IsShown(Rune rune) =>
        rune != Rune.ReplacementChar
        && Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.OtherNotAssigned);

    private static string TypeOf(ItemType type) =>
        type.Dimension is { } dimension ? $"QuantityItem<global::HomeBinding.Units.{dimension.Name}>"
        : type == ItemType.Switch ? "SwitchItem"
        : type == ItemType.Contact ? "ContactItem"
        : type == ItemType.DateTime ? "DateTimeItem"
        : type == ItemType.Number ? "NumberItem"
        : type == ItemType.Dimmer ? "DimmerItem"
        : type == ItemType.Color ? "ColorItem"
        : type == ItemType.Rollershutter ? "RollershutterItem"
        : type == ItemType.Player ? "PlayerItem"
        : type == ItemType.Location ? "LocationItem"
        : type == ItemType.Image ? "ImageItem"
        : type == ItemType.Call ? "CallItem"
        : "StringItem";
}
