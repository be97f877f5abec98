using HomeBinding.Configuration.Files.Syntax;
using HomeBinding.Configuration.Model;

namespace HomeBinding.Configuration.Files.OpenHabText;

/// <summary>
/// Reads a channel of a thing: <c>Type switch : power "Label" [name=value]</c>, where the type is one of the binding's channel types, or
/// <c>State Number:Power : power</c>, <c>Trigger String : button</c> and <c>Switch : power</c>, which name the type of items.
/// </summary>
internal sealed class TextChannelReader(TokenCursor cursor, Beginnings beginnings, ParametersReader parameters)
{
    public const string Example = "a channel, e.g. Type switch : power \"Label\" [ name=\"value\" ]";

    /// <summary>The channel; null if it has no id, which is then reported.</summary>
    public ChannelSyntax? Read()
    {
        var keyword = beginnings.IsChannelKeyword(cursor.Peek()) && cursor.Peek(1).Kind == TokenKind.Word ? cursor.Next() : default(Token?);
        var first = cursor.Next();
        var (type, id) = ReadTypeAndId(first);
        if (id is not { } found) return null;
        var channel = new ChannelSyntax(found);
        if (keyword is { } word && cursor.IsWord(word, "Type"))
        {
            channel.Type = type;
            if (beginnings.IsItemType(first)) cursor.Error(type.Span, $"{Printable.Quote(type.Value)} is a type of items, not of channels.", $"Write State {Printable.Escape(type.Value)} : {Printable.Escape(found.Value)}, or one of the channel types of the thing's binding behind Type.");
        }
        else
        {
            channel.ItemType = type;
            if (keyword is { } kind) channel.Kind = new Located<string>(cursor.IsWord(kind, "Trigger") ? "trigger" : "state", cursor.Span(kind));
        }
        ReadParts(channel);
        return channel;
    }

    // The colon may stand without blanks, and is then a part of the word.
    private (Located<string> Type, Located<string>? Id) ReadTypeAndId(Token first)
    {
        var word = cursor.Word(first);
        if (cursor.Skip(':'))
        {
            var type = new Located<string>(word, cursor.Span(first));
            if (cursor.Peek().Kind == TokenKind.Word && !cursor.Peek().BeginsLine) return (type, cursor.LocatedWord(cursor.Next()));
            ReportAndSkip("the channel's id behind the ':'");
            return (type, null);
        }
        var colon = word.LastIndexOf(':');
        if (colon >= 0) return (new Located<string>(word[..colon], cursor.Span(first)), new Located<string>(word[(colon + 1)..], cursor.Span(first, colon + 1)));
        ReportAndSkip("':' and the channel's id behind its type");
        return (new Located<string>(word, cursor.Span(first)), null);
    }

    private void ReadParts(ChannelSyntax channel)
    {
        while (cursor.Peek() is { Kind: not (TokenKind.End or TokenKind.Word) } token && !token.Is('}'))
        {
            if (token.Is('[') && channel.Parameters.Count == 0)
            {
                parameters.Read(channel.Parameters);
            }
            else if (token.Kind is TokenKind.Text or TokenKind.OpenText && channel.Label is null)
            {
                channel.Label = cursor.Text(cursor.Next());
            }
            else
            {
                ReportAndSkip("a label in quotes, [ name=value ] or the next channel");
            }
        }
    }

    private void ReportAndSkip(string expected)
    {
        var found = cursor.Peek();
        cursor.ExpectedNext(expected);
        while (cursor.Peek() is { Kind: not TokenKind.End } next && !next.Is('}') && (!next.BeginsLine || next == found) && !beginnings.IsLine()) _ = cursor.Next();
    }
}
