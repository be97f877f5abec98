using HomeBinding.Configuration.Model;
using HomeBinding.Engine.Text;

namespace HomeBinding.Configuration.Files;

/// <summary>Collects what is wrong in one file.</summary>
internal sealed class FileDiagnostics(string file)
{
    /// <summary>The most errors, and the most warnings, that are reported of one file; of the others, how many there are.</summary>
    public const int MostOfEach = 1000;

    private readonly List<Diagnostic> _all = [];
    private int _warnings;

    public NearestName Nearest { get; } = new();

    /// <summary>How the file's format writes things.</summary>
    public Wording Wording { get; init; } = Wording.Yaml;

    public int Errors { get; private set; }

    /// <summary>True if further errors are counted only, so that nobody reads what they say.</summary>
    public bool IsFull => Errors >= MostOfEach;

    /// <summary>Everything, in the order of lines.</summary>
    public IEnumerable<Diagnostic> All => InOrder(_all).Concat(Rest());

    /// <summary>The order of lines; what concerns a file as a whole comes last.</summary>
    public static IReadOnlyList<Diagnostic> InOrder(IEnumerable<Diagnostic> diagnostics) =>
        [.. diagnostics.OrderBy(static each => each.Span.Line == 0).ThenBy(static each => each.Span.Line).ThenBy(static each => each.Span.Column)];

    public void Error(DiagnosticCode code, SourceSpan span, string message, string? hint = null)
    {
        if (Errors++ < MostOfEach) _all.Add(new Diagnostic(Severity.Error, code, span, message, hint));
    }

    public void Warning(DiagnosticCode code, SourceSpan span, string message, string? hint = null)
    {
        if (_warnings++ < MostOfEach) _all.Add(new Diagnostic(Severity.Warning, code, span, message, hint));
    }

    private IEnumerable<Diagnostic> Rest()
    {
        if (Errors > MostOfEach) yield return new Diagnostic(Severity.Error, DiagnosticCode.Limit, SourceSpan.OfFile(file), $"There are {Errors - MostOfEach} more errors in this file.", null);
        if (_warnings > MostOfEach) yield return new Diagnostic(Severity.Warning, DiagnosticCode.Limit, SourceSpan.OfFile(file), $"There are {_warnings - MostOfEach} more warnings in this file.", null);
    }
}
