using System.Security;
using System.Text;
using HomeBinding.Engine.Items;

namespace HomeBinding.Rules.Compilation;

/// <summary>Writes the class <c>Items</c>: one typed property for each item, so that a misspelt item is a compile error.</summary>
public static class ItemsSource
{
    /// <summary>The C# source for items, in the order of their names.</summary>
    public static string Generate(IEnumerable<ItemDefinition> items)
    {
        var text = new StringBuilder(
            """
            #nullable enable
            #pragma warning disable
            /// <summary>The items of this home.</summary>
            public sealed class Items(global::HomeBinding.Rules.IRuleContext context)
            {

            """);
        foreach (var item in items.OrderBy(each => each.Name, StringComparer.Ordinal))
        {
            var summary = SecurityElement.Escape((item.Label ?? item.Name).ReplaceLineEndings(" "));
            text.Append("    /// <summary>").Append(summary).Append(" (").Append(item.Type.Name).AppendLine(").</summary>");
            text.Append("    public global::HomeBinding.Rules.Items.").Append(TypeOf(item.Type)).Append(' ').Append(MemberName(item.Name))
                .Append(" => field ??= new(context, \"").Append(item.Name).AppendLine("\");");
        }
        return text.AppendLine("}").ToString();
    }

    /// <summary>The property of an item. It is the item's name, but for the few names that C# does not allow there.</summary>
    public static string MemberName(string item) => item switch
    {
        "Items" or "context" or "Equals" or "GetHashCode" or "GetType" or "ToString" or "MemberwiseClone" or "Finalize" => item + "_",
        _ => "@" + item,
    };

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
