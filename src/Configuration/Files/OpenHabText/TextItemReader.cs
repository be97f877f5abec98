using HomeBinding.Configuration.Files.Syntax;
using HomeBinding.Configuration.Model;

namespace HomeBinding.Configuration.Files.OpenHabText;

/// <summary>
/// Reads one item: <c>Type Name "Label [format]" &lt;icon&gt; (Group, Group) ["Tag", Tag] { channel="…" [profile="…"], namespace="value" [setting=1] }</c>. The parts behind
/// the name may stand in any order.
/// </summary>
internal sealed class TextItemReader(TokenCursor cursor, Beginnings beginnings, ParametersReader parameters)
{
    public const string Example = "an item, e.g. Switch Lamp \"Label\" { channel=\"binding:type:id:channel\" }";

    private const string Openings = "<([{";
    private const string Kinds = Openings + "\"";

    private readonly BindingsReader _bindings = new(cursor, beginnings, parameters);
    private readonly ListReader _lists = new(cursor, beginnings);
    private readonly SourceSpan?[] _parts = new SourceSpan?[Kinds.Length];

    /// <summary>The item; null if it has no name, which is then reported.</summary>
    public ItemSyntax? Read()
    {
        cursor.IsFaulty = false;
        var type = cursor.Next();
        var arguments = cursor.Peek().Is('(') ? _lists.Read(')', "an argument", takesAny: true) : [];
        var name = ReadName();
        var item = new ItemSyntax(name ?? new Located<string>("", cursor.Span(type)));
        ItemTypeText.Read(item, type, arguments, cursor);
        Array.Clear(_parts);
        while (!IsNext()) ReadPart(item);
        item.IsFaulty = cursor.IsFaulty;
        return name is null ? null : item;
    }

    private Located<string>? ReadName()
    {
        if (cursor.Peek().Kind == TokenKind.Word && !beginnings.IsLine()) return cursor.LocatedWord(cursor.Next());
        cursor.ExpectedNext("the item's name behind its type");
        return null;
    }

    private bool IsNext()
    {
        var token = cursor.Peek();
        return token.Kind switch
        {
            TokenKind.End => true,
            TokenKind.Word => token.BeginsLine || beginnings.IsItem() || beginnings.IsThingKeyword(token),
            // What begins a line and is no part is no matter of this item.
            TokenKind.Symbol => token.BeginsLine && !IsOpening(token),
            _ => false,
        };
    }

    private void ReadPart(ItemSyntax item)
    {
        var token = cursor.Peek();
        var kind = token.Kind is TokenKind.Text or TokenKind.OpenText ? '"' : token.Symbol;
        if (kind != '"' && !IsOpening(token))
        {
            cursor.Expected("a label in quotes, <icon>, (groups), [tags] or { channel=\"…\" }", token);
            do _ = cursor.Next();
            while (!IsNext() && !IsOpening(cursor.Peek()));
            return;
        }
        ref var first = ref _parts[Kinds.IndexOf(kind, StringComparison.Ordinal)];
        if (first is { } span && token.Kind != TokenKind.OpenText)
            cursor.Error(token, $"Item {Printable.Quote(item.Name.Value)} has {NameOf(kind)} already, at {span}.", "Delete one of the two, or put them together.", DiagnosticCode.Twice);
        first ??= cursor.Span(token);
        switch (kind)
        {
            case '"':
                LabelText.Read(item, cursor.Next(), cursor);
                break;
            case '<':
                item.Icon = ReadIcon();
                break;
            case '(':
                item.Groups.AddRange(_lists.Read(')', "the name of a group"));
                break;
            case '[':
                foreach (var tag in _lists.Read(']', "a tag")) item.Tags.Add(tag.Value);
                break;
            default:
                _bindings.Read(item);
                break;
        }
    }

    private static bool IsOpening(Token token) => token.Kind == TokenKind.Symbol && Openings.Contains(token.Symbol, StringComparison.Ordinal);

    private static string NameOf(char kind) => kind switch
    {
        '"' => "a label",
        '<' => "an icon",
        '(' => "groups",
        '[' => "tags",
        _ => "links and metadata",
    };

    private string? ReadIcon()
    {
        var open = cursor.Next();
        string? icon = null;
        if (cursor.Peek().Kind is TokenKind.Text or TokenKind.OpenText) icon = cursor.Text(cursor.Next());
        else if (cursor.Peek() is { BeginsLine: false, Kind: not TokenKind.End } next && !next.Is('>')) icon = cursor.Lexer.Share(cursor.Lexer.Raw(cursor.NextRun(">")));
        if (cursor.Skip('>')) return icon;
        if (cursor.Peek() is { BeginsLine: false, Kind: not TokenKind.End } found)
        {
            cursor.Expected("'>' behind the icon", found);
            while (cursor.Peek() is { BeginsLine: false, Kind: not TokenKind.End } && !cursor.Next().Is('>')) continue;
        }
        else
        {
            cursor.NotClosed(open, '>');
        }
        return null;
    }
}
