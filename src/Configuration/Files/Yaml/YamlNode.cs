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

internal sealed class YamlScalar(int line, int column, string text, YamlScalarKind kind) : YamlNode(line, column)
{
    /// <summary>The text; of <c>!secret name</c>, the reference to it.</summary>
    public string Text { get; } = text;

    /// <summary>True if it is written without quotes, so that its text may mean a number, true, false or nothing.</summary>
    public bool IsPlain => kind == YamlScalarKind.Plain;

    /// <summary>True if it is written as <c>!secret name</c>, which may stand only where secrets are put in.</summary>
    public bool IsSecret => kind == YamlScalarKind.Secret;

    /// <summary>The text where one line is meant: of lines behind | or > without the line end that YAML gives them.</summary>
    public string SingleLine => kind == YamlScalarKind.Block ? Text.TrimEnd('\n') : Text;

    public bool IsNull => IsPlain && Text is "" or "~" or "null" or "Null" or "NULL";

    public YamlScalar At(int line, int column) => new(line, column, Text, kind);
}

internal enum YamlScalarKind
{
    Plain,
    Quoted,
    Block,
    Secret,
}

internal readonly record struct YamlEntry(YamlScalar Key, YamlNode Value);

internal sealed class YamlMap : YamlNode
{
    public YamlMap(int line, int column, IReadOnlyList<YamlEntry> entries, bool isFaulty)
        : base(line, column)
    {
        Entries = entries;
        IsFaulty = isFaulty;
        foreach (var (_, value) in entries)
        {
            Size += 1 + value.Size;
            Height = Math.Max(Height, 1 + value.Height);
        }
    }

    public IReadOnlyList<YamlEntry> Entries { get; }

    public override long Size { get; } = 1;

    public override int Height { get; } = 1;

    public override bool IsFaulty { get; }
}

internal sealed class YamlList : YamlNode
{
    public YamlList(int line, int column, IReadOnlyList<YamlNode> values)
        : base(line, column)
    {
        Values = values;
        foreach (var value in values)
        {
            Size += value.Size;
            Height = Math.Max(Height, 1 + value.Height);
        }
    }

    public IReadOnlyList<YamlNode> Values { get; }

    public override long Size { get; } = 1;

    public override int Height { get; } = 1;
}
