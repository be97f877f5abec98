using HomeBinding.Configuration.Checks;
using HomeBinding.Configuration.Model;

namespace HomeBinding.Configuration.Files;

/// <summary>Collects what is wrong in one file.</summary>
internal sealed class FileDiagnostics(string file)
{
    private const int Most = 1000;

    private readonly List<Diagnostic> _all = [];
    private int _left;

    public NearestName Nearest { get; } = new();

    public int Errors { get; private set; }

    /// <summary>Everything, in the order of lines.</summary>
    public IEnumerable<Diagnostic> All
    {
        get
        {
            var sorted = _all.OrderBy(each => each.Span.Line).ThenBy(each => each.Span.Column);
            return _left == 0 ? sorted : sorted.Append(new Diagnostic(Severity.Error, SourceSpan.OfFile(file), $"There are {_left} more problems in this file.", null));
        }
    }

    public void Error(SourceSpan span, string message, string? hint = null)
    {
        Errors++;
        Add(new Diagnostic(Severity.Error, span, message, hint));
    }

    public void Warning(SourceSpan span, string message, string? hint = null) => Add(new Diagnostic(Severity.Warning, span, message, hint));

    private void Add(Diagnostic diagnostic)
    {
        if (_all.Count < Most) _all.Add(diagnostic);
        else _left++;
    }
}
