using System.Globalization;
using HomeBinding.Configuration.Files.OpenHabText;
using HomeBinding.Things;

namespace HomeBinding.Configuration.OpenHabRules;

/// <summary>Reads the words that triggers and conditions are made of. What is not there is reported, and null.</summary>
internal sealed class RuleWords(TokenCursor cursor)
{
    private static readonly string[] Keywords = ["or", "and", "but", "from", "to"];
    private static readonly string[] Statuses = [.. Enum.GetNames<ThingStatus>().Select(static each => each.ToUpperInvariant())];

    public bool Is(string word) => cursor.IsWord(cursor.Peek(), word);

    public bool Skip(string word)
    {
        if (!Is(word)) return false;
        _ = cursor.Next();
        return true;
    }

    /// <summary>True if these words follow; else what is there is reported.</summary>
    public bool Require(string expected, params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            if (Skip(word)) continue;
            cursor.ExpectedNext(expected);
            return false;
        }
        return true;
    }

    /// <summary>The name of an item.</summary>
    public string? Name(string what)
    {
        if (cursor.Peek().Kind == TokenKind.Word) return cursor.Word(cursor.Next());
        cursor.ExpectedNext(what);
        return null;
    }

    /// <summary>A text, in quotes or not.</summary>
    public string? Text(string what)
    {
        if (cursor.Peek().Kind is TokenKind.Text or TokenKind.OpenText) return cursor.Text(cursor.Next());
        return Name(what);
    }

    /// <summary>A state, command or event if one follows. A quantity is taken without quotes too.</summary>
    public string? Value()
    {
        var token = cursor.Peek();
        if (token.Kind is TokenKind.Text or TokenKind.OpenText) return cursor.Text(cursor.Next());
        if (!IsValue(token)) return null;
        return cursor.Lexer.Raw(cursor.NextRun(",;")).ToString();
    }

    public string? Value(string what)
    {
        if (Value() is { } value) return value;
        cursor.ExpectedNext(what);
        return null;
    }

    public ThingStatus? Status()
    {
        var token = cursor.Peek();
        if (!IsValue(token)) return null;
        var name = cursor.Word(cursor.Next());
        if (Statuses.Contains(name, StringComparer.Ordinal)) return Enum.Parse<ThingStatus>(name, ignoreCase: true);
        cursor.Error(token, $"{Model.Printable.Quote(name)} is no status of things; expected one of {string.Join(", ", Statuses)}.", cursor.Diagnostics.Nearest.Ask(name, Statuses));
        return null;
    }

    public int? Number(string what)
    {
        var token = cursor.Peek();
        var isNegative = cursor.Skip('-');
        if (cursor.Peek().Kind == TokenKind.Word && int.TryParse(cursor.Word(cursor.Peek()), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number > int.MinValue)
        {
            _ = cursor.Next();
            return isNegative ? -number : number;
        }
        if (isNegative) cursor.Expected(what, token);
        else cursor.ExpectedNext(what);
        return null;
    }

    private bool IsValue(Token token) => token.Kind == TokenKind.Word && !Keywords.Contains(cursor.Word(token), StringComparer.Ordinal);

    /// <summary><c>[offset [=] n]</c>; 0 if there is none.</summary>
    public int? Offset(string what)
    {
        if (!Skip("offset")) return 0;
        _ = cursor.Skip('=');
        return Number(what);
    }

    /// <summary><c>midnight</c>, <c>noon</c> or <c>HH:mm</c>; null, without a report, if it is none.</summary>
    public TimeOnly? Time()
    {
        if (Skip("midnight")) return TimeOnly.MinValue;
        if (Skip("noon")) return new TimeOnly(12, 0);
        var token = cursor.Peek();
        if (token.Kind != TokenKind.Word || !char.IsAsciiDigit(cursor.Lexer.Raw(token)[0])) return null;
        var text = cursor.Word(token);
        var isApart = cursor.Peek(1).Is(':') && cursor.Peek(2).Kind == TokenKind.Word;
        if (isApart) text += ":" + cursor.Word(cursor.Peek(2));
        if (text.Split(':') is not [{ Length: <= 2 } hour, { Length: <= 2 } minute]
            || !int.TryParse(hour, NumberStyles.None, CultureInfo.InvariantCulture, out var hours) || hours > 23
            || !int.TryParse(minute, NumberStyles.None, CultureInfo.InvariantCulture, out var minutes) || minutes > 59) return null;
        for (var i = isApart ? 3 : 1; i > 0; i--) _ = cursor.Next();
        return new TimeOnly(hours, minutes);
    }
}
