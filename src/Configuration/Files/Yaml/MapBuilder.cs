using HomeBinding.Configuration.Model;

namespace HomeBinding.Configuration.Files.Yaml;

/// <summary>Puts a map together: reports keys that are there twice, and adds what <c>&lt;&lt;</c> merges in.</summary>
internal sealed class MapBuilder(string file, FileDiagnostics diagnostics)
{
    private const int FewEntries = 8;
    private const string MergeKey = "<<";

    private readonly List<YamlEntry> _entries = [];
    private Dictionary<string, YamlScalar>? _index;
    private YamlEntry? _merged;
    private bool _isFaulty;

    public void Add(YamlScalar key, YamlNode value)
    {
        var isMerge = key is { IsPlain: true, Text: MergeKey };
        if ((isMerge ? _merged?.Key : Find(key.Text)) is { } first)
        {
            _isFaulty = true;
            diagnostics.Error(DiagnosticCode.Twice, Span(key), $"The key {Printable.Quote(key.Text)} is there twice; the first is at {Span(first)}.", isMerge ? "Write a list: <<: [*one, *other]." : "Delete or rename one of the two.");
        }
        else if (isMerge)
        {
            _merged = new YamlEntry(key, value);
        }
        else
        {
            AddEntry(key, value);
        }
    }

    public YamlMap Build(int line, int column)
    {
        if (_merged is var (key, value)) Merge(key, value);
        return new YamlMap(line, column, _entries, _isFaulty);
    }

    // What the map says itself counts, and of several maps the first (yaml.org/type/merge).
    private void Merge(YamlScalar key, YamlNode value)
    {
        foreach (var each in value is YamlList list ? list.Values : [value])
        {
            if (each is not YamlMap map)
            {
                _isFaulty = true;
                diagnostics.Error(DiagnosticCode.WrongValue, Span(each is YamlScalar { IsNull: true } ? key : each), "Behind << stands the alias of a map, or a list of such.", "Write e.g. <<: *defaults, and &defaults before the map that is meant.");
                continue;
            }
            _isFaulty |= map.IsFaulty;
            foreach (var entry in map.Entries)
                if (Find(entry.Key.Text) is null) AddEntry(entry.Key, entry.Value);
        }
    }

    private void AddEntry(YamlScalar key, YamlNode value)
    {
        if (_entries.Count == FewEntries) _index = _entries.ToDictionary(static each => each.Key.Text, static each => each.Key, StringComparer.Ordinal);
        _entries.Add(new YamlEntry(key, value));
        _index?.Add(key.Text, key);
    }

    private YamlScalar? Find(string key)
    {
        if (_index is not null) return _index.GetValueOrDefault(key);
        foreach (var entry in _entries)
            if (entry.Key.Text == key) return entry.Key;
        return null;
    }

    private SourceSpan Span(YamlNode node) => new(file, node.Line, node.Column);
}
