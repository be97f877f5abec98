using HomeBinding.Configuration.Checks;
using HomeBinding.Configuration.Files;
using HomeBinding.Configuration.Files.Building;
using HomeBinding.Configuration.Managed;
using HomeBinding.Configuration.Model;
using HomeBinding.Configuration.Secrets;
using HomeBinding.Engine;
using HomeBinding.Engine.Files;
using HomeBinding.Engine.Things;
using HomeBinding.Things;
using Microsoft.Extensions.Logging;

namespace HomeBinding.Configuration.Live;

/// <summary>
/// The things, items and links of a home's files. A file that is saved is in force a moment later, and only what it changes is touched. What is wrong
/// changes nothing: its last good version goes on, and the error stays visible until it is fixed.
/// </summary>
public sealed partial class ModelManager : IAsyncDisposable
{
    private const int MostNamed = 5;

    private readonly HomeEngine _engine;
    private readonly string _directory;
    private readonly Func<ThingDefinition, ThingDefinition> _adjust;
    private readonly FileSet _files;
    private readonly ILogger _logger;
    private readonly SemaphoreSlim _gate = new(1);
    private readonly FolderWatcher _watcher;
    private AppliedModel _applied = AppliedModel.Empty;
    private Sight? _sight;
    private IReadOnlyList<Diagnostic> _diagnostics = [];
    private IReadOnlyList<SemanticTag> _tags = [];
    private ManagedIndex _managed = ManagedIndex.Empty;
    private volatile bool _disposed;

    /// <summary>Makes a manager; <see cref="LoadAsync"/> reads the files.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="directory">The home's folder, with <c>things</c> and <c>items</c>.</param>
    /// <param name="adjust">Changes things on their way into the engine; null for not at all.</param>
    public ModelManager(HomeEngine engine, string directory, Func<ThingDefinition, ThingDefinition>? adjust = null)
    {
        var folder = Path.GetFullPath(directory);
        _engine = engine;
        _directory = folder;
        _adjust = adjust ?? (static thing => thing);
        _files = new FileSet(folder, TimeProvider.System);
        _logger = engine.Loggers.CreateLogger("HomeBinding.Configuration");
        _watcher = new FolderWatcher(folder, [.. SourceFolder.Names], LoadAsync, _logger);
    }

    /// <summary>Told of the secrets that the files refer to, before anybody gets them, so that they can be kept out of logs.</summary>
    public Action<IReadOnlyCollection<SecretText>>? SecretsFound { get; init; }

    /// <summary>Called after each change, once everybody sees it.</summary>
    public event Action<ModelUpdate>? Applied;

    /// <summary>What is wrong with the files, in the order of files and lines, until it is fixed.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics => Volatile.Read(ref _diagnostics);

    /// <summary>The home's own semantic tags.</summary>
    public IReadOnlyList<SemanticTag> Tags => Volatile.Read(ref _tags);

    /// <summary>Which of what is in force was made over the API.</summary>
    public ManagedIndex Managed => Volatile.Read(ref _managed);

    /// <summary>Reads the files ahead, so that <see cref="LoadAsync"/> finds them read.</summary>
    public async Task PrefetchAsync()
    {
        await _gate.WaitAsync().ConfigureAwait(false);
        try
        {
            await Task.Run(() => _files.Read(out _)).ConfigureAwait(false);
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Reads what has changed, checks all of it, and lets the difference to what is in force take effect in one step.</summary>
    public async Task<ModelUpdate> LoadAsync()
    {
        await _gate.WaitAsync().ConfigureAwait(false);
        try
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            return await Task.Run(ReadAndApplyAsync).ConfigureAwait(false);
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Takes changed files in as they are saved.</summary>
    public void StartWatching() => _watcher.Start();

    /// <summary>Looks at everything again soon: a binding has come or gone, so that what was wrong may be right.</summary>
    public void Recheck() => _watcher.Signal();

    /// <summary>Ends watching. What is in force stays.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_disposed) return;
        await _watcher.DisposeAsync().ConfigureAwait(false);
        await _gate.WaitAsync().ConfigureAwait(false);
        _disposed = true;
        _gate.Release();
    }

    private async Task<ModelUpdate> ReadAndApplyAsync()
    {
        var files = _files.Read(out var folderDiagnostics);
        var sight = new Sight(files, folderDiagnostics, FileStamp.Of(Path.Combine(_directory, SecretsReader.FileName)), [.. _engine.Things.Bindings]);
        if (_sight?.IsSame(sight) == true) return new ModelUpdate(new ModelChange(), new ThingChange(), _diagnostics, Task.CompletedTask);
        _sight = sight;
        var secrets = SecretsReader.Read(_directory, out var secretDiagnostics);
        var model = ModelMerger.Merge(files, [.. secretDiagnostics, .. folderDiagnostics], secrets, _applied.OwnerOf);
        SecretsFound?.Invoke(model.Secrets);
        var found = ModelChecker.Check(model, [.. _engine.Things.Bindings.SelectMany(static each => each.ThingTypes)], _engine.Profiles.All);
        var next = _applied.Next(model, found, Canonical);
        var (items, things) = _applied.ChangeTo(next);
        IReadOnlyList<Diagnostic> diagnostics = [.. model.Diagnostics, .. found];
        var settled = Task.CompletedTask;
        try
        {
            if (!items.IsEmpty || !things.IsEmpty) settled = (await _engine.Things.ApplyAsync(items, Adjust(things)).ConfigureAwait(false)).Settled;
            LogApplied(items, things);
            _applied = next;
            Volatile.Write(ref _tags, [.. model.Tags.Select(static each => each.Tag)]);
        }
        catch (ArgumentException exception)
        {
            // Such a thing or item came from elsewhere meanwhile, or the checks have a gap: nothing has changed.
            diagnostics = [.. diagnostics, new Diagnostic(Severity.Error, DiagnosticCode.NotApplied, SourceSpan.OfFile("things"), $"The files' changes cannot be taken in: {exception.Message}", "What was in force goes on. Correct this and save the file again.")];
            (items, things) = (new ModelChange(), new ThingChange());
        }
        Report(diagnostics, [.. next.Kept, .. files.Where(static each => each.IsKept).Select(static each => each.File)]);
        _watcher.Follow(_files.Outside);
        var update = new ModelUpdate(items, things, diagnostics, settled);
        Applied?.Invoke(update);
        return update;
    }

    private ThingUid Canonical(ThingUid uid) => _engine.Things.FindType(uid.Type) is { } found ? uid.WithType(found.Type.Uid) : uid;

    private ThingChange Adjust(ThingChange change) => change with { Add = [.. change.Add.Select(_adjust)], Update = [.. change.Update.Select(_adjust)] };

    private void Report(IReadOnlyList<Diagnostic> diagnostics, HashSet<object> kept)
    {
        var before = _diagnostics;
        Volatile.Write(ref _diagnostics, diagnostics);
        var known = before.ToHashSet();
        foreach (var diagnostic in diagnostics.Where(each => !known.Contains(each)))
        {
            var text = diagnostic.Hint is { } hint ? $"{diagnostic} {hint}" : diagnostic.ToString();
            if (diagnostic.Severity == Severity.Warning) LogWarning(_logger, text);
            else if ((diagnostic.Subject ?? diagnostic.Span.File) is var subject && kept.Contains(subject)) LogKept(_logger, text, subject);
            else LogError(_logger, text);
        }
        if (!HasErrors(diagnostics) && HasErrors(before)) LogFixed(_logger);
    }

    private static bool HasErrors(IReadOnlyList<Diagnostic> diagnostics) => diagnostics.Any(static each => each.Severity == Severity.Error);

    private void LogApplied(ModelChange items, ThingChange things)
    {
        if (_applied == AppliedModel.Empty || (items.IsEmpty && things.IsEmpty)) return;
        var added = Names(things.Add.Select(static each => each.Uid.ToString()).Concat(items.AddItems.Select(static each => each.Name)));
        var changed = Names(things.Update.Select(static each => each.Uid.ToString()).Concat(items.ReplaceItems.Select(static each => each.Name)));
        var removed = Names(things.Remove.Select(static each => each.ToString()).Concat(items.RemoveItems));
        LogChanged(_logger, added, changed, removed, items.AddLinks.Count, items.RemoveLinks.Count);
    }

    private static string Names(IEnumerable<string> names)
    {
        var all = names.ToArray();
        if (all.Length == 0) return "nothing";
        return all.Length <= MostNamed ? string.Join(", ", all) : $"{string.Join(", ", all.Take(MostNamed))} and {all.Length - MostNamed} more";
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Diagnostic}")]
    private static partial void LogError(ILogger logger, string diagnostic);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Diagnostic} The last good version of {Subject} stays in force")]
    private static partial void LogKept(ILogger logger, string diagnostic, object subject);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Diagnostic}")]
    private static partial void LogWarning(ILogger logger, string diagnostic);

    [LoggerMessage(Level = LogLevel.Information, Message = "The files have no errors any more")]
    private static partial void LogFixed(ILogger logger);

    [LoggerMessage(Level = LogLevel.Information, Message = "Took the files' changes in: added {Added}; changed {Changed}; removed {Removed}; links: {LinksAdded} added, {LinksRemoved} removed")]
    private static partial void LogChanged(ILogger logger, string added, string changed, string removed, int linksAdded, int linksRemoved);
}
