using System.Collections.Frozen;
using HomeBinding.Engine.Items;

namespace HomeBinding.Configuration.Files.OpenHabText;

/// <summary>
/// Tells by the next three tokens whether an element begins. openHAB's keywords are no reserved words here, so the shape has to say it; and after a mistake
/// reading goes on at the next line that begins one.
/// </summary>
internal sealed class Beginnings(TokenCursor cursor)
{
    public const string Thing = "Thing";
    public const string Bridge = "Bridge";

    private const int PartsOfAThing = 3;

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> ItemTypes =
        ItemType.Undimensioned.Append(ItemType.Group).Select(static each => each.Name).ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>True if a line begins here with an element of any kind.</summary>
    public bool IsLine() => cursor.Peek().BeginsLine && (IsItem() || IsThing() || IsChannel() || IsSection() || IsElementOfUnknownType());

    /// <summary><c>Thing …</c>, <c>Bridge …</c>, or the id of a thing.</summary>
    public bool IsThing()
    {
        var first = cursor.Peek();
        if (first.Kind != TokenKind.Word) return false;
        if (IsThingKeyword(first)) return !cursor.Peek(1).Is('=') && !cursor.Peek(1).Is(':');
        return cursor.Parts(first) >= PartsOfAThing && !IsItemType(first) && !cursor.Peek(1).Is('=');
    }

    public bool IsThingKeyword(Token token) => cursor.IsWord(token, Thing) || cursor.IsWord(token, Bridge);

    /// <summary><c>Switch Name</c>, or <c>Group:Switch:OR(ON,OFF) Name</c>.</summary>
    public bool IsItem()
    {
        var first = cursor.Peek();
        if (first.Kind != TokenKind.Word || !IsItemType(first)) return false;
        var second = cursor.Peek(1);
        return second.Kind is TokenKind.Word or TokenKind.Text or TokenKind.OpenText or TokenKind.End || second.Is('(') || second.Is('<') || second.Is('{');
    }

    /// <summary>Two words and then what may follow an id: an item or a thing of a type that only a binding, or nobody, knows.</summary>
    public bool IsElementOfUnknownType()
    {
        var (first, second) = (cursor.Peek(), cursor.Peek(1));
        if (first.Kind != TokenKind.Word || second.Kind != TokenKind.Word || second.BeginsLine) return false;
        var third = cursor.Peek(2);
        return third.BeginsLine || third.Kind is TokenKind.Text or TokenKind.OpenText or TokenKind.End || (third.Kind == TokenKind.Symbol && "[{(<@}".Contains(third.Symbol, StringComparison.Ordinal));
    }

    /// <summary><c>Type switch : power</c>, <c>State Number:Power : power</c>, <c>Trigger String : button</c> or <c>Switch : power</c>.</summary>
    public bool IsChannel()
    {
        var (first, second) = (cursor.Peek(), cursor.Peek(1));
        if (first.Kind != TokenKind.Word) return false;
        if (IsChannelKeyword(first) && second.Kind == TokenKind.Word) return cursor.Parts(second) > 1 || cursor.Peek(2).Is(':');
        return IsItemType(first) && (second.Is(':') || cursor.Parts(first) > (IsNumberOfADimension(first) ? 2 : 1));
    }

    /// <summary><c>Things:</c> or <c>Channels:</c>, with or without blanks behind.</summary>
    public bool IsSection()
    {
        var first = cursor.Peek();
        return first.Kind == TokenKind.Word && cursor.Head(first) is "Things" or "Channels" && (cursor.Parts(first) > 1 || cursor.Peek(1).Is(':'));
    }

    public bool IsChannelKeyword(Token token) => cursor.IsWord(token, "Type") || cursor.IsWord(token, "State") || cursor.IsWord(token, "Trigger");

    /// <summary>True if the word, or what is before its first colon, is a type of items.</summary>
    public bool IsItemType(Token word) => ItemTypes.Contains(cursor.Head(word));

    private bool IsNumberOfADimension(Token word) => cursor.Head(word).SequenceEqual(ItemType.Number.Name);
}
