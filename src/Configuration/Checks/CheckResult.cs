using HomeBinding.Configuration.Files;
using HomeBinding.Configuration.Managed;
using HomeBinding.Configuration.Model;
using HomeBinding.Engine.Text;

namespace HomeBinding.Configuration.Checks;

/// <summary>Collects what the checks find.</summary>
internal sealed class CheckResult(HomeModel model)
{
    private const int MostNamed = 6;

    private readonly List<Diagnostic> _all = [];

    public NearestName Nearest { get; } = new();

    /// <summary>The thing's id, or the item's name, that is being checked.</summary>
    public object? Subject { get; set; }

    /// <summary>How the file with this place writes things.</summary>
    public Wording Wording(SourceSpan span) => ApiPlace.Is(span) ? Files.Wording.Api : model.Wordings.GetValueOrDefault(span.File, Files.Wording.Yaml);

    /// <summary>What to write instead of a name that is not known: the nearest one, else those that there are.</summary>
    /// <param name="name">The name.</param>
    /// <param name="candidates">The names that there are.</param>
    /// <param name="none">What to do where there are none.</param>
    public string Suggest(string name, IEnumerable<string> candidates, string none)
    {
        if (Nearest.Ask(name, candidates) is { } nearest) return nearest;
        var known = candidates.Take(MostNamed + 1).ToArray();
        return known.Length == 0 ? none : known.Length > MostNamed ? $"There are e.g. {string.Join(", ", known.Take(MostNamed))}." : $"There {(known.Length == 1 ? "is" : "are")} {string.Join(", ", known)}.";
    }

    public void Error(DiagnosticCode code, SourceSpan span, string message, string? hint = null) => _all.Add(new Diagnostic(Severity.Error, code, span, message, hint) { Subject = Subject });

    public void Warning(DiagnosticCode code, SourceSpan span, string message, string? hint = null) => _all.Add(new Diagnostic(Severity.Warning, code, span, message, hint) { Subject = Subject });

    public IReadOnlyList<Diagnostic> InOrder() =>
        [.. _all.OrderBy(each => each.Span.File, StringComparer.Ordinal).ThenBy(each => each.Span.Line).ThenBy(each => each.Span.Column)];
}
