using HomeBinding.Configuration.Files.Syntax;
using HomeBinding.Configuration.Model;

namespace HomeBinding.Configuration.Files.OpenHabText;

/// <summary>
/// Reads a thing: <c>Thing binding:type:id "Label" (bridge) @ "Location" [name=value] { Channels: … }</c>, or <c>Bridge …</c> with things in its braces, which are
/// written <c>Thing type id …</c> there.
/// </summary>
internal sealed class TextThingReader(SourceText source, TokenCursor cursor, Beginnings beginnings, ParametersReader parameters, FileSyntax syntax)
{
    public const string Example = "a thing, e.g. Thing binding:type:id \"Label\" [ name=\"value\" ]";

    private const int DeepestNesting = 64;

    private readonly ThingHeaderReader _headers = new(cursor, beginnings, parameters);
    private readonly TextChannelReader _channels = new(cursor, beginnings, parameters);
    private bool? _missesBraces;

    private enum Section
    {
        None,
        Things,
        Channels,
    }

    /// <summary>Reads a thing that is in no other, and those in its braces.</summary>
    public void Read() => Read(null);

    private void Read(Body? outer)
    {
        var wasFaulty = cursor.IsFaulty;
        cursor.IsFaulty = false;
        var header = _headers.Read(isNested: outer is not null);
        var thing = Create(header, outer);
        if (thing is null) syntax.IsIncomplete = true;
        else syntax.Things.Add(thing);
        if (cursor.Peek().Is('{')) ReadBody(new Body(header, thing, header.First.BeginsLine ? header.First.Column : outer?.Column ?? 0, (outer?.Depth ?? 0) + 1));
        if (thing is not null) thing.IsFaulty |= cursor.IsFaulty;
        cursor.IsFaulty = wasFaulty;
    }

    /// <summary>The thing; null if its id cannot be known.</summary>
    private ThingSyntax? Create(ThingHeader header, Body? outer)
    {
        if (outer is { Header.IsBridge: false })
            cursor.Error(header.First, "Only a Bridge has things between its braces.", "Write Bridge in place of Thing there, or write this thing behind the brace.");
        var uid = outer is { Thing: null } && header.Uid is null ? null : header.FindUid(outer?.Thing?.Uid.Value);
        if (uid is null && outer is null && header is { Type: { } type, Id: { } id })
            cursor.Error(type.Span, $"The binding of the thing is not known; expected binding:{Printable.Escape(type.Value)}:{Printable.Escape(id.Value)}.", "Write the whole id, or the thing between the braces of its bridge.");
        if (uid is not { } known) return null;
        var thing = new ThingSyntax(known)
        {
            Label = header.Label,
            Location = header.Location,
            Bridge = header.Bridge,
            IsBridge = header.IsBridge ? new Located<bool>(true, cursor.Span(header.First)) : null,
        };
        thing.Parameters.AddRange(header.Parameters);
        if (outer is null) return thing;
        if (outer.Thing is null) cursor.IsFaulty = true;
        else if (header.Bridge is { } named && named.Value != outer.Thing.Uid.Value)
            cursor.Error(named.Span, $"The thing is between the braces of {Printable.Escape(outer.Thing.Uid.Value)}, but names another bridge.", "Delete the bridge's id, or write the thing behind the brace.");
        else thing.Bridge ??= outer.Thing.Uid with { Span = known.Span };
        return thing;
    }

    private void ReadBody(Body body)
    {
        var open = cursor.Next();
        if (body.Depth > DeepestNesting)
        {
            cursor.Error(open, $"Bridges are nested more than {DeepestNesting} deep.");
            SkipBody();
            return;
        }
        var first = syntax.Things.Count;
        while (!cursor.Skip('}'))
        {
            if (cursor.Peek().Kind == TokenKind.End)
            {
                cursor.NotClosed(open, '}');
                // Nobody knows which of them belong in there.
                for (var i = first; i < syntax.Things.Count; i++) syntax.Things[i].IsFaulty = true;
                return;
            }
            if (IsBehindAMissingBrace(body))
            {
                cursor.NotClosed(open, '}');
                return;
            }
            if (!ReadSection(body)) ReadElement(body);
        }
    }

    private void ReadElement(Body body)
    {
        if (IsChannel(body)) ReadChannel(body);
        else if (beginnings.IsThing() || beginnings.IsElementOfUnknownType()) Read(body);
        else SkipElement(body);
    }

    /// <summary>Goes over <c>Things:</c> and <c>Channels:</c>.</summary>
    private bool ReadSection(Body body)
    {
        if (!beginnings.IsSection()) return false;
        var token = cursor.Peek();
        var name = cursor.Head(token);
        body.Section = name is "Things" ? Section.Things : Section.Channels;
        if (name.Length < token.Length)
        {
            cursor.Lexer.Shorten(name.Length + 1);
        }
        else
        {
            _ = cursor.Next();
            _ = cursor.Next();
        }
        return true;
    }

    private bool IsChannel(Body body)
    {
        var (first, second) = (cursor.Peek(), cursor.Peek(1));
        if (first.Kind != TokenKind.Word || beginnings.IsThingKeyword(first)) return false;
        if (beginnings.IsChannel() || second.Is(':')) return true;
        return (body.Section == Section.Channels || !body.Header.IsBridge)
            && ((beginnings.IsChannelKeyword(first) && second is { Kind: TokenKind.Word, BeginsLine: false }) || cursor.Parts(first) == 2);
    }

    private void ReadChannel(Body body)
    {
        if (_channels.Read() is not { } channel) return;
        if (body.Channels.TryAdd(channel.Id.Value, channel.Id.Span)) body.Thing?.Channels.Add(channel);
        else cursor.Error(channel.Id.Span, $"The channel {Printable.Quote(channel.Id.Value)} is there twice; the first is at {body.Channels[channel.Id.Value]}.", "Delete or rename one of the two.", DiagnosticCode.Twice);
    }

    private void SkipElement(Body body)
    {
        cursor.Expected(body.Header.IsBridge && body.Section != Section.Channels ? "a thing, e.g. Thing type id \"Label\" [ name=\"value\" ]" : TextChannelReader.Example, cursor.Peek());
        syntax.IsIncomplete = true;
        var open = 0;
        do
        {
            var token = cursor.Next();
            if (token.Is('{')) open++;
            else if (token.Is('}')) open--;
        }
        while (cursor.Peek().Kind != TokenKind.End && !beginnings.IsLine() && !(cursor.Peek().Is('}') && open <= 0));
    }

    private void SkipBody()
    {
        for (var open = 1; open > 0 && cursor.Peek().Kind != TokenKind.End;)
        {
            var token = cursor.Next();
            if (token.Is('{')) open++;
            else if (token.Is('}')) open--;
        }
        syntax.IsIncomplete = true;
    }

    /// <summary>True if an item, or a thing with its whole id, begins where the thing around it began, in a file with a brace too few.</summary>
    private bool IsBehindAMissingBrace(Body body)
    {
        var (first, second) = (cursor.Peek(), cursor.Peek(1));
        return first.BeginsLine && first.Column <= body.Column
            && (beginnings.IsThingKeyword(first) ? second.Kind == TokenKind.Word && cursor.Parts(second) > 2 : beginnings.IsItem() && !beginnings.IsChannel())
            && (_missesBraces ??= MissesBraces());
    }

    private bool MissesBraces()
    {
        var lexer = new Lexer(source, new FileDiagnostics(source.File));
        var open = 0;
        for (var token = lexer.Next(); token.Kind != TokenKind.End; token = lexer.Next())
        {
            if (token.Is('{')) open++;
            else if (token.Is('}')) open--;
        }
        return open > 0;
    }

    /// <summary>What is between the braces of a thing.</summary>
    /// <param name="Header">What is before them.</param>
    /// <param name="Thing">The thing; null if its id cannot be known.</param>
    /// <param name="Column">Where the line with the thing begins.</param>
    /// <param name="Depth">How many braces are open.</param>
    private sealed record Body(ThingHeader Header, ThingSyntax? Thing, int Column, int Depth)
    {
        public Section Section { get; set; }

        public Dictionary<string, SourceSpan> Channels { get; } = new(StringComparer.Ordinal);
    }
}
