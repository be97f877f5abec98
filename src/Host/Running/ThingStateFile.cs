using System.Text.Json;
using HomeBinding.Engine.Files;
using HomeBinding.Engine.Things;
using HomeBinding.Things;
using Microsoft.Extensions.Logging;

namespace HomeBinding.Host.Running;

/// <summary>
/// Keeps which things the user disabled in a file: written beside it, flushed, then put in its place, so that a loss of power leaves the old or the new
/// one. A file that cannot be read is put aside and the host starts without.
/// </summary>
internal sealed partial class ThingStateFile : IThingStateStore, IDisposable
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    private readonly string _path;
    private readonly SemaphoreSlim _gate = new(1);
    private IReadOnlySet<ThingUid> _disabled;

    public ThingStateFile(string path, ILogger logger)
    {
        _path = path;
        _disabled = Read(logger);
    }

    public bool IsDisabled(ThingUid thing) => Volatile.Read(ref _disabled).Contains(thing);

    public async Task SetDisabledAsync(ThingUid thing, bool disabled)
    {
        await _gate.WaitAsync().ConfigureAwait(false);
        try
        {
            if (_disabled.Contains(thing) == disabled) return;
            var changed = _disabled.ToHashSet();
            _ = disabled ? changed.Add(thing) : changed.Remove(thing);
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

    private void Write(HashSet<ThingUid> disabled) =>
        AtomicFile.Write(_path, _path + ".new", JsonSerializer.Serialize(new Content([.. disabled.Select(each => each.ToString()).Order(StringComparer.Ordinal)]), Indented));

    private HashSet<ThingUid> Read(ILogger logger)
    {
        try
        {
            if (!File.Exists(_path)) return [];
            var content = JsonSerializer.Deserialize<Content>(File.ReadAllBytes(_path));
            return [.. (content?.Disabled ?? []).Where(each => ThingUid.TryParse(each, out _)).Select(ThingUid.Parse)];
        }
        catch (JsonException)
        {
            var aside = _path + ".unreadable";
            LogUnreadable(logger, _path, aside);
            TryMove(aside);
            return [];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            LogNoAccess(logger, _path, exception.Message);
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

    [LoggerMessage(Level = LogLevel.Error, Message = "{Path} is damaged; it is kept as {Aside}. No thing is disabled until you disable it again")]
    private static partial void LogUnreadable(ILogger logger, string path, string aside);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Path} cannot be read, so no thing is disabled: {Reason}")]
    private static partial void LogNoAccess(ILogger logger, string path, string reason);
}
