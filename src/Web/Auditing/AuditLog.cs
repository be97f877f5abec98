using System.Net;
using System.Text.Json;
using System.Threading.Channels;
using HomeBinding.Web.Access;
using Microsoft.Extensions.Logging;

namespace HomeBinding.Web.Auditing;

/// <summary>
/// Writes down who did what, when and from where: sign-ins and refused ones, commands, changes. One JSON object a line, in a file that only the host may
/// read. Whoever acts never waits for the disk: entries have a bounded queue of their own, and when more come than can be written, how many were
/// left out is an entry itself.
/// </summary>
public sealed partial class AuditLog : IAsyncDisposable
{
    /// <summary>Bytes after which a file gives way to the next.</summary>
    public const long LargestFile = 4 * 1024 * 1024;

    /// <summary>Files that are kept, the one that is written to included.</summary>
    public const int Files = 5;

    private const int Capacity = 4096;
    private const int LongestText = 200;
    private const int Patience = 10;

    /// <summary>Refusals of one network that are written down a minute; more are counted. Nobody can wash away what others did by being refused.</summary>
    internal const int MostRefusals = 20;

    private readonly string? _path;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly Channel<AuditEntry> _entries;
    private readonly Task _writing;
    private readonly Lock _gate = new();
    private readonly Dictionary<string, (DateTimeOffset Since, int Count)> _refusals = new(StringComparer.Ordinal);
    private long _dropped;

    /// <summary>Makes a log.</summary>
    /// <param name="path">The file, e.g. <c>.homebinding/audit.log</c> in the home; null to keep nothing.</param>
    /// <param name="time">The clock.</param>
    /// <param name="loggers">Makes its logger.</param>
    public AuditLog(string? path, TimeProvider time, ILoggerFactory loggers)
    {
        _path = path;
        _time = time;
        _logger = loggers.CreateLogger("HomeBinding.Audit");
        _entries = Channel.CreateBounded<AuditEntry>(new BoundedChannelOptions(Capacity) { SingleReader = true });
        _writing = path is null ? Task.CompletedTask : Task.Run(WriteAsync);
    }

    /// <summary>Writes something down.</summary>
    /// <param name="action">What was done, e.g. <c>login</c>, <c>command</c>, <c>change</c>.</param>
    /// <param name="user">Who did it, or said to be; null for somebody unknown.</param>
    /// <param name="via">The token's name or the session's id; null for a password.</param>
    /// <param name="address">From where.</param>
    /// <param name="target">To what, e.g. <c>POST /rest/items/Lamp</c>. No secrets.</param>
    /// <param name="outcome">What came of it, e.g. <c>ok</c>, <c>refused</c>, <c>403</c>.</param>
    /// <param name="detail">More, e.g. the command. No secrets.</param>
    public void Write(string action, string? user, string? via, IPAddress? address, string? target, string outcome, string? detail = null)
    {
        if (_path is null) return;
        var entry = new AuditEntry
        {
            Time = _time.GetUtcNow(),
            Action = action,
            User = Short(user),
            Via = Short(via),
            From = address?.ToString(),
            Target = Short(target),
            Outcome = outcome,
            Detail = Short(detail),
        };
        if (!_entries.Writer.TryWrite(entry)) Interlocked.Increment(ref _dropped);
    }

    /// <summary>Writes down that somebody showed what was not believed, or that nobody wanted something.</summary>
    internal void Refused(string? user, IPAddress? address, string what, string? target = null)
    {
        if (IsOneTooMany(address)) Interlocked.Increment(ref _dropped);
        else Write("login", user, null, address, target, "refused", what);
    }

    /// <summary>Writes what is there still, then ends.</summary>
    public async ValueTask DisposeAsync()
    {
        _entries.Writer.TryComplete();
        await _writing.ConfigureAwait(false);
    }

    private bool IsOneTooMany(IPAddress? address)
    {
        var now = _time.GetUtcNow();
        var network = LoginThrottle.Network(address);
        lock (_gate)
        {
            if (_refusals.Count > Capacity) _refusals.Clear();
            var (since, count) = _refusals.TryGetValue(network, out var known) && now - known.Since < TimeSpan.FromMinutes(1) ? known : (now, 0);
            _refusals[network] = (since, count + 1);
            return count >= MostRefusals;
        }
    }

    private static string? Short(string? text) => text is { Length: > LongestText } ? text[..LongestText] + "…" : text;

    private async Task WriteAsync()
    {
        var failing = false;
        await foreach (var first in _entries.Reader.ReadAllAsync().ConfigureAwait(false))
        {
            try
            {
                await AppendAsync(first).ConfigureAwait(false);
                failing = false;
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // Once for each time that it begins to fail: a full disk is not made better by a full log.
                if (!failing) LogNotWritten(_logger, _path!, exception.Message);
                failing = true;
                Interlocked.Increment(ref _dropped);
            }
        }
    }

    // A command of the same home may be writing; it is another process, so that this is real time.
    private async Task AppendAsync(AuditEntry first)
    {
        for (var tries = 0; ; tries++)
        {
            try
            {
                Append(first);
                return;
            }
            catch (IOException) when (tries < Patience)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System).ConfigureAwait(false);
            }
        }
    }

    private void Append(AuditEntry first)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_path)!);
        Rotate();
        using var stream = new FileStream(_path!, Options());
        if (Interlocked.Exchange(ref _dropped, 0) is var dropped and > 0)
            Append(stream, new AuditEntry { Time = _time.GetUtcNow(), Action = "audit", Outcome = "dropped", Dropped = dropped });
        Append(stream, first);
        // What waits goes with it, as long as the file has room.
        while (stream.Length < LargestFile && _entries.Reader.TryRead(out var next)) Append(stream, next);
    }

    private static void Append(FileStream stream, AuditEntry entry)
    {
        JsonSerializer.Serialize(stream, entry, AuditJson.Default.AuditEntry);
        stream.WriteByte((byte)'\n');
    }

    private void Rotate()
    {
        if (new FileInfo(_path!) is not { Exists: true, Length: >= LargestFile }) return;
        for (var i = Files - 1; i > 0; i--)
        {
            var from = i == 1 ? _path! : $"{_path}.{i - 1}";
            if (File.Exists(from)) File.Move(from, $"{_path}.{i}", overwrite: true);
        }
    }

    private static FileStreamOptions Options()
    {
        var options = new FileStreamOptions { Mode = FileMode.Append, Access = FileAccess.Write, Share = FileShare.Read };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return options;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The audit log {Path} cannot be written: {Reason}")]
    private static partial void LogNotWritten(ILogger logger, string path, string reason);
}
