using HomeBinding.Configuration.Checks;
using HomeBinding.Configuration.Model;

namespace HomeBinding.Configuration.Files;

/// <summary>Collects what is wrong in one file.</summary>
internal sealed class FileDiagnostics(string file)
{
    private const int MostOfEach = 1000;

    private readonly List<Diagnostic> _all = [];
    private int _warnings;

    public NearestName Nearest { get; } = new();

    public int Errors { get; private set; }

    /// <summary>Everything, in the order of lines.</summary>
    public IEnumerable<Diagnostic> All => _all.OrderBy(each => each.Span.Line).ThenBy(each => each.Span.Column).Concat(Rest());

    public void Error(SourceSpan span, string message, string? hint = null)
    {
        if (Errors++ < MostOfEach) _all.Add(new Diagnostic(Severity.Error, span, message, hint));
    }

    public void Warning(SourceSpan span, string message, string? hint = null)
    {
        if (_warnings++ < MostOfEach) _all.Add(new Diagnostic(Severity.Warning, span, message, hint));
    }

    private IEnumerable<Diagnostic> Rest()
    {
        if (Errors > MostOfEach) yield return new Diagnostic(Severity.Error, SourceSpan.OfFile(file), $"There are {Errors - MostOfEach} more errors in this file.", null);
        if (_warnings > MostOfEach) yield return new Diagnostic(Severity.Warning, SourceSpan.OfFile(file), $"There are {_warnings - MostOfEach} more warnings in this file.", null);
    }
}
