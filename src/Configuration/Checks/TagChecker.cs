using HomeBinding.Configuration.Model;

namespace HomeBinding.Configuration.Checks;

/// <summary>Checks the home's own semantic tags: their parents and their names.</summary>
internal static class TagChecker
{
    public static void Check(HomeModel model, CheckResult found)
    {
        if (model.Tags.Count == 0) return;
        found.Subject = null;
        var known = model.Tags.Select(static each => each.Tag.Uid).Concat(SemanticTag.Standard).ToHashSet(StringComparer.Ordinal);
        var names = new Dictionary<string, TagEntry>(StringComparer.Ordinal);
        foreach (var tag in model.Tags)
        {
            // openHAB has far more tags than are listed here: only what looks like another one is doubtful.
            var parent = tag.Tag.Parent;
            if (!known.Contains(parent) && !model.OmittedTags.Contains(parent) && found.Nearest.Ask(parent, known.Where(each => each != tag.Tag.Uid)) is { } hint)
                found.Warning(DiagnosticCode.Tag, tag.Span, $"The parent {parent} is none of the tags in these files.", hint);
            if (!names.TryAdd(tag.Tag.Name, tag))
                found.Warning(DiagnosticCode.Tag, tag.Span, $"The name {tag.Tag.Name} is that of {names[tag.Tag.Name].Tag.Uid} too, at {names[tag.Tag.Name].Span}; items that have it among their tags mean that one.", "Choose another name.");
        }
    }
}
