using System.Collections.Concurrent;
using HomeBinding.Engine;
using HomeBinding.Engine.Files;
using HomeBinding.Engine.Queues;
using HomeBinding.Rules.Compilation;
using Microsoft.Extensions.Logging;

namespace HomeBinding.Rules.Running;

/// <summary>
/// The rules of a folder. A file that is saved is live a moment later; one with errors changes nothing: its last good version goes on, and the
/// errors stay visible until it is fixed.
/// </summary>
public sealed partial class RuleManager : IAsyncDisposable
{
    private readonly HomeEngine _engine;
    private readonly string _folder;
    private readonly RuleCache _cache;
    private readonly Lazy<IRuleCompiler> _compiler;
    private readonly ILogger _logger;
    private readonly ConcurrentDictionary<string, RuleFile> _running = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, IReadOnlyList<RuleDiagnostic>> _errors = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, RuleText> _texts = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _gate = new(1);
    private readonly FolderWatcher _watcher;
    private readonly Mailbox _mailbox;
    private readonly IDisposable _statuses;
    private volatile bool _thingsAreThere;
    private bool _disposed;

    /// <summary>Makes a manager; <see cref="LoadAllAsync"/> starts the rules.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="folder">The folder with <c>*.cs</c> files; it may not exist.</param>
    /// <param name="cacheFolder">Where compiled rules are kept.</param>
    /// <param name="compiler">Makes the compiler, when the first file needs one.</param>
    public RuleManager(HomeEngine engine, string folder, string cacheFolder, Func<IRuleCompiler> compiler)
    {
        _engine = engine;
        _folder = Path.GetFullPath(folder);
        _cache = new RuleCache(cacheFolder);
        _compiler = new Lazy<IRuleCompiler>(compiler);
        _logger = engine.Loggers.CreateLogger("HomeBinding.Rules");
        _watcher = new FolderWatcher(Path.GetDirectoryName(_folder) ?? _folder, [Path.GetFileName(_folder)], LoadAllAsync, _logger);
        _mailbox = engine.CreateMailbox("channels of rules");
        // A thing that begins to run shows which channels it has.
        _statuses = engine.Things.Subscribe(_mailbox, _ => ReportChannels());
    }

    /// <summary>Called after a file was loaded, replaced, removed or found wrong, with its path.</summary>
    public event Action<string>? Changed;

    /// <summary>Called after a rule has begun or ended to run by being loaded, replaced, removed, disabled, enabled, or found wrong; from any thread.</summary>
    public event Action<RuleStatusChange>? StatusChanged;

    /// <summary>Called after a rule has come, was replaced by a new version of its file, or is gone; from any thread.</summary>
    public event Action<RuleListChange>? ListChanged;

    /// <summary>Called when a rule begins to run and when it has nothing more to do; often, on the rule's own mailbox, so that who listens must be quick.</summary>
    public event Action<RuleStatusChange>? Ran;

    /// <summary>Where it is kept which rules are disabled. Set before rules are loaded.</summary>
    public IRuleStateStore StateStore { get; set; } = new MemoryRuleStateStore();

    /// <summary>True once a file had to be compiled in this process.</summary>
    public bool CompilerWasUsed => _compiler.IsValueCreated;

    /// <summary>What is wrong with files at the moment.</summary>
    public IReadOnlyList<RuleDiagnostic> Errors => [.. _errors.Values.SelectMany(each => each)];

    /// <summary>The rules at this moment.</summary>
    public IReadOnlyList<RuleInfo> Rules =>
    [
        .. _running.Values.SelectMany(file => file.Rules.Select(rule => new RuleInfo(
            rule.Name,
            file.Path,
            StateOf(rule),
            _errors.TryGetValue(file.Path, out var errors) ? errors[0].ToString() : rule.DeafTo ?? rule.LastFailure,
            rule.Failures + rule.Mailbox.Failures,
            rule.Conflated))),
        .. _running.Values.SelectMany(static file => file.Disabled.Select(name => new RuleInfo(name, file.Path, RuleState.Disabled, null, 0, 0))),
        .. _errors.Where(each => !_running.ContainsKey(each.Key)).Select(each => new RuleInfo(
            Path.GetFileNameWithoutExtension(each.Key), each.Key, RuleState.Error, each.Value[0].ToString(), 0, 0)),
    ];

    /// <summary>Loads all files of the folder. Files with errors are reported and left out.</summary>
    public Task LoadAllAsync() => ChangeAsync(() =>
    {
        var files = RuleFolder.Files(_folder);
        foreach (var gone in _running.Keys.Concat(_errors.Keys).Except(files).ToArray()) Remove(gone);
        foreach (var file in files) Load(file);
        ReportChannels();
    });

    /// <summary>Tells that all things have been started: from now on rules are told which channels they listen to in vain.</summary>
    public void ThingsAreThere()
    {
        _thingsAreThere = true;
        ReportChannels();
    }

    /// <summary>
    /// Tells of changed items and things, after the engine has them. Only files are compiled anew that name an item which has come, gone or become of another type.
    /// One that does not compile any more is an error, and its last good version goes on: an item that is gone is UNDEF for it, takes no commands, and is
    /// heard again as soon as it is back.
    /// </summary>
    public Task ModelChangedAsync() => ChangeAsync(() =>
    {
        foreach (var text in _texts.Values.OrderBy(static each => each.Path, StringComparer.Ordinal))
        {
            if (IsRunning(text)) Recover(text);
            else if (!text.IsCurrent && File.Exists(text.Path)) Load(text.Path);
        }
        ReportChannels();
    });

    /// <summary>Disables a rule, which ends it until it is enabled, also over restarts of the host; or enables it, which starts it anew.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="enabled">True to enable it.</param>
    /// <returns>False if there is no rule of that name that could be compiled.</returns>
    /// <exception cref="RuleStartException">It did not start, and stays disabled.</exception>
    /// <exception cref="IOException">It cannot be kept; nothing has changed.</exception>
    public async Task<bool> SetEnabledAsync(string name, bool enabled)
    {
        await _gate.WaitAsync().ConfigureAwait(false);
        try
        {
            if (_disposed || _running.Values.FirstOrDefault(file => file.Disabled.Contains(name) || file.Rules.Any(each => each.Name == name)) is not { } file) return false;
            if (enabled)
            {
                // On a thread of its own: a rule may block as it starts.
                await Task.Run(() => file.Enable(name)).ConfigureAwait(false);
                try
                {
                    await StateStore.SetDisabledAsync(name, disabled: false).ConfigureAwait(false);
                }
                catch
                {
                    await Task.Run(() => file.Disable(name)).ConfigureAwait(false);
                    throw;
                }
            }
            else
            {
                await StateStore.SetDisabledAsync(name, disabled: true).ConfigureAwait(false);
                await Task.Run(() => file.Disable(name)).ConfigureAwait(false);
            }
            ReportChannels();
            StatusChanged?.Invoke(new RuleStatusChange(name, enabled ? RuleState.Idle : RuleState.Disabled, null));
            return true;
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Has a rule do what it does when somebody runs it by hand.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="context">What it is given: texts, numbers as decimal, and truth values.</param>
    /// <returns>True once it has begun, which it does after what waits for it already; false if it cannot be run by hand; null if no rule of that name runs.</returns>
    public async Task<bool?> RunNowAsync(string name, IReadOnlyDictionary<string, object?> context)
    {
        if (_running.Values.SelectMany(static each => each.Rules).FirstOrDefault(each => each.Name == name) is not { } found) return null;
        var begun = new TaskCompletionSource<bool?>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var ended = found.Stopping.Register(() => begun.TrySetResult(null));
        found.Mailbox.Post(() =>
        {
            try
            {
                begun.TrySetResult(found.Rule?.TryRunNow(context));
            }
            catch
            {
                // It has begun; that it failed is logged as any failure of the rule is.
                begun.TrySetResult(true);
                throw;
            }
        });
        return await begun.Task.ConfigureAwait(false);
    }

    /// <summary>Takes changed files in as they are saved.</summary>
    public void StartWatching() => _watcher.Start();

    /// <summary>Stops all rules.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_disposed) return;
        _disposed = true;
        await _watcher.DisposeAsync().ConfigureAwait(false);
        _statuses.Dispose();
        _mailbox.Dispose();
        await _gate.WaitAsync().ConfigureAwait(false);
        foreach (var file in _running.Values) file.Dispose();
        _running.Clear();
        _gate.Release();
        _gate.Dispose();
    }

    private async Task ChangeAsync(Action change)
    {
        await _gate.WaitAsync().ConfigureAwait(false);
        try
        {
            if (!_disposed) change();
        }
        finally
        {
            _gate.Release();
        }
    }

    private void ReportChannels()
    {
        if (!_thingsAreThere) return;
        foreach (var rule in _running.Values.SelectMany(static each => each.Rules)) rule.ReportChannels();
    }

    private void Load(string path)
    {
        try
        {
            var source = File.ReadAllText(path);
            var text = new RuleText(path, source, _engine);
            if (_texts.TryGetValue(path, out var current) && current.Key == text.Key) return;
            _texts[path] = text;
            if (IsRunning(text))
            {
                Recover(text);
                return;
            }
            var compiled = _cache.Find(text.Key) ?? Compile(text, source);
            if (compiled.Assembly is not null) Replace(text, compiled);
            else Report(path, compiled.Diagnostics.Where(each => each.IsError));
        }
        catch (RuleStartException exception)
        {
            Report(path, [new RuleDiagnostic(path, 1, 1, true, exception.Message)]);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            _texts.TryRemove(path, out _);
            Report(path, [new RuleDiagnostic(path, 1, 1, true, $"The file cannot be read: {exception.Message}")]);
        }
        catch (Exception exception)
        {
            // One file that even the compiler fails on does not keep the others from being loaded.
            LogReloadFailed(_logger, exception, path);
            Report(path, [new RuleDiagnostic(path, 1, 1, true, $"The host failed: {exception.Message}")]);
        }
        Changed?.Invoke(path);
    }

    // The old version goes only once the new one has started; the new one gets nothing before the old one has gone.
    private void Replace(RuleText text, CompiledRule compiled)
    {
        var path = text.Path;
        var started = RuleFile.Start(text, compiled, _engine, StateStore.IsDisabled, TellRun);
        var oldNames = _running.TryGetValue(path, out var old) ? old.Names : [];
        old?.Dispose();
        _running[path] = started;
        _errors.TryRemove(path, out _);
        Tell(oldNames, started.Names, path);
        started.Release();
        Tell(oldNames.Except(started.Names), RuleState.Error, "Its file has no rule of that name any more.");
        Tell(started.Rules.Select(static each => each.Name), RuleState.Idle, null);
        Tell(started.Disabled, RuleState.Disabled, null);
        var names = string.Join(", ", started.Rules.Select(each => each.Name));
        LogLoaded(_logger, names, path);
    }

    private bool IsRunning(RuleText text) => _running.TryGetValue(text.Path, out var rules) && text.IsThatOf(rules);

    // The version that runs is right again: it goes on, with all that its rules have kept.
    private void Recover(RuleText text)
    {
        if (!_errors.TryRemove(text.Path, out _)) return;
        // What the failed attempt named is of no interest any more.
        _texts[text.Path] = _running[text.Path].Text;
        LogRecovered(_logger, text.Path);
        Changed?.Invoke(text.Path);
    }

    private CompiledRule Compile(RuleText text, string source)
    {
        var compiled = _compiler.Value.Compile($"rule_{text.Key}", text.Path, source, text.Items.Source);
        _cache.Keep(Path.GetFileNameWithoutExtension(text.Path), text.Key, compiled);
        return compiled;
    }

    private void Report(string path, IEnumerable<RuleDiagnostic> errors)
    {
        RuleDiagnostic[] list = [.. errors.Select(each => each.WithHint(_engine.Items.Select(static item => item.Name)))];
        _errors[path] = list;
        foreach (var error in list) LogError(_logger, error);
        if (!_running.TryGetValue(path, out var running)) return;
        var gone = string.Join(", ", running.Items.Names.Where(each => _engine.FindItem(each) is null));
        if (gone.Length > 0) LogGoesOnWithout(_logger, path, gone);
    }

    private void Remove(string path)
    {
        _texts.TryRemove(path, out _);
        _errors.TryRemove(path, out _);
        if (_running.TryRemove(path, out var file))
        {
            var names = file.Names;
            file.Dispose();
            Tell(names, [], path);
            Tell(names, RuleState.Error, "Its file is gone.");
            LogRemoved(_logger, path);
        }
        Changed?.Invoke(path);
    }

    private void Tell(IEnumerable<string> names, RuleState state, string? error)
    {
        if (StatusChanged is not { } told) return;
        foreach (var name in names) told(new RuleStatusChange(name, state, error));
    }

    private void Tell(IReadOnlyList<string> before, IReadOnlyList<string> now, string path)
    {
        if (ListChanged is not { } told) return;
        foreach (var name in before.Except(now)) told(new RuleListChange(name, path, RuleListChangeKind.Removed));
        foreach (var name in now) told(new RuleListChange(name, path, before.Contains(name) ? RuleListChangeKind.Updated : RuleListChangeKind.Added));
    }

    private void TellRun(string name, bool runs) => Ran?.Invoke(new RuleStatusChange(name, runs ? RuleState.Running : RuleState.Idle, null));

    private static RuleState StateOf(RuleContext rule) =>
        rule.Mailbox.RunningFor is var running && running > TimeSpan.FromSeconds(5) ? RuleState.Blocked
        : running > TimeSpan.Zero ? RuleState.Running
        : RuleState.Idle;

    [LoggerMessage(Level = LogLevel.Information, Message = "Loaded {Rules} of {Path}")]
    private static partial void LogLoaded(ILogger logger, string rules, string path);

    [LoggerMessage(Level = LogLevel.Information, Message = "The rules of {Path} are right again; they have been running all the time")]
    private static partial void LogRecovered(ILogger logger, string path);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The last good version of {Path} goes on without {Items}: UNDEF, and no commands, until there is such an item again")]
    private static partial void LogGoesOnWithout(ILogger logger, string path, string items);

    [LoggerMessage(Level = LogLevel.Information, Message = "Unloaded the rules of {Path}: the file is gone")]
    private static partial void LogRemoved(ILogger logger, string path);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Error}")]
    private static partial void LogError(ILogger logger, RuleDiagnostic error);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Path} could not be read anew")]
    private static partial void LogReloadFailed(ILogger logger, Exception exception, string path);
}
