using HomeBinding.Configuration.Files.Syntax;
using HomeBinding.Configuration.Model;

namespace HomeBinding.Configuration.Files.OpenHabText;

/// <summary>Reads a thing up to its braces. The parts behind the id may stand in any order.</summary>
internal sealed class ThingHeaderReader(TokenCursor cursor, Beginnings beginnings, ParametersReader parameters)
{
    private const string Openings = "([@";
    private const string EndOfId = "([{@}\"'";

    /// <summary>Reads it.</summary>
    /// <param name="isNested">True between the braces of a bridge, where two words on the same line may begin the next thing.</param>
    public ThingHeader Read(bool isNested)
    {
        var header = ReadIds();
        while (!IsEnd(isNested)) ReadPart(header, isNested);
        return header;
    }

    private ThingHeader ReadIds()
    {
        var first = cursor.Peek();
        var hasKeyword = beginnings.IsThingKeyword(first);
        if (hasKeyword) _ = cursor.Next();
        var header = new ThingHeader(first, cursor.IsWord(first, Beginnings.Bridge));
        if (cursor.Peek().Kind != TokenKind.Word || (hasKeyword && cursor.Peek().BeginsLine && (beginnings.IsItem() || (beginnings.IsThingKeyword(cursor.Peek()) && beginnings.IsThing()))))
        {
            cursor.ExpectedNext("the thing's id, binding:type:id");
            return header;
        }
        var word = cursor.LocatedWord(cursor.NextRun(EndOfId));
        if (word.Value.Contains(':', StringComparison.Ordinal)) return header with { Uid = word };
        if (cursor.Peek() is { Kind: TokenKind.Word, BeginsLine: false }) return header with { Type = word, Id = cursor.LocatedWord(cursor.NextRun(EndOfId)) };
        cursor.ExpectedNext($"the thing's id behind {Printable.Quote(word.Value)}");
        return header with { Type = word };
    }

    private bool IsEnd(bool isNested)
    {
        var token = cursor.Peek();
        return token.Kind switch
        {
            TokenKind.End => true,
            TokenKind.Word => token.BeginsLine || beginnings.IsThingKeyword(token) || beginnings.IsChannel() || beginnings.IsItem() || (isNested && (beginnings.IsSection() || beginnings.IsElementOfUnknownType())),
            TokenKind.Symbol => token.Is('{') || token.Is('}') || (token.BeginsLine && !IsOpening(token)),
            _ => false,
        };
    }

    private void ReadPart(ThingHeader header, bool isNested)
    {
        var token = cursor.Peek();
        var kind = token.Kind is TokenKind.Text or TokenKind.OpenText ? '"' : token.Symbol;
        if (kind != '"' && !IsOpening(token))
        {
            cursor.Expected("a label in quotes, (bridge), @ \"location\", [ name=value ] or {", token);
            do _ = cursor.Next();
            while (!IsEnd(isNested) && !IsOpening(cursor.Peek()));
            return;
        }
        if (!header.Parts.TryAdd(kind, cursor.Span(token)) && token.Kind != TokenKind.OpenText)
            cursor.Error(token, $"The thing has {NameOf(kind)} already, at {header.Parts[kind]}.", "Delete one of the two, or put them together.", DiagnosticCode.Twice);
        switch (kind)
        {
            case '"':
                header.Label = cursor.Text(cursor.Next());
                break;
            case '(':
                header.Bridge = ReadBridge();
                break;
            case '@':
                header.Location = ReadLocation();
                break;
            default:
                var read = new List<ParameterSyntax>();
                parameters.Read(read);
                if (header.Parameters.Count == 0) header.Parameters.AddRange(read);
                break;
        }
    }

    private static bool IsOpening(Token token) => token.Kind == TokenKind.Symbol && Openings.Contains(token.Symbol, StringComparison.Ordinal);

    private static string NameOf(char kind) => kind switch
    {
        '"' => "a label",
        '(' => "a bridge",
        '@' => "a location",
        _ => "a configuration",
    };

    private Located<string>? ReadBridge()
    {
        var open = cursor.Next();
        Located<string>? bridge = null;
        if (cursor.Peek().Kind == TokenKind.Word && !beginnings.IsLine()) bridge = cursor.LocatedWord(cursor.NextRun(")[{@}\"'"));
        else if (!cursor.Peek().BeginsLine) cursor.ExpectedNext("the id of the bridge, binding:type:id");
        if (!cursor.Skip(')')) cursor.NotClosed(open, ')');
        return bridge;
    }

    private string? ReadLocation()
    {
        _ = cursor.Next();
        if (cursor.Peek().Kind is TokenKind.Text or TokenKind.OpenText) return cursor.Text(cursor.Next());
        if (cursor.Peek() is { Kind: TokenKind.Word, BeginsLine: false } word)
        {
            cursor.Expected("the location in quotes", word, $"Write \"{Printable.Escape(cursor.Word(word))}\".");
            _ = cursor.Next();
        }
        else
        {
            cursor.ExpectedNext("the location in quotes");
        }
        return null;
    }
}
