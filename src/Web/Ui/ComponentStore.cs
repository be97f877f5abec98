using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using HomeBinding.Engine.Files;
using Microsoft.Extensions.Logging;

namespace HomeBinding.Web.Ui;

/// <summary>
/// Pages, widgets and whatever else user interfaces keep in the home, by namespace (<c>ui:page</c>, <c>ui:widget</c>, <c>habpanel:panelconfig</c>): JSON that
/// only they understand. Each namespace is a file; a change is on disk before it counts.
/// </summary>
internal sealed partial class ComponentStore : IDisposable
{
    /// <summary>Characters of one namespace's file at most.</summary>
    public const int LargestFile = 16 * 1024 * 1024;

    private const int MostNamespaces = 64;
    private const string Uid = "uid";

    private readonly string? _folder;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly SemaphoreSlim _changing = new(1);
    private readonly ConcurrentDictionary<string, IReadOnlyList<JsonObject>> _known = new(StringComparer.Ordinal);

    public ComponentStore(WebOptions options, TimeProvider time, ILoggerFactory loggers)
    {
        _folder = options.PathOf("ui");
        _time = time;
        _logger = loggers.CreateLogger("HomeBinding.Web");
    }

    /// <summary>True if a text can be a namespace: letters, digits and <c>-</c>, in parts that <c>:</c> separates.</summary>
    public static bool IsNamespace(string text) => text.Length <= 64 && Namespace().IsMatch(text);

    /// <summary>The components of a namespace, in the order in which they were added. What is given is not changed.</summary>
    public IReadOnlyList<JsonObject> All(string name) => IsNamespace(name) ? _known.GetOrAdd(name, Load) : [];

    /// <summary>The component with an id; null if there is none.</summary>
    public JsonObject? Find(string name, string uid) => All(name).FirstOrDefault(each => IsOf(each, uid));

    /// <summary>Adds a component, or replaces it.</summary>
    /// <param name="name">The namespace.</param>
    /// <param name="component">The component; its <c>uid</c> says which it is, and one without gets one.</param>
    /// <param name="replace">True to replace one that is there, false to add one that is not.</param>
    /// <returns>What is kept now; null if it is there already, or is not.</returns>
    /// <exception cref="IOException">It cannot be kept; nothing has changed.</exception>
    public async Task<JsonObject?> PutAsync(string name, JsonObject component, bool replace)
    {
        var kept = (JsonObject)component.DeepClone();
        if (kept[Uid] is null) kept[Uid] = Guid.NewGuid().ToString("N")[..10];
        kept["timestamp"] = _time.GetUtcNow().ToString("O");
        var uid = (string)kept[Uid]!;
        return await ChangeAsync(name, all =>
        {
            var there = all.FirstOrDefault(each => IsOf(each, uid));
            if (there is not null != replace) return null;
            return replace ? [.. all.Select(each => each == there ? kept : each)] : [.. all, kept];
        }).ConfigureAwait(false) ? kept : null;
    }

    /// <summary>Removes a component.</summary>
    /// <returns>False if there is none.</returns>
    /// <exception cref="IOException">It cannot be kept; nothing has changed.</exception>
    public Task<bool> RemoveAsync(string name, string uid) => ChangeAsync(name, all => all.Any(each => IsOf(each, uid)) ? [.. all.Where(each => !IsOf(each, uid))] : null);

    public void Dispose() => _changing.Dispose();

    private static bool IsOf(JsonObject component, string uid) => component[Uid]?.GetValue<string>() == uid;

    private async Task<bool> ChangeAsync(string name, Func<IReadOnlyList<JsonObject>, IReadOnlyList<JsonObject>?> change)
    {
        await _changing.WaitAsync().ConfigureAwait(false);
        try
        {
            if (change(All(name)) is not { } changed) return false;
            await Task.Run(() => Write(name, changed)).ConfigureAwait(false);
            _known[name] = changed;
            return true;
        }
        catch (UnauthorizedAccessException exception)
        {
            throw new IOException(exception.Message, exception);
        }
        finally
        {
            _changing.Release();
        }
    }

    private void Write(string name, IReadOnlyList<JsonObject> components)
    {
        if (_folder is null) return;
        var file = FileOf(name);
        if (!File.Exists(file.Path) && Directory.Exists(_folder) && Directory.GetFiles(_folder, "*.json").Length >= MostNamespaces) throw new IOException($"There are {MostNamespaces} namespaces already.");
        var text = new JsonArray([.. components.Select(static each => each.DeepClone())]).ToJsonString();
        if (text.Length > LargestFile) throw new IOException($"All of {name} together would have more than {LargestFile} characters.");
        file.Write(text);
    }

    private IReadOnlyList<JsonObject> Load(string name)
    {
        if (_folder is null) return [];
        return FileOf(name).Read(Parse, (path, reason) => LogDamaged(_logger, path, reason)) ?? [];
    }

    private static JsonObject[] Parse(string text)
    {
        try
        {
            return JsonNode.Parse(text) is JsonArray array && array.All(static each => each is JsonObject component && component[Uid] is JsonValue value && value.TryGetValue<string>(out _))
                ? [.. array.Select(static each => (JsonObject)each!.DeepClone())]
                : throw new FormatException("It is no list of components.");
        }
        catch (JsonException exception)
        {
            throw new FormatException(exception.Message, exception);
        }
    }

    // No file name holds a colon everywhere, and no namespace an underscore.
    private GenerationFile FileOf(string name) => new(Path.Combine(_folder!, $"{name.Replace(':', '_')}.json"));

    [GeneratedRegex("^[a-zA-Z0-9-]+(:[a-zA-Z0-9-]+)*$")]
    private static partial Regex Namespace();

    [LoggerMessage(Level = LogLevel.Error, Message = "{Path} cannot be read; the newest version before it that can be is used: {Reason}")]
    private static partial void LogDamaged(ILogger logger, string path, string reason);
}
