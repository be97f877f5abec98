using System.Globalization;
using HomeBinding.Configuration.Files.Syntax;
using HomeBinding.Configuration.Model;

namespace HomeBinding.Configuration.Files.OpenHabText;

/// <summary>Reads <c>[name=value, name=value, value]</c>.</summary>
internal sealed class ParametersReader(TokenCursor cursor, Beginnings beginnings)
{
    private const string EndOfValue = ",]}[{()\"'";

    /// <summary>Reads what is between brackets, of which the first comes next.</summary>
    /// <param name="parameters">Takes the parameters; empty before. Of two with one name, the second is an error.</param>
    /// <param name="isMetadata">True for settings of metadata: they have no description that tells true from a text, and lists of texts only.</param>
    public void Read(List<ParameterSyntax> parameters, bool isMetadata = false)
    {
        var open = cursor.Next();
        var names = new Dictionary<string, SourceSpan>(StringComparer.Ordinal);
        while (!cursor.Skip(']'))
        {
            if (IsLost())
            {
                cursor.NotClosed(open, ']');
                return;
            }
            if (cursor.Skip(',')) continue;
            if (cursor.Peek().Kind is TokenKind.Word or TokenKind.Text) ReadParameter(parameters, names, isMetadata);
            else ReportAndSkip("a parameter's name");
        }
    }

    private void ReadParameter(List<ParameterSyntax> parameters, Dictionary<string, SourceSpan> names, bool isMetadata)
    {
        var token = cursor.Next();
        var name = token.Kind == TokenKind.Word ? cursor.LocatedWord(token) : cursor.LocatedText(token);
        if (!cursor.Skip('='))
        {
            ReportAndSkip($"'=' and a value behind {Printable.Quote(name.Value)}");
            return;
        }
        if (ReadValues(name, isMetadata) is not { } value) return;
        if (names.TryAdd(name.Value, name.Span)) parameters.Add(new ParameterSyntax(name, value));
        else cursor.Error(name.Span, $"The parameter {Printable.Quote(name.Value)} is there twice; the first is at {names[name.Value]}.", "Delete one of the two.", DiagnosticCode.Twice);
    }

    private Located<object?>? ReadValues(Located<string> name, bool isMetadata)
    {
        var first = cursor.Peek();
        var values = new List<object?>();
        do
        {
            if (cursor.Peek() is var token && (token.Is(']') || token.Is(',') || IsLost()))
            {
                cursor.ExpectedNext($"a value of {Printable.Quote(name.Value)}");
                return null;
            }
            values.Add(ReadValue(name.Value, isMetadata));
        }
        while (SkipCommaBeforeValue());
        if (!IsEnd()) ReportAndSkip("',' or ']' behind the value", cursor.Peek(1).Is('=') ? "Write a comma between two parameters." : "Write texts between quotes.", ConfigParameter.IsSecretName(name.Value) && !cursor.Peek(1).Is('='));
        var value = values is [var single] ? single : isMetadata ? values.Select(static each => Text(each)).ToArray() : values.ToArray();
        return new Located<object?>(value, cursor.Span(first));
    }

    private static string Text(object? value) => value is bool flag ? (flag ? "true" : "false") : Convert.ToString(value, CultureInfo.InvariantCulture)!;

    private object? ReadValue(string name, bool isMetadata)
    {
        if (cursor.Peek().Kind is TokenKind.Text or TokenKind.OpenText) return cursor.Text(cursor.Next());
        if (cursor.Peek().Is('['))
        {
            cursor.Error(cursor.Peek(), "A list has no brackets of its own.", "Write its values one behind the other, with commas between them.");
            while (!IsLost() && !cursor.Next().Is(']')) continue;
            return null;
        }
        var token = cursor.NextRun(EndOfValue);
        var text = cursor.Lexer.Raw(token).ToString();
        if (!BareValue.TryRead(text, isMetadata, out var value))
            cursor.Error(token, $"{(ConfigParameter.IsSecretName(name) ? $"The value of {Printable.Quote(name)}" : Printable.Quote(text))} is neither a number nor true or false.", ConfigParameter.IsSecretName(name) ? "Write texts between quotes." : $"Write texts between quotes: \"{Printable.Escape(text)}\".");
        return value;
    }

    // A comma is between two values of one parameter, or between two parameters.
    private bool SkipCommaBeforeValue()
    {
        if (!cursor.Peek().Is(',')) return false;
        var next = cursor.Peek(1);
        if (next.Kind is TokenKind.End || next.Is(']') || next.Is(',') || next.Is('}') || cursor.Peek(2).Is('=')) return false;
        _ = cursor.Next();
        return !IsLost();
    }

    private bool IsEnd() => cursor.Peek().Is(',') || cursor.Peek().Is(']') || IsLost();

    /// <summary>True if what follows is no longer between the brackets.</summary>
    private bool IsLost() => cursor.Peek() is var next && (next.Kind == TokenKind.End || next.Is('{') || next.Is('}') || beginnings.IsLine());

    // A parameter that follows without a comma is read all the same.
    private void ReportAndSkip(string expected, string? hint = null, bool isSecret = false)
    {
        cursor.ExpectedNext(expected, hint, isSecret);
        while (!IsEnd() && !(cursor.Peek().Kind == TokenKind.Word && cursor.Peek(1).Is('='))) _ = cursor.Next();
    }
}
