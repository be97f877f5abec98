using HomeBinding.Configuration.Files.Syntax;
using HomeBinding.Configuration.Model;

namespace HomeBinding.Configuration.Files.OpenHabText;

/// <summary>Takes an item's label apart: <c>"Text [format]"</c>.</summary>
internal static class LabelText
{
    public static void Read(ItemSyntax item, Token token, TokenCursor cursor)
    {
        var text = cursor.Text(token);
        var open = text.IndexOf('[', StringComparison.Ordinal);
        var close = text.LastIndexOf(']');
        if (open < 0 || close < open)
        {
            if (open >= 0) cursor.Diagnostics.Warning(DiagnosticCode.Syntax, cursor.Lexer.SpanInText(token, open), "The '[' of the format is not closed; it is shown as a part of the label.", "Write ] behind the format.");
            item.Label = string.IsNullOrWhiteSpace(text) ? null : text.Trim();
            return;
        }
        item.Label = string.IsNullOrWhiteSpace(text[..open]) ? null : text[..open].Trim();
        item.Format = cursor.Lexer.Share(text.AsSpan((open + 1)..close));
        if (!string.IsNullOrWhiteSpace(text[(close + 1)..]))
            cursor.Diagnostics.Warning(DiagnosticCode.NoEffect, cursor.Lexer.SpanInText(token, close + 1), $"{Printable.Quote(text[(close + 1)..])} behind the format has no effect.", "Write it before the ].");
    }
}
