using HomeBinding.Configuration.Files.Syntax;
using HomeBinding.Configuration.Model;

namespace HomeBinding.Configuration.Files.Building;

/// <summary>Makes of a semantic tag as it is written what the model has of it.</summary>
internal static class TagBuilder
{
    public static TagElement Build(TagSyntax tag, FileDiagnostics diagnostics)
    {
        var uid = tag.Uid.Value;
        if (!IsUid(uid))
        {
            diagnostics.Error(
                DiagnosticCode.Tag,
                tag.Uid.Span,
                $"{Printable.Quote(uid)} is not the path of a tag; expected that of its parent, _ and its name of letters and digits, which begins with a capital letter, e.g. Location_Indoor_Cellar.",
                null);
            return new TagElement(uid, null, tag.Uid.Span);
        }
        if (SemanticTag.Roots.Contains(uid, StringComparer.Ordinal))
        {
            diagnostics.Error(DiagnosticCode.Tag, tag.Uid.Span, $"{uid} is a tag of openHAB's own.", $"Write {uid}_ and a name.");
            return new TagElement(uid, null, tag.Uid.Span);
        }
        var root = uid.Split('_')[0];
        if (!SemanticTag.Roots.Contains(root, StringComparer.Ordinal))
        {
            diagnostics.Error(DiagnosticCode.Tag, tag.Uid.Span, $"The path of a tag begins with one of {string.Join(", ", SemanticTag.Roots)}, not with {Printable.Quote(root)}.", diagnostics.Nearest.Ask(root, SemanticTag.Roots));
            return new TagElement(uid, null, tag.Uid.Span);
        }
        var made = new SemanticTag(uid) { Label = tag.Label!, Description = tag.Description, Synonyms = tag.Synonyms };
        return new TagElement(uid, tag.IsFaulty ? null : new TagEntry(made, tag.Uid.Span), tag.Uid.Span);
    }

    private static bool IsUid(string text) => text.Split('_').All(static each => each.Length > 0 && char.IsAsciiLetterUpper(each[0]) && each.All(char.IsAsciiLetterOrDigit));
}
