using System.Text.Json;
using HomeBinding.Engine.Files;
using HomeBinding.Engine.Queues;
using HomeBinding.Things;
using Microsoft.Extensions.Logging;

namespace HomeBinding.Discovery.Inboxes;

/// <summary>Keeps the inbox over a restart, what the user decided included.</summary>
public sealed partial class InboxStore
{
    private const long LargestFile = 8 * 1024 * 1024;

    private readonly string _path;
    private readonly ILogger _logger;
    private int _waits;

    /// <summary>Makes a store.</summary>
    /// <param name="path">The file, e.g. <c>.homebinding/inbox.json</c> in the home.</param>
    /// <param name="loggers">Makes its logger.</param>
    public InboxStore(string path, ILoggerFactory loggers)
    {
        _path = path;
        _logger = loggers.CreateLogger("HomeBinding.Inbox");
    }

    /// <summary>What was kept; nothing if there is no file, or it is none of ours. Such a file is left as it is until the first change.</summary>
    public IReadOnlyList<InboxEntry> Load()
    {
        try
        {
            if (!File.Exists(_path)) return [];
            if (new FileInfo(_path).Length > LargestFile) throw new InvalidDataException($"It has more than {LargestFile} bytes.");
            using var stream = File.OpenRead(_path);
            var file = JsonSerializer.Deserialize(stream, InboxJson.Default.InboxFile);
            return [.. (file?.Entries ?? []).Select(ToEntry).OfType<InboxEntry>()];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException or InvalidDataException)
        {
            LogNotLoaded(_logger, _path, exception.Message);
            return [];
        }
    }

    /// <summary>Saves with each change from now on. Changes that come together are saved together.</summary>
    public void Follow(Inbox inbox, Mailbox mailbox) => inbox.Subscribe(mailbox, _ =>
    {
        // This runs on the mailbox already; what is posted comes behind the changes that wait there.
        if (Interlocked.Exchange(ref _waits, 1) == 1) return;
        mailbox.Post(() =>
        {
            Volatile.Write(ref _waits, 0);
            Save(inbox.Entries);
        });
    });

    /// <summary>Saves. A file that is there is replaced completely or not at all; that it cannot be is logged.</summary>
    public void Save(IReadOnlyList<InboxEntry> entries)
    {
        try
        {
            var text = JsonSerializer.Serialize(new InboxFile { Entries = [.. entries.Select(ToRow)] }, InboxJson.Default.InboxFile);
            // A draft of its own for each: two commands may keep the same inbox.
            AtomicFile.Write(_path, $"{_path}.{Guid.NewGuid():N}", text);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            LogNotSaved(_logger, _path, exception.Message);
        }
    }

    private static InboxRow ToRow(InboxEntry entry) => new()
    {
        Uid = entry.Uid.ToString(),
        Bridge = entry.Result.BridgeUid?.ToString(),
        Label = entry.Result.Label,
        Properties = entry.Result.Properties.ToDictionary(static each => each.Key, static each => each.Value switch
        {
            bool flag => JsonSerializer.SerializeToElement(flag, InboxJson.Default.Boolean),
            decimal number => JsonSerializer.SerializeToElement(number, InboxJson.Default.Decimal),
            string text => JsonSerializer.SerializeToElement(text, InboxJson.Default.String),
            _ => default(JsonElement?),
        }),
        RepresentationProperty = entry.Result.RepresentationProperty,
        Addresses = [.. entry.Result.Addresses],
        TimeToLive = entry.Result.TimeToLive?.TotalSeconds,
        Source = entry.Source,
        Timestamp = entry.Timestamp,
        Ignored = entry.IsIgnoredByUser,
    };

    private static InboxEntry? ToEntry(InboxRow row)
    {
        if (!ThingUid.TryParse(row.Uid, out var uid)) return null;
        if (row.TimeToLive is not (null or (>= 0 and < 1e9)) || row.Timestamp.Year > 9000) return null;
        return new InboxEntry
        {
            Result = new DiscoveryResult
            {
                ThingUid = uid,
                BridgeUid = ThingUid.TryParse(row.Bridge, out var bridge) ? bridge : null,
                Label = row.Label ?? row.Uid!,
                Properties = (row.Properties ?? []).ToDictionary(static each => each.Key, static each => each.Value?.ValueKind switch
                {
                    JsonValueKind.True => true,
                    JsonValueKind.False => false,
                    JsonValueKind.Number when each.Value.Value.TryGetDecimal(out var number) => number,
                    JsonValueKind.String => each.Value.Value.GetString(),
                    _ => (object?)null,
                }),
                RepresentationProperty = row.RepresentationProperty,
                Addresses = [.. (row.Addresses ?? []).OfType<string>()],
                TimeToLive = row.TimeToLive is { } lives ? TimeSpan.FromSeconds(lives) : null,
            },
            Source = row.Source ?? "",
            Timestamp = row.Timestamp,
            IsIgnoredByUser = row.Ignored,
        };
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The inbox in {Path} cannot be read and begins empty: {Error}")]
    private static partial void LogNotLoaded(ILogger logger, string path, string error);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The inbox cannot be kept in {Path}: {Error}")]
    private static partial void LogNotSaved(ILogger logger, string path, string error);
}
