using System.Globalization;
using HomeBinding.Configuration.Files;
using HomeBinding.Configuration.Files.OpenHabText;
using HomeBinding.Configuration.Files.Syntax;
using HomeBinding.Configuration.Model;
using HomeBinding.Units;

namespace HomeBinding.Configuration.Persistence;

/// <summary>
/// Reads a file of openHAB's <c>.persist</c> syntax: <c>Strategies { … } Filters { … } Items { … } Aliases { … }</c>, in any order. After a mistake it goes on with the
/// next line.
/// </summary>
internal sealed class PersistParser(SourceText source, FileDiagnostics diagnostics)
{
    private const string Example = "Strategies { … }, Filters { … }, Items { … } or Aliases { … }";

    private const long LongestInterval = 100L * 366 * 86_400;

    private static readonly string[] Sections = ["Strategies", "Filters", "Items", "Aliases"];

    private readonly TokenCursor _cursor = new(source, diagnostics);
    private readonly Dictionary<string, PersistenceStrategy> _strategies = PersistenceStrategy.BuiltIn.ToDictionary(static each => each.Name, StringComparer.Ordinal);
    private readonly Dictionary<string, PersistenceFilter> _filters = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SourceSpan> _places = new(StringComparer.Ordinal);
    private readonly List<ItemAlias> _aliases = [];
    private readonly List<WrittenItems> _items = [];
    private readonly List<Located<string>> _default = [];

    /// <summary>Reads the file. What is wrong is reported and left out.</summary>
    public PersistenceConfiguration Read()
    {
        while (_cursor.Peek().Kind != TokenKind.End) ReadSection();
        var items = _items.Select(Resolve).OfType<ItemPersistence>().ToArray();
        return new PersistenceConfiguration(Path.GetFileNameWithoutExtension(source.File), source.File)
        {
            Strategies = [.. _strategies.Values.Where(static each => each.Cron is not null)],
            Filters = [.. _filters.Values],
            Items = items,
            Aliases = _aliases,
        };
    }

    private void ReadSection()
    {
        var token = _cursor.Next();
        var name = token.Kind == TokenKind.Word ? _cursor.Word(token) : "";
        if (!Sections.Contains(name, StringComparer.Ordinal) || !_cursor.Peek().Is('{'))
        {
            if (Sections.Contains(name, StringComparer.Ordinal)) _cursor.ExpectedNext($"'{{' behind {name}");
            else _cursor.Expected(Example, token, diagnostics.Nearest.Ask(name, Sections));
            while (_cursor.Peek().Kind != TokenKind.End && !IsSection()) _ = _cursor.Next();
            return;
        }
        var open = _cursor.Next();
        while (!_cursor.Skip('}'))
        {
            if (_cursor.Peek().Kind == TokenKind.End || IsSection())
            {
                _cursor.NotClosed(open, '}');
                return;
            }
            ReadElement(name);
        }
    }

    private bool IsSection() => _cursor.Peek() is { Kind: TokenKind.Word } token && _cursor.Peek(1).Is('{') && Sections.Contains(_cursor.Word(token), StringComparer.Ordinal);

    private void ReadElement(string section)
    {
        if (_cursor.Skip(';')) return;
        _cursor.IsFaulty = false;
        switch (section)
        {
            case "Strategies":
                ReadStrategy();
                break;
            case "Filters":
                ReadFilter();
                break;
            case "Items":
                ReadItems();
                break;
            default:
                ReadAlias();
                break;
        }
        if (_cursor.IsFaulty) SkipLine();
    }

    private void SkipLine()
    {
        while (_cursor.Peek() is { Kind: not TokenKind.End, BeginsLine: false } next && !next.Is('}')) _ = _cursor.Next();
    }

    private Located<string>? ReadName(string what)
    {
        if (_cursor.Peek().Kind == TokenKind.Word) return _cursor.LocatedWord(_cursor.Next());
        _cursor.Expected(what, _cursor.Peek());
        _ = _cursor.Next();
        return null;
    }

    private bool SkipColon(Located<string> name, string what)
    {
        if (_cursor.Skip(':')) return true;
        _cursor.ExpectedNext($"':' and {what} behind {Printable.Quote(name.Value)}");
        return false;
    }

    /// <summary>True if the name is free; else it is reported.</summary>
    private bool Declare(string section, Located<string> name)
    {
        if (_places.TryAdd($"{section} {name.Value}", name.Span)) return true;
        diagnostics.Error(DiagnosticCode.Twice, name.Span, $"{Printable.Quote(name.Value)} is there twice; the first is at {_places[$"{section} {name.Value}"]}.", "Delete or rename one of the two.");
        return false;
    }

    private void ReadStrategy()
    {
        if (ReadName("the name of a strategy") is not { } name) return;
        if (name.Value == "default" && _cursor.Skip('='))
        {
            ReadDefault(name);
            return;
        }
        var isBuiltIn = PersistenceStrategy.BuiltIn.Any(each => each.Name == name.Value);
        if (isBuiltIn && !_cursor.Peek().Is(':')) return;
        if (!SkipColon(name, "a cron expression in quotes")) return;
        if (_cursor.Peek().Kind != TokenKind.Text)
        {
            _cursor.ExpectedNext("a cron expression in quotes, e.g. \"0 0 * * * ?\"");
            return;
        }
        var cron = _cursor.LocatedText(_cursor.Next());
        if (isBuiltIn) _cursor.Error(name.Span, $"{Printable.Quote(name.Value)} is a strategy that needs no declaration and has no times.", "Choose another name.");
        else if (CronText.WhyNot(cron.Value) is { } error) _cursor.Error(cron.Span, $"{Printable.Quote(cron.Value)} is not a cron expression; {Printable.Escape(error)}.", "Write e.g. \"0 0 * * * ?\" for each full hour.");
        // The name is known all the same, so that naming it is no second error.
        if (!isBuiltIn && Declare("strategy", name)) _strategies[name.Value] = new PersistenceStrategy(name.Value, cron.Value);
    }

    private void ReadDefault(Located<string> name)
    {
        diagnostics.Warning(DiagnosticCode.Persistence, name.Span, "openHAB 5.1 has no default strategies any more; here they hold for lines of Items without 'strategy ='.", "Write the strategies in each line of Items.");
        _default.AddRange(ReadNames("the name of a strategy"));
    }

    private List<Located<string>> ReadNames(string what)
    {
        var names = new List<Located<string>>();
        do
        {
            if (_cursor.Peek() is not { Kind: TokenKind.Word } || IsOnNextLine())
            {
                _cursor.ExpectedNext(what);
                break;
            }
            names.Add(_cursor.LocatedWord(_cursor.Next()));
        }
        while (_cursor.Skip(','));
        return names;
    }

    // A list goes over several lines behind a comma only.
    private bool IsOnNextLine() => _cursor.Peek().BeginsLine && !_cursor.Last.Is(',');

    private void ReadFilter()
    {
        if (ReadName("the name of a filter") is not { } name || !SkipColon(name, "a filter")) return;
        if (ReadFilter(name.Value) is not { } filter || !Declare("filter", name)) return;
        _filters[name.Value] = filter;
    }

    private PersistenceFilter? ReadFilter(string name)
    {
        var token = _cursor.Peek();
        if (_cursor.IsWord(token, "T"))
        {
            _ = _cursor.Next();
            return ReadInterval() is { } interval ? new TimeFilter(name, interval) : null;
        }
        switch (token.Kind == TokenKind.Symbol ? token.Symbol : '\0')
        {
            case '>':
                _ = _cursor.Next();
                var isRelative = _cursor.Skip('%');
                return ReadNumber() is { } value ? new ThresholdFilter(name, value, isRelative, ReadUnit()) : null;
            case '=' or '!':
                _ = _cursor.Next();
                _ = token.Is('!') && _cursor.Skip('=');
                return new EqualsFilter(name, ReadTexts(), token.Is('!'));
            case '[' or ']':
                _ = _cursor.Next();
                if (_cursor.Skip(token.Is('[') ? ']' : '[')) return ReadRange(name, token.Is(']'));
                _cursor.ExpectedNext("[] or ][ and two numbers");
                return null;
            default:
                _cursor.ExpectedNext("> and a number, T and a time, = or ! and texts, or [] or ][ and two numbers");
                return null;
        }
    }

    private RangeFilter? ReadRange(string name, bool isInverted)
    {
        var place = _cursor.Peek();
        if (ReadNumber() is not { } lower || ReadNumber() is not { } upper) return null;
        if (lower > upper) _cursor.Error(place, "The lower bound is above the upper one.", "Write the lower one first.");
        return new RangeFilter(name, lower, upper, ReadUnit(), isInverted);
    }

    private decimal? ReadNumber()
    {
        var token = _cursor.Peek();
        if (token.Kind == TokenKind.Word && !token.BeginsLine && decimal.TryParse(_cursor.Lexer.Raw(token), NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            _ = _cursor.Next();
            return number;
        }
        _cursor.ExpectedNext("a number");
        return null;
    }

    private Unit? ReadUnit()
    {
        var token = _cursor.Peek();
        if (token.Kind == TokenKind.End || token.BeginsLine || token.Is('}')) return null;
        var text = token.Kind == TokenKind.Text ? _cursor.Text(_cursor.Next()) : _cursor.Lexer.Raw(_cursor.NextRun("}")).ToString();
        if (Unit.TryParse(text, out var unit)) return unit;
        _cursor.Error(token, $"{Printable.Quote(text)} is not a unit.", diagnostics.Nearest.Ask(text, Dimension.All.SelectMany(static each => each.Units).Select(static each => each.Symbol)));
        return null;
    }

    private TimeSpan? ReadInterval()
    {
        var token = _cursor.Peek();
        if (token.Kind == TokenKind.Word)
        {
            var text = _cursor.Word(_cursor.Next());
            if (char.IsAsciiDigit(text[^1]) && _cursor.Peek() is { Kind: TokenKind.Word, BeginsLine: false }) text += _cursor.Word(_cursor.Next());
            if (int.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var count) && Seconds(text[^1]) is { } seconds && (long)count * seconds <= LongestInterval)
                return TimeSpan.FromSeconds((long)count * seconds);
        }
        _cursor.Error(token, $"Expected a time, e.g. 30 s, 5 m, 1 h or 1 d; found {_cursor.Describe(token)}.");
        return null;
    }

    private static int? Seconds(char unit) => unit switch
    {
        's' => 1,
        'm' => 60,
        'h' => 3600,
        'd' => 86_400,
        _ => null,
    };

    private List<string> ReadTexts()
    {
        var texts = new List<string>();
        do
        {
            if (_cursor.Peek().Kind is not (TokenKind.Text or TokenKind.Word) || IsOnNextLine())
            {
                _cursor.ExpectedNext("a text in quotes");
                break;
            }
            var token = _cursor.Next();
            texts.Add(token.Kind == TokenKind.Text ? _cursor.Text(token) : _cursor.Word(token));
        }
        while (_cursor.Skip(','));
        return texts;
    }

    private void ReadItems()
    {
        var first = _cursor.Peek();
        var selectors = new List<ItemSelector>();
        do
        {
            if (ReadSelector() is not { } selector) return;
            selectors.Add(selector);
            if (_cursor.Peek().Is('-') || _cursor.Peek().Is('>')) ReadAlias(new Located<string>(selector.Name, selector.Span));
        }
        while (_cursor.Skip(','));
        var written = new WrittenItems(selectors, _cursor.Span(first));
        if (_cursor.Skip(':') || IsKeyword("strategy") || IsKeyword("filter"))
        {
            if (IsKeyword("strategy")) written.Strategies = ReadAssigned("strategy");
            if (IsKeyword("filter")) written.Filters = ReadAssigned("filter");
            if (IsKeyword("strategy")) written.Strategies = ReadAssigned("strategy");
            if (!_cursor.IsFaulty && written.Strategies is null && _cursor.Peek() is { Kind: TokenKind.Word, BeginsLine: false }) _cursor.ExpectedNext("strategy = and the names of strategies");
        }
        if (!_cursor.IsFaulty && _cursor.Peek() is { Kind: not TokenKind.End, BeginsLine: false } next && !next.Is('}') && !next.Is(';') && next.Kind != TokenKind.Word)
            _cursor.Expected(written.Strategies is null ? "': strategy =' and the names of strategies" : "the next line", next);
        if (!_cursor.IsFaulty) _items.Add(written);
    }

    private bool IsKeyword(string word) => _cursor.IsWord(_cursor.Peek(), word) && _cursor.Peek(1).Is('=');

    private List<Located<string>> ReadAssigned(string keyword)
    {
        _ = _cursor.Next();
        _ = _cursor.Next();
        return ReadNames($"the name of a {keyword}");
    }

    private ItemSelector? ReadSelector()
    {
        var first = _cursor.Peek();
        var isExcluded = _cursor.Skip('!');
        if (!isExcluded && _cursor.Skip('*')) return new ItemSelector(ItemSelectorKind.All, "", false, _cursor.Span(first));
        if (_cursor.Peek().Kind == TokenKind.Word)
        {
            var name = _cursor.Word(_cursor.Next());
            return new ItemSelector(_cursor.Skip('*') ? ItemSelectorKind.Members : ItemSelectorKind.Item, name, isExcluded, _cursor.Span(first));
        }
        _cursor.Expected("*, the name of an item, or that of a group and *", _cursor.Peek());
        _ = _cursor.Next();
        return null;
    }

    private void ReadAlias()
    {
        if (ReadName("the name of an item") is { } item) ReadAlias(item);
    }

    private void ReadAlias(Located<string> item)
    {
        _ = _cursor.Skip('-');
        if (!_cursor.Skip('>') || _cursor.Peek().Kind is not (TokenKind.Word or TokenKind.Text))
        {
            _cursor.ExpectedNext($"-> and the name behind {Printable.Quote(item.Value)}");
            return;
        }
        var token = _cursor.Next();
        if (Declare("alias", item)) _aliases.Add(new ItemAlias(item.Value, token.Kind == TokenKind.Text ? _cursor.Text(token) : _cursor.Word(token), item.Span));
    }

    private ItemPersistence? Resolve(WrittenItems written)
    {
        var errors = diagnostics.Errors;
        var names = written.Strategies ?? _default;
        if (names.Count == 0) diagnostics.Error(DiagnosticCode.Persistence, written.Span, "The line says no strategy, so that nothing would be stored.", "Write e.g. : strategy = everyChange, restoreOnStartup.");
        var strategies = names.Select(each => Find(_strategies, each, "strategy", "Declare it in Strategies, or write everyChange, everyUpdate, restoreOnStartup or forecast.")).ToArray();
        var filters = (written.Filters ?? []).Select(each => Find(_filters, each, "filter", "Declare it in Filters.")).ToArray();
        return diagnostics.Errors > errors ? null : new ItemPersistence(written.Selectors, strategies!, filters!, written.Span);
    }

    private T? Find<T>(Dictionary<string, T> known, Located<string> name, string what, string hint)
        where T : class
    {
        if (known.TryGetValue(name.Value, out var found)) return found;
        diagnostics.Error(DiagnosticCode.Persistence, name.Span, $"There is no {what} {Printable.Quote(name.Value)}.", diagnostics.Nearest.Ask(name.Value, known.Keys) ?? hint);
        return null;
    }

    private sealed class WrittenItems(IReadOnlyList<ItemSelector> selectors, SourceSpan span)
    {
        public IReadOnlyList<ItemSelector> Selectors { get; } = selectors;

        public SourceSpan Span { get; } = span;

        public List<Located<string>>? Strategies { get; set; }

        public List<Located<string>>? Filters { get; set; }
    }
}
