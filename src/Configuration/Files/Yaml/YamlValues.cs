using System.Globalization;
using HomeBinding.Configuration.Files.Syntax;
using HomeBinding.Configuration.Model;

namespace HomeBinding.Configuration.Files.Yaml;

/// <summary>Reads single values of a YAML file; what has the wrong shape is reported and comes back as null.</summary>
internal sealed class YamlValues(string file, FileDiagnostics diagnostics)
{
    public SourceSpan Span(YamlNode node) => new(file, node.Line, node.Column);

    public Located<string> Key(YamlEntry entry) => new(entry.Key.Text, Span(entry.Key));

    /// <summary>A text as it is written, whether in quotes or not: NO, 1e3 and 2024-01-01 stay what they are.</summary>
    public string? Text(YamlEntry entry) => LocatedText(entry)?.Value;

    public Located<string>? LocatedText(YamlEntry entry)
    {
        if (entry.Value is YamlScalar { IsSecret: false } scalar) return scalar.IsNull ? null : new Located<string>(scalar.SingleLine, Span(scalar));
        if (entry.Value is YamlScalar) RefuseSecret(entry.Value);
        else Refuse(entry, "a text", "Put text that begins with [ or { into quotes.");
        return null;
    }

    public IReadOnlyList<Located<string>> Texts(YamlEntry entry)
    {
        if (entry.Value is YamlScalar { IsNull: true }) return [];
        if (entry.Value is not YamlList list)
        {
            Refuse(entry, "a list of texts", entry.Value is YamlScalar single ? $"Write [{Printable.Escape(single.Text)}]." : null);
            return [];
        }
        var texts = new List<Located<string>>(list.Values.Count);
        foreach (var value in list.Values)
        {
            if (value is YamlScalar { IsSecret: true }) RefuseSecret(value);
            else if (value is YamlScalar { IsNull: false } scalar) texts.Add(new Located<string>(scalar.SingleLine, Span(scalar)));
            else diagnostics.Error(DiagnosticCode.WrongValue, Span(value), $"Expected a text in the list of {Printable.Quote(entry.Key.Text)}; found {Describe(value)}.");
        }
        return texts;
    }

    /// <summary>True or false; null if there is neither, which is reported unless nothing is written at all.</summary>
    public bool? Boolean(YamlEntry entry)
    {
        switch (entry.Value)
        {
            case YamlScalar { IsPlain: true, Text: "true" }: return true;
            case YamlScalar { IsPlain: true, Text: "false" }: return false;
            case YamlScalar { IsNull: true }: return null;
            default:
                Refuse(entry, "true or false", entry.Value is YamlScalar flag ? BooleanWord.Suggest(flag.Text) : null);
                return null;
        }
    }

    /// <summary>The map below a key; null if there is none, which is reported unless nothing is written at all.</summary>
    public YamlMap? Map(YamlEntry entry, string expected)
    {
        if (entry.Value is YamlMap map) return map;
        if (entry.Value is not YamlScalar { IsNull: true }) Refuse(entry, expected, null);
        return null;
    }

    /// <summary>
    /// A parameter's value. A number stays a text unless it is written just as the number prints, because the parameter may be a text, and 012345 a
    /// serial number. The thing type decides later.
    /// </summary>
    public Located<object?>? Parameter(YamlEntry entry)
    {
        switch (entry.Value)
        {
            case YamlScalar scalar:
                return new Located<object?>(ValueOf(scalar), AtValueOrKey(entry));
            case YamlList list when list.Values.All(each => each is YamlScalar):
                return new Located<object?>(list.Values.Select(each => ValueOf((YamlScalar)each)).ToArray(), AtValueOrKey(entry));
            default:
                Refuse(entry, "a text, a number, true or false, or a list of these", null);
                return null;
        }
    }

    private static object? ValueOf(YamlScalar scalar) => scalar.IsNull ? null
        : scalar.IsPlain && IsCanonical(scalar.Text, out var number) ? number
        : scalar.Text;

    public void RefuseSecret(YamlNode value) => diagnostics.Error(
        DiagnosticCode.MisplacedSecret,
        Span(value), "A secret cannot stand here; what is written here is shown.", "Secrets can stand in the 'config:' of things, channels and metadata, and in the parameters of profiles.");

    public void Refuse(YamlEntry entry, string expected, string? hint) =>
        diagnostics.Error(DiagnosticCode.WrongValue, AtValueOrKey(entry), $"{Printable.Quote(entry.Key.Text)} is {Describe(entry.Value)}; expected {expected}.", hint);

    // A value that is left out has no place to point at.
    private SourceSpan AtValueOrKey(YamlEntry entry) => Span(entry.Value is YamlScalar { Text: "", IsPlain: true } ? entry.Key : entry.Value);

    private static bool IsCanonical(string text, out decimal number) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number)
        && number.ToString(CultureInfo.InvariantCulture) == text;

    private static string Describe(YamlNode node) => node switch
    {
        YamlScalar { IsNull: true } => "empty",
        YamlScalar scalar => Printable.Quote(scalar.Text),
        YamlList => "a list",
        _ => "a map",
    };
}
