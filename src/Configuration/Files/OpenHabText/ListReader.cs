using HomeBinding.Configuration.Files.Syntax;

namespace HomeBinding.Configuration.Files.OpenHabText;

/// <summary>Reads a list of ids and texts between brackets: <c>(a, "b")</c>.</summary>
internal sealed class ListReader(TokenCursor cursor, Beginnings beginnings)
{
    private const string EndOfValue = ",)]>{}\"'";

    private readonly List<Located<string>> _values = [];

    /// <summary>Reads the list, of which the opening bracket comes next.</summary>
    /// <param name="closing">The closing bracket.</param>
    /// <param name="what">What stands in it.</param>
    /// <param name="takesAny">True if what is neither an id nor in quotes is taken as well, e.g. <c>ON|OPEN</c>.</param>
    /// <returns>The values; the list is used again for the next one.</returns>
    public IReadOnlyList<Located<string>> Read(char closing, string what, bool takesAny = false)
    {
        var open = cursor.Next();
        _values.Clear();
        while (!cursor.Skip(closing))
        {
            var token = cursor.Peek();
            if (token.Kind == TokenKind.End || token.Is('{') || token.Is('}') || beginnings.IsLine())
            {
                cursor.NotClosed(open, closing);
                break;
            }
            if (cursor.Skip(',')) continue;
            if (_values.Count > 0 && !cursor.Last.Is(',')) cursor.Expected($"',' or '{closing}'", token);
            if (token.Kind is TokenKind.Text or TokenKind.OpenText) _values.Add(cursor.LocatedText(cursor.Next()));
            else if (token.Kind == TokenKind.Symbol && (!takesAny || EndOfValue.Contains(token.Symbol, StringComparison.Ordinal))) Refuse(what);
            else _values.Add(cursor.LocatedWord(cursor.NextRun(EndOfValue)));
        }
        return _values;
    }

    private void Refuse(string what)
    {
        cursor.Expected(what, cursor.Peek());
        _ = cursor.Next();
    }
}
