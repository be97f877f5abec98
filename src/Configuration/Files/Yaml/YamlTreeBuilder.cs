using HomeBinding.Configuration.Model;
using HomeBinding.Configuration.Secrets;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace HomeBinding.Configuration.Files.Yaml;

/// <summary>
/// Makes a tree of the parser's events. It keeps the raw text of every scalar, knows no types and creates no objects that a file names.
/// </summary>
internal sealed class YamlTreeBuilder(SourceText source, FileDiagnostics diagnostics)
{
    private const int DeepestNesting = 64;
    private const long MostAliasedValues = 100_000;
    private const int MostValues = 4_000_000;
    private const string TextTag = "tag:yaml.org,2002:str";
    private const string SecretTag = "!secret";

    private readonly Parser _parser = new(new Scanner(new StringReader(source.Text), skipComments: true));
    private readonly Dictionary<AnchorName, YamlNode> _anchors = [];
    private readonly HashSet<AnchorName> _open = [];
    private long _aliasedValues;
    private int _values;

    /// <summary>The root of the file's only document; null if the file is empty.</summary>
    /// <exception cref="YamlUnreadableException">The structure cannot be made out.</exception>
    public YamlNode? Build()
    {
        try
        {
            return BuildDocument();
        }
        catch (YamlUnreadableException)
        {
            throw;
        }
        catch (Exception e)
        {
            throw YamlErrors.Explain(e, source, _parser.Current);
        }
    }

    private YamlNode? BuildDocument()
    {
        _ = Next();
        if (Next() is StreamEnd) return null;
        _ = Next();
        var root = BuildNode(1);
        _ = Next();
        return Next() is DocumentStart second
            ? throw Unreadable(second.Start, "A second document begins here; a file has one document only.", "Delete the line '---', or move what follows to a file of its own.")
            : root;
    }

    private ParsingEvent Next() => _parser.MoveNext() ? _parser.Current! : throw new EndOfStreamException();

    /// <summary>Builds the node that begins at the current event, and stops at its last.</summary>
    private YamlNode BuildNode(int depth)
    {
        if (_parser.Current is AnchorAlias alias) return Resolve(alias, depth);
        var start = (NodeEvent)_parser.Current!;
        if (depth > DeepestNesting) throw Unreadable(start.Start, $"Values are nested more than {DeepestNesting} deep.");
        if (++_values > MostValues) throw Unreadable(start.Start, $"The file has more than {MostValues} values, the most that are read.", "Spread it over several files.");
        CheckTag(start);
        if (!start.Anchor.IsEmpty) _ = _open.Add(start.Anchor);
        YamlNode node = start switch
        {
            Scalar scalar => BuildScalar(scalar),
            MappingStart map => BuildMap(map, depth),
            _ => BuildList(start, depth),
        };
        if (start.Anchor.IsEmpty) return node;
        _ = _open.Remove(start.Anchor);
        _anchors[start.Anchor] = node;
        return node;
    }

    private YamlScalar BuildScalar(Scalar scalar)
    {
        var (line, column) = Position(scalar.Start);
        if (IsSecret(scalar))
        {
            var name = scalar.Value.Trim();
            if (!SecretsReader.IsName(name)) throw Unreadable(scalar.Start, "Behind !secret stands a name of letters, digits, '_', '-' and '.'.", $"Write e.g. !secret mqttPassword, and the value in {SecretsReader.FileName}.");
            return new YamlScalar(line, column, $"${{SECRET:{name}}}", YamlScalarKind.Secret);
        }
        var isText = !scalar.Tag.IsEmpty && !scalar.Tag.IsNonSpecific && scalar.Tag.Value == TextTag;
        var kind = scalar.Style switch
        {
            ScalarStyle.Plain when !isText => YamlScalarKind.Plain,
            ScalarStyle.Literal or ScalarStyle.Folded => YamlScalarKind.Block,
            _ => YamlScalarKind.Quoted,
        };
        return new YamlScalar(line, column, scalar.Value, kind);
    }

    private YamlList BuildList(NodeEvent start, int depth)
    {
        var (line, column) = Position(start.Start);
        var values = new List<YamlNode>();
        while (Next() is not SequenceEnd) values.Add(BuildNode(depth + 1));
        return new YamlList(line, column, values);
    }

    private YamlMap BuildMap(MappingStart start, int depth)
    {
        var (line, column) = Position(start.Start);
        var map = new MapBuilder(source.File, diagnostics);
        while (Next() is not MappingEnd)
        {
            var key = BuildKey(depth + 1);
            _ = Next();
            map.Add(key, BuildNode(depth + 1));
        }
        return map.Build(line, column);
    }

    private YamlScalar BuildKey(int depth)
    {
        var start = _parser.Current!.Start;
        if (BuildNode(depth) is not YamlScalar { IsSecret: false } key) throw Unreadable(start, "A key has to be a text, not a list or a map.", "Put text that begins with { or [ into quotes.");
        // Looks like indentation, and is part of the key.
        if (key is { IsPlain: true, Text: [> '\u007f' and var first, ..] } && char.IsWhiteSpace(first))
            throw Unreadable(start, $"A special blank, U+{(int)first:X4}, stands here; YAML takes only normal blanks as indentation.", "Replace it by spaces. Such blanks come with text that is copied from web pages.");
        return key;
    }

    private YamlNode Resolve(AnchorAlias alias, int depth)
    {
        var name = alias.Value;
        if (_open.Contains(name)) throw Unreadable(alias.Start, $"*{Printable.Escape(name.Value)} is used inside of itself.");
        if (!_anchors.TryGetValue(name, out var node))
            throw Unreadable(alias.Start, $"There is no anchor &{Printable.Escape(name.Value)} before this.", "Put text that begins with * into quotes.");
        if (depth + node.Height - 1 > DeepestNesting) throw Unreadable(alias.Start, $"Values are nested more than {DeepestNesting} deep.");
        _aliasedValues += node.Size;
        if (_aliasedValues > MostAliasedValues) throw Unreadable(alias.Start, $"Aliases such as *{Printable.Escape(name.Value)} repeat more than {MostAliasedValues} values.");
        var (line, column) = Position(alias.Start);
        return node is YamlScalar scalar ? scalar.At(line, column) : node;
    }

    private static void CheckTag(NodeEvent node)
    {
        if (node.Tag.IsEmpty || node.Tag.IsNonSpecific || node.Tag.Value is TextTag || (IsSecret(node) && node is Scalar)) return;
        var tag = node.Tag.Value.Replace("tag:yaml.org,2002:", "!!", StringComparison.Ordinal);
        throw Unreadable(node.Start, $"The tag {Printable.Quote(tag)} is not supported.", HintFor(tag));
    }

    private static bool IsSecret(NodeEvent node) => !node.Tag.IsEmpty && node.Tag is { IsNonSpecific: false, Value: SecretTag };

    private static string HintFor(string tag) => tag switch
    {
        SecretTag => "Write !secret and a name.",
        "!env_var" or "!env" or "!ENV" => "Write ${ENV:NAME} for an environment variable.",
        "!include" => "Every file in things/ and items/ is read by itself; delete the line.",
        _ => "Put text that begins with ! into quotes.",
    };

    private static YamlUnreadableException Unreadable(Mark at, string message, string? hint = null) => new((int)at.Line, (int)at.Column, message, hint);

    private (int Line, int Column) Position(Mark mark) => ((int)mark.Line + source.FirstLine - 1, (int)mark.Column);
}
