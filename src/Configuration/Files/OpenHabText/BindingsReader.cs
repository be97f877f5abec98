using HomeBinding.Configuration.Files.Syntax;
using HomeBinding.Configuration.Model;
using HomeBinding.Engine.Metadata;

namespace HomeBinding.Configuration.Files.OpenHabText;

/// <summary>Reads the links and the metadata of an item: <c>{ channel="…" [profile="…"], namespace="value" [setting=1] }</c>.</summary>
internal sealed class BindingsReader(TokenCursor cursor, Beginnings beginnings, ParametersReader parameters)
{
    private const string Channel = "channel";
    private const string EndOfValue = ",]}[{()\"'";

    private Dictionary<string, SourceSpan>? _keys;

    /// <summary>Reads what is between the braces, of which the first comes next.</summary>
    public void Read(ItemSyntax item)
    {
        var open = cursor.Next();
        _keys = null;
        while (!cursor.Skip('}'))
        {
            if (IsLost())
            {
                cursor.NotClosed(open, '}');
                return;
            }
            if (cursor.Skip(',')) continue;
            if (cursor.Peek().Kind is TokenKind.Word or TokenKind.Text) ReadBinding(item);
            else ReportAndSkip("channel or a namespace of metadata");
        }
    }

    private void ReadBinding(ItemSyntax item)
    {
        var token = cursor.Next();
        var key = token.Kind == TokenKind.Word ? cursor.LocatedWord(token) : cursor.LocatedText(token);
        if (!cursor.Skip('='))
        {
            ReportAndSkip($"'=' and a value behind {Printable.Quote(key.Value)}");
            return;
        }
        var value = cursor.Peek();
        if (value.Is(',') || value.Is('}') || value.Is('[') || IsLost())
        {
            cursor.ExpectedNext($"a value of {Printable.Quote(key.Value)} in quotes");
            return;
        }
        var text = ReadValue(key.Value);
        List<ParameterSyntax>? settings = null;
        if (cursor.Peek().Is('[')) parameters.Read(settings = [], isMetadata: key.Value != Channel);
        if (!IsEnd()) ReportAndSkip("',' or '}' behind the value", cursor.Peek(1).Is('=') ? "Write a comma between two of them." : null);
        if (value.Kind == TokenKind.OpenText) return;
        if (key.Value == Channel) AddLinks(item, value, text, settings);
        else AddMetadata(item, key, new Located<string>(text, cursor.Span(value)), settings);
    }

    private string ReadValue(string key)
    {
        if (cursor.Peek().Kind is TokenKind.Text or TokenKind.OpenText) return cursor.Text(cursor.Next());
        var token = cursor.NextRun(EndOfValue);
        var text = cursor.Lexer.Raw(token).ToString();
        if (!BareValue.TryRead(text, keepsFlags: false, out _))
            cursor.Error(token, $"The value of {Printable.Quote(key)} is not in quotes.", ConfigParameter.IsSecretName(key) ? null : $"Write {Printable.Escape(key)}=\"{Printable.Escape(text)}\".");
        return text;
    }

    private void AddMetadata(ItemSyntax item, Located<string> key, Located<string> value, List<ParameterSyntax>? settings)
    {
        _keys ??= new Dictionary<string, SourceSpan>(StringComparer.Ordinal);
        if (!_keys.TryAdd(key.Value, key.Span))
        {
            cursor.Error(key.Span, $"{Printable.Quote(key.Value)} is there twice; the first is at {_keys[key.Value]}.", "Delete one of the two.", DiagnosticCode.Twice);
        }
        else if (key.Value == MetadataNamespaces.Unit && string.IsNullOrWhiteSpace(value.Value))
        {
            cursor.Diagnostics.Warning(DiagnosticCode.NoEffect, value.Span, "The unit is empty; the item has the one of its dimension.", "Delete it, or write a unit between the quotes.");
        }
        else if (key.Value == MetadataNamespaces.Unit && settings is null or [])
        {
            item.Unit = value;
            item.HasUnitKey = true;
        }
        else
        {
            item.Metadata.Add(new MetadataSyntax(key, value, settings ?? []));
        }
    }

    /// <summary>Adds a link to each channel of <c>channel="one, other"</c>.</summary>
    private void AddLinks(ItemSyntax item, Token token, string text, List<ParameterSyntax>? settings)
    {
        var profile = settings is null ? null : ReadProfile(settings);
        for (var start = 0; start <= text.Length;)
        {
            var comma = text.IndexOf(',', start);
            var end = comma < 0 ? text.Length : comma;
            var part = text[start..end];
            // Nothing at all is an error that is reported where channels are; a comma too many is none.
            if (!string.IsNullOrWhiteSpace(part) || (start == 0 && comma < 0))
                item.Links.Add(new LinkSyntax(new Located<string>(part.Trim(), cursor.Lexer.SpanInText(token, start + part.Length - part.TrimStart().Length)), profile) { Parameters = settings ?? [] });
            start = end + 1;
        }
    }

    private Located<string>? ReadProfile(List<ParameterSyntax> settings)
    {
        Located<string>? profile = null;
        for (var i = settings.Count - 1; i >= 0; i--)
        {
            var (name, value) = settings[i];
            if (name.Value is not ("profile" or "useTags")) continue;
            if (name.Value == "useTags") cursor.Diagnostics.Warning(DiagnosticCode.NoEffect, name.Span, "'useTags' is not supported yet; ignored.");
            else if (value.Value is string text) profile = new Located<string>(text, value.Span);
            else cursor.Error(value.Span, "A profile is a text.", "Write e.g. profile=\"system:follow\".");
            settings.RemoveAt(i);
        }
        return profile;
    }

    private bool IsLost() => cursor.Peek().Kind == TokenKind.End || beginnings.IsLine();

    private bool IsEnd() => cursor.Peek().Is(',') || cursor.Peek().Is('}') || IsLost();

    private void ReportAndSkip(string expected, string? hint = null)
    {
        cursor.ExpectedNext(expected, hint);
        while (!IsEnd() && !(cursor.Peek().Kind == TokenKind.Word && cursor.Peek(1).Is('='))) _ = cursor.Next();
    }
}
