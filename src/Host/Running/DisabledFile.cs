using System.Text.Json;
using HomeBinding.Engine.Files;
using Microsoft.Extensions.Logging;

namespace HomeBinding.Host.Running;

/// <summary>
/// Keeps what the user disabled in a file: written beside it, flushed, then put in its place, so that a loss of power leaves the old or the new
/// one. A file that cannot be read is put aside and the host starts without.
/// </summary>
internal sealed partial class DisabledFile : IDisposable
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    private readonly string _path;
    private readonly SemaphoreSlim _gate = new(1);
    private IReadOnlySet<string> _disabled;

    /// <summary>Reads the file, if there is one.</summary>
    /// <param name="path">The file.</param>
    /// <param name="what">What can be disabled, e.g. <c>thing</c>.</param>
    /// <param name="isName">True if a text can be the name of one.</param>
    /// <param name="logger">Gets what is wrong with it.</param>
    public DisabledFile(string path, string what, Func<string, bool> isName, ILogger logger)
    {
        _path = path;
        _disabled = Read(what, isName, logger);
    }

    /// <summary>True if it is disabled.</summary>
    public bool Contains(string name) => Volatile.Read(ref _disabled).Contains(name);

    /// <summary>Disables or enables something. It is on disk once this completes.</summary>
    /// <exception cref="IOException">It cannot be kept; nothing has changed.</exception>
    public async Task SetAsync(string name, bool disabled)
    {
        await _gate.WaitAsync().ConfigureAwait(false);
        try
        {
            if (_disabled.Contains(name) == disabled) return;
            var changed = _disabled.ToHashSet(StringComparer.Ordinal);
            _ = disabled ? changed.Add(name) : changed.Remove(name);
            await Task.Run(() => Write(changed)).ConfigureAwait(false);
            Volatile.Write(ref _disabled, changed);
        }
        catch (UnauthorizedAccessException exception)
        {
            throw new IOException($"{_path} cannot be written: {exception.Message}", exception);
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Dispose() => _gate.Dispose();

    private void Write(HashSet<string> disabled) =>
        AtomicFile.Write(_path, _path + ".new", JsonSerializer.Serialize(new Content([.. disabled.Order(StringComparer.Ordinal)]), Indented));

    private HashSet<string> Read(string what, Func<string, bool> isName, ILogger logger)
    {
        try
        {
            if (!File.Exists(_path)) return [];
            var content = JsonSerializer.Deserialize<Content>(File.ReadAllBytes(_path));
            return [.. (content?.Disabled ?? []).Where(isName)];
        }
        catch (JsonException)
        {
            var aside = _path + ".unreadable";
            LogUnreadable(logger, _path, aside, what);
            TryMove(aside);
            return [];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            LogNoAccess(logger, _path, what, exception.Message);
            return [];
        }
    }

    private void TryMove(string aside)
    {
        try
        {
            File.Move(_path, aside, overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // It stays, and is overwritten by the next change.
        }
    }

    private sealed record Content(string[] Disabled);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Path} is damaged; it is kept as {Aside}. No {What} is disabled until you disable it again")]
    private static partial void LogUnreadable(ILogger logger, string path, string aside, string what);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Path} cannot be read, so no {What} is disabled: {Reason}")]
    private static partial void LogNoAccess(ILogger logger, string path, string what, string reason);
}
