namespace HomeBinding.Host.Tests.Support;

/// <summary>A line of output and when it came.</summary>
internal sealed record Line(string Text, long Time);

/// <summary>The lines of a process's output, and somebody who waits for one.</summary>
internal sealed class Lines
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private readonly Lock _gate = new();
    private readonly List<Line> _lines = [];
    private readonly List<(Func<string, bool> Wanted, TaskCompletionSource<Line> Found)> _waiting = [];
    private bool _ended;

    public IReadOnlyList<Line> All
    {
        get
        {
            lock (_gate) return [.. _lines];
        }
    }

    public string Text => string.Join('\n', All.Select(each => each.Text));

    /// <summary>How many there are now: a place to wait from.</summary>
    public int Count
    {
        get
        {
            lock (_gate) return _lines.Count;
        }
    }

    /// <summary>The first line from a place on that is wanted. Fails if it does not come.</summary>
    public async Task<Line> WaitForAsync(Func<string, bool> wanted, int from = 0)
    {
        var found = new TaskCompletionSource<Line>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            if (_lines.Skip(from).FirstOrDefault(each => wanted(each.Text)) is { } there) return there;
            if (!_ended) _waiting.Add((wanted, found));
            else found.SetException(new InvalidOperationException($"The process has ended without the line. It said:\n{string.Join('\n', _lines.Select(each => each.Text))}"));
        }
        try
        {
            return await found.Task.WaitAsync(Limit);
        }
        catch (TimeoutException)
        {
            throw new TimeoutException($"The line did not come within {Limit.TotalSeconds:0} s. What came:\n{Text}");
        }
    }

    public Task<Line> WaitForAsync(string part, int from = 0) => WaitForAsync(each => each.Contains(part, StringComparison.Ordinal), from);

    public void Add(string? text)
    {
        lock (_gate)
        {
            if (text is null)
            {
                _ended = true;
                foreach (var (_, found) in _waiting) found.TrySetException(new InvalidOperationException($"The process has ended without the line. It said:\n{string.Join('\n', _lines.Select(each => each.Text))}"));
                _waiting.Clear();
                return;
            }
            var line = new Line(text, TimeProvider.System.GetTimestamp());
            _lines.Add(line);
            foreach (var (_, found) in _waiting.Where(each => each.Wanted(text))) found.TrySetResult(line);
            _waiting.RemoveAll(each => each.Found.Task.IsCompleted);
        }
    }
}
