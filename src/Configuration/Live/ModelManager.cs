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
/// The things, items and links of a home's files, and beside them those that were made over the API. A file that is saved is in force a moment later, and only what it changes is touched. What is wrong
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
    private readonly ManagedBuilder _builder = new();
    private ManagedStore? _store;
    private ManagedSet _set = ManagedSet.Empty;
    private ManagedIndex _managed = ManagedIndex.Empty;
    private ManagedIndex _appliedIndex = ManagedIndex.Empty;
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

    /// <summary>The folder in which what is made over the API is kept; null to keep it in memory only.</summary>
    public string? ManagedFolder { get; init; }

    /// <summary>All that was made over the API, also what waits because a file says something of the same.</summary>
    public ManagedSet Made => Volatile.Read(ref _set);

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

    /// <summary>
    /// Changes what was made over the API. Completes when the change is on the disk and in force. It takes turns with the files: each sees what the other has done.
    /// </summary>
    /// <param name="change">Makes of what there is what there shall be; may throw <see cref="ManagedChangeException"/>. Nobody else changes anything meanwhile.</param>
    /// <returns>What changed.</returns>
    /// <exception cref="ManagedChangeException">It was not made: what it would make is wrong, does not fit, or cannot be kept.</exception>
    public async Task<ModelUpdate> ChangeAsync(Func<ManagedSet, ManagedSet> change)
    {
        await _gate.WaitAsync().ConfigureAwait(false);
        try
        {
            if (_disposed) throw new ManagedChangeException(ManagedChangeProblem.Unavailable, "The host is stopping.");
            return await Task.Run(() => ChangeAndApplyAsync(change)).ConfigureAwait(false);
        }
        catch (ManagedChangeException) when (_sight is not null && EndedThings().Any())
        {
            _sight = null;
            _ = await Task.Run(ReadAndApplyAsync).ConfigureAwait(false);
            throw;
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
        if (_store is null)
        {
            _store = new ManagedStore(ManagedFolder);
            _set = _store.Load();
        }
        var sight = Look(_set);
        if (_sight?.IsSame(sight) == true) return new ModelUpdate(new ModelChange(), new ThingChange(), _diagnostics, Task.CompletedTask);
        return (await ApplyAsync(PlanOf(sight)).ConfigureAwait(false)).Update;
    }

    private async Task<ModelUpdate> ChangeAndApplyAsync(Func<ManagedSet, ManagedSet> change)
    {
        if (_sight is null) throw new ManagedChangeException(ManagedChangeProblem.Unavailable, "The home is being loaded; try again in a moment.");
        var before = _set;
        var set = change(before);
        if (ReferenceEquals(set, before)) return new ModelUpdate(new ModelChange(), new ThingChange(), _diagnostics, Task.CompletedTask);
        var plan = PlanOf(Look(set));
        Refuse(plan, before);
        // First on the disk: what takes effect is never lost, whatever happens in between.
        _store!.Write(set);
        _set = set;
        var (update, problem) = await ApplyAsync(plan).ConfigureAwait(false);
        if (problem is null) return update;
        _set = before;
        _store.Write(before);
        _ = await ReadAndApplyAsync().ConfigureAwait(false);
        throw new ManagedChangeException(ManagedChangeProblem.Conflict, problem);
    }

    private Sight Look(ManagedSet set)
    {
        var files = _files.Read(out var folderDiagnostics);
        return new Sight(files, folderDiagnostics, FileStamp.Of(Path.Combine(_directory, SecretsReader.FileName)), [.. _engine.Things.Bindings], set);
    }

    private Plan PlanOf(Sight sight)
    {
        var secrets = SecretsReader.Read(_directory, out var secretDiagnostics);
        var read = ModelMerger.Merge(sight.Files, [.. secretDiagnostics, .. sight.Folder], secrets, _applied.OwnerOf);
        var model = ManagedMerger.Merge(read, sight.Managed, _builder, secrets, Canonical, out var index);
        var found = ModelChecker.Check(model, [.. _engine.Things.Bindings.SelectMany(static each => each.ThingTypes)], _engine.Profiles.All);
        return new Plan(sight, model, index, [.. _store!.Diagnostics, .. model.Diagnostics, .. found], _applied.Next(model, found, Canonical));
    }

    // What was wrong before is not the fault of this change, nor is what misses something that it removes. A circle is, whichever of its members it is told of.
    private void Refuse(Plan plan, ManagedSet before)
    {
        var changed = plan.Sight.Managed.PlacesThatDifferFrom(before);
        var known = _diagnostics.ToHashSet();
        var errors = plan.Diagnostics
            .Where(each => each.Severity == Severity.Error && ApiPlace.Is(each.Span) && (each.Code == DiagnosticCode.GroupCycle || changed.Contains(each.Span.File)) && !known.Contains(each))
            .ToArray();
        if (errors.Length == 0) return;
        var items = errors.Where(static each => each.Subject is string).ToLookup(static each => (string)each.Subject!, Text, StringComparer.Ordinal);
        throw new ManagedChangeException(ManagedChangeProblem.Invalid, string.Join(' ', errors.Select(Text).Distinct().Take(MostNamed)))
        {
            Items = items.ToDictionary(static each => each.Key, static each => string.Join(' ', each.Distinct()), StringComparer.Ordinal),
        };

        static string Text(Diagnostic error) => error.Hint is { } hint ? $"{error.Message} {hint}" : error.Message;
    }

    private async Task<(ModelUpdate Update, string? Problem)> ApplyAsync(Plan plan)
    {
        _sight = plan.Sight;
        SecretsFound?.Invoke(plan.Model.Secrets);
        var (items, things) = _applied.ChangeTo(plan.Next);
        things = Revive(things, plan.Next);
        var diagnostics = plan.Diagnostics;
        var settled = Task.CompletedTask;
        string? problem = null;
        try
        {
            // Whoever hears of the change asks what it is of.
            Volatile.Write(ref _managed, plan.Index);
            if (!items.IsEmpty || !things.IsEmpty) settled = (await _engine.Things.ApplyAsync(items, Adjust(things)).ConfigureAwait(false)).Settled;
            LogApplied(items, things);
            _applied = plan.Next;
            _appliedIndex = plan.Index;
            Volatile.Write(ref _tags, [.. plan.Model.Tags.Select(static each => each.Tag)]);
        }
        catch (ArgumentException exception)
        {
            // Such a thing or item came from elsewhere meanwhile, or the checks have a gap: nothing has changed.
            problem = exception.Message;
            Volatile.Write(ref _managed, _appliedIndex);
            diagnostics = [.. diagnostics, new Diagnostic(Severity.Error, DiagnosticCode.NotApplied, SourceSpan.OfFile("things"), $"The files' changes cannot be taken in: {problem}", "What was in force goes on. Correct this and save the file again.")];
            (items, things) = (new ModelChange(), new ThingChange());
        }
        Report(diagnostics, [.. plan.Next.Kept, .. plan.Sight.Files.Where(static each => each.IsKept).Select(static each => each.File)]);
        _watcher.Follow(_files.Outside);
        var update = new ModelUpdate(items, things, diagnostics, settled);
        Applied?.Invoke(update);
        return (update, problem);
    }

    private IEnumerable<ThingUid> EndedThings() => _engine.Things.All.Where(static each => each.Status.Status == ThingStatus.Removed).Select(static each => each.Uid);

    // What has cleaned up at its device and is wanted all the same, as the change that should remove it was not made, begins anew.
    private ThingChange Revive(ThingChange change, AppliedModel next)
    {
        var ended = EndedThings().Except(change.Remove).ToHashSet();
        if (ended.Count == 0) return change;
        var wanted = next.Things.Where(each => ended.Contains(each.Entry.Definition.Uid)).Select(static each => each.Entry.Definition).ToArray();
        return change with
        {
            Remove = [.. change.Remove, .. wanted.Select(static each => each.Uid)],
            Update = [.. change.Update.Where(each => !ended.Contains(each.Uid))],
            Add = [.. change.Add, .. wanted.Where(each => change.Add.All(added => added.Uid != each.Uid))],
        };
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

    [LoggerMessage(Level = LogLevel.Information, Message = "Took changes in: added {Added}; changed {Changed}; removed {Removed}; links: {LinksAdded} added, {LinksRemoved} removed")]
    private static partial void LogChanged(ILogger logger, string added, string changed, string removed, int linksAdded, int linksRemoved);
}
