using HomeBinding.Configuration.Files;
using HomeBinding.Configuration.Files.OpenHabText;
using HomeBinding.Configuration.Model;

namespace HomeBinding.Configuration.OpenHabRules;

/// <summary>Reads a rule up to its code: <c>rule "name" [uid="…"] [Tags] when … [but only if …]</c>.</summary>
internal sealed class RuleHeaderParser
{
    private static readonly string[] TriggerKeywords = ["Item", "Member", "Channel", "Time", "System", "Thing"];

    private readonly TokenCursor _cursor;
    private readonly TriggerParser _triggers;
    private readonly ConditionParser _conditions;

    public RuleHeaderParser(SourceText source, FileDiagnostics diagnostics, TextRange header)
    {
        _cursor = new TokenCursor(source, diagnostics, header, "the end of what is before the code");
        _triggers = new TriggerParser(_cursor);
        _conditions = new ConditionParser(_cursor);
    }

    /// <summary>The rule without its code.</summary>
    public OpenHabRule Read()
    {
        var span = _cursor.Span(_cursor.Next());
        var name = ReadText("the rule's name") ?? "";
        string? uid = null;
        var tags = new List<string>();
        if (_cursor.IsWord(_cursor.Peek(), "uid") && _cursor.Peek(1).Is('='))
        {
            _ = _cursor.Next();
            _ = _cursor.Next();
            uid = ReadText("the rule's id in quotes");
        }
        if (_cursor.Peek().Is('[')) ReadTags(tags);
        var triggers = new List<OpenHabTrigger>();
        if (SkipWord("when")) ReadTriggers(triggers);
        var conditions = new List<OpenHabCondition>();
        if (SkipWord("but")) ReadConditions(conditions);
        if (_cursor.Peek().Kind != TokenKind.End) _cursor.Expected("when, but only if, or then", _cursor.Peek());
        return new OpenHabRule(name, span) { Uid = uid, Tags = tags, Triggers = triggers, Conditions = conditions };
    }

    private string? ReadText(string what)
    {
        if (_cursor.Peek() is { Kind: TokenKind.Text or TokenKind.OpenText }) return _cursor.Text(_cursor.Next());
        if (_cursor.Peek() is { Kind: TokenKind.Word }) return _cursor.Word(_cursor.Next());
        _cursor.ExpectedNext(what);
        return null;
    }

    private bool SkipWord(string word)
    {
        if (!_cursor.IsWord(_cursor.Peek(), word)) return false;
        _ = _cursor.Next();
        return true;
    }

    private void ReadTags(List<string> tags)
    {
        var open = _cursor.Next();
        while (!_cursor.Skip(']'))
        {
            if (_cursor.Peek().Kind == TokenKind.End || _cursor.IsWord(_cursor.Peek(), "when"))
            {
                _cursor.NotClosed(open, ']');
                return;
            }
            if (_cursor.Skip(',')) continue;
            if (_cursor.Peek().Kind is TokenKind.Word or TokenKind.Text) tags.Add(ReadText("a tag")!);
            else _cursor.Expected("a tag", _cursor.Next());
        }
    }

    private void ReadTriggers(List<OpenHabTrigger> triggers)
    {
        while (true)
        {
            if (_triggers.Read() is { } trigger) triggers.Add(trigger);
            else SkipTo("or");
            if (SkipWord("or")) continue;
            if (_cursor.Peek().Kind == TokenKind.End || _cursor.IsWord(_cursor.Peek(), "but")) return;
            _cursor.Expected("or, but only if, or then behind the trigger", _cursor.Peek(), IsTrigger() ? "Write or between two triggers." : null);
            if (!IsTrigger()) SkipTo("or");
            if (!SkipWord("or") && !IsTrigger()) return;
        }
    }

    private bool IsTrigger() => _cursor.Peek() is { Kind: TokenKind.Word } token && TriggerKeywords.Contains(_cursor.Word(token), StringComparer.Ordinal);

    private void ReadConditions(List<OpenHabCondition> conditions)
    {
        if (!SkipWord("only") | !SkipWord("if")) _cursor.ExpectedNext("but only if");
        while (true)
        {
            if (_conditions.Read() is { } condition) conditions.Add(condition);
            else SkipTo("and");
            if (SkipWord("and")) continue;
            if (_cursor.Peek().Kind == TokenKind.End) return;
            _cursor.Expected("and, or then behind the condition", _cursor.Peek());
            SkipTo("and");
            if (!SkipWord("and")) return;
        }
    }

    private void SkipTo(string word)
    {
        while (_cursor.Peek().Kind != TokenKind.End && !_cursor.IsWord(_cursor.Peek(), word) && !_cursor.IsWord(_cursor.Peek(), "but")) _ = _cursor.Next();
    }
}
