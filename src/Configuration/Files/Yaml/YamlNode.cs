namespace HomeBinding.Configuration.Files.Yaml;

/// <summary>A value of a YAML file and where it begins.</summary>
internal abstract class YamlNode(int line, int column)
{
    public int Line { get; } = line;

    public int Column { get; } = column;

    /// <summary>How many nodes it is made of, each use of an alias counted.</summary>
    public virtual long Size => 1;

    /// <summary>How deep its values are nested.</summary>
    public virtual int Height => 1;

    /// <summary>True if an error inside it has been reported.</summary>
    public virtual bool IsFaulty => false;
}

internal sealed class YamlScalar(int line, int column, string text, bool isPlain) : YamlNode(line, column)
{
    public string Text { get; } = text;

    /// <summary>True if it is written without quotes, so that its text may mean a number, true, false or nothing.</summary>
    public bool IsPlain { get; } = isPlain;

    public bool IsNull => IsPlain && Text is "" or "~" or "null" or "Null" or "NULL";
}

internal readonly record struct YamlEntry(YamlScalar Key, YamlNode Value);

internal sealed class YamlMap(int line, int column, IReadOnlyList<YamlEntry> entries, bool isFaulty) : YamlNode(line, column)
{
    public IReadOnlyList<YamlEntry> Entries { get; } = entries;

    public override long Size { get; } = 1 + entries.Sum(each => 1 + each.Value.Size);

    public override int Height { get; } = 1 + entries.Select(each => each.Value.Height).DefaultIfEmpty().Max();

    public override bool IsFaulty { get; } = isFaulty;
}

internal sealed class YamlList(int line, int column, IReadOnlyList<YamlNode> values) : YamlNode(line, column)
{
    public IReadOnlyList<YamlNode> Values { get; } = values;

    public override long Size { get; } = 1 + values.Sum(each => each.Size);

    public override int Height { get; } = 1 + values.Select(each => each.Height).DefaultIfEmpty().Max();
}
