using System.Globalization;
using HomeBinding.Configuration.Live;
using HomeBinding.Configuration.Model;
using HomeBinding.Configuration.Settings;
using HomeBinding.Engine;
using HomeBinding.Engine.Things;
using HomeBinding.Plugins;
using HomeBinding.Rules.Compiler;
using HomeBinding.Rules.Running;
using HomeBinding.Things;
using HomeBinding.Transformations;
using HomeBinding.Transformations.Managed;
using Microsoft.Extensions.Logging;

namespace HomeBinding.Host.Running;

/// <summary>A running home: the engine with its bindings, things, items and rules.</summary>
internal sealed partial class Home : IAsyncDisposable
{
    private readonly HomeOptions _options;
    private readonly IReadOnlyList<Diagnostic> _settingsDiagnostics;
    private readonly ILogger _logger;
    private readonly ThingStateFile _thingState;
    private ITimer? _trim;
    private readonly RuleStateFile _ruleState;

    public Home(HomeOptions options, ILoggerFactory loggers, TimeProvider time)
    {
        _options = options;
        _logger = loggers.CreateLogger("HomeBinding.Host");
        Settings = SettingsReader.Read(options.Directory, out _settingsDiagnostics);
        Engine = new HomeEngine(time, loggers, new EngineOptions
        {
            MeasurementSystem = Settings.MeasurementSystem,
            AutoUpdate = Settings.AutoUpdate.Enabled,
            SendOptimisticUpdates = Settings.AutoUpdate.SendOptimisticUpdates,
        });
        Transformations = new ManagedTransformations(options.TransformationsFile, _logger);
        var transformations = TransformationSet.OfFolder(Path.Combine(options.Directory, "transform"), Transformations);
        Engine.Profiles.Transformations = transformations;
        Engine.Display = Engine.Display with { Transformations = transformations, Culture = CultureInfo.CurrentCulture };
        _thingState = new ThingStateFile(options.ThingStateFile, _logger);
        Engine.Things.StateStore = _thingState;
        // It asks the network when somebody wants that: always, or for a scan over the API.
        if (options.Discovery is { } discovery) Discovery = new HomeDiscovery(Engine, discovery with { Background = discovery.Background || Settings.Discovery.Background }, HomeOptions.InboxFileOf(options.Directory));
        Bindings = new BindingManager(Engine, BindingFolders.Of(options.Directory), loggers, time) { Listener = Discovery?.Manager };
        Model = new ModelManager(Engine, options.Directory, options.Override) { SecretsFound = options.Redactor.Add, ManagedFolder = options.ManagedFolder };
        _ruleState = new RuleStateFile(options.RuleStateFile, _logger);
        Rules = new RuleManager(Engine, Path.Combine(options.Directory, "rules"), options.CacheDirectory, static () => new RoslynRuleCompiler()) { StateStore = _ruleState };
    }

    /// <summary>The folder with things/, items/, rules/.</summary>
    public string Directory => _options.Directory;

    public HomeSettings Settings { get; }

    public HomeEngine Engine { get; }

    public BindingManager Bindings { get; }

    /// <summary>The things, items and links of the files.</summary>
    public ModelManager Model { get; }

    public RuleManager Rules { get; }

    /// <summary>The transformations that are made over the API.</summary>
    public ManagedTransformations Transformations { get; }

    /// <summary>What looks for devices; null if nobody wants that.</summary>
    public HomeDiscovery? Discovery { get; }

    /// <summary>What is wrong with the files.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics => [.. _settingsDiagnostics, .. Model.Diagnostics];

    /// <summary>Starts everything. What is wrong in files is reported and left out; what is right runs.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var diagnostic in _settingsDiagnostics) Report(diagnostic);
        var reading = Model.PrefetchAsync();
        Engine.Start();
        await Bindings.LoadAllAsync(cancellationToken).ConfigureAwait(false);
        await reading.ConfigureAwait(false);
        var loaded = await Model.LoadAsync().ConfigureAwait(false);
        // Compiling a rule takes a second where it is not cached; no device waits for that.
        var rules = Task.Run(Rules.LoadAllAsync, cancellationToken);
        await loaded.Settled.ConfigureAwait(false);
        Engine.Things.ReportMissing();
        Discovery?.Inbox.Refresh();
        await rules.ConfigureAwait(false);
        Rules.ThingsAreThere();
        var (things, items, running) = (Engine.Things.All.Count(), Engine.Items.Count(), Rules.Rules.Count(static each => each.State is not (RuleState.Error or RuleState.Disabled)));
        LogStarted(_logger, things, items, running);
        MemoryTrim.Run();
        _trim = Engine.Time.CreateTimer(static _ => MemoryTrim.Run(), null, MemoryTrim.Later, Timeout.InfiniteTimeSpan);
        if (!_options.Watch) return;
        Bindings.Changed += binding =>
        {
            if (binding.State is not (BindingState.Loading or BindingState.Unloading)) Model.Recheck();
        };
        Model.Applied += update =>
        {
            if (!update.IsEmpty) _ = TellRulesAsync();
        };
        Bindings.StartWatching();
        Model.StartWatching();
        Rules.StartWatching();
    }

    /// <summary>Stops in reverse order of the start.</summary>
    public async ValueTask DisposeAsync()
    {
        _trim?.Dispose();
        await StopAsync("files", Model).ConfigureAwait(false);
        await StopAsync("rules", Rules).ConfigureAwait(false);
        if (Discovery is not null) await StopAsync("discovery", Discovery).ConfigureAwait(false);
        await StopAsync("things", Engine.Things).ConfigureAwait(false);
        await StopAsync("bindings", Bindings).ConfigureAwait(false);
        await StopAsync("event loop", Engine).ConfigureAwait(false);
        _thingState.Dispose();
        _ruleState.Dispose();
        Transformations.Dispose();
    }

    private async Task StopAsync(string what, IAsyncDisposable part)
    {
        await part.DisposeAsync().ConfigureAwait(false);
        LogStopped(_logger, what);
    }

    private async Task TellRulesAsync()
    {
        try
        {
            await Rules.ModelChangedAsync().ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            LogRulesFailed(_logger, exception);
        }
    }

    private void Report(Diagnostic diagnostic)
    {
        var text = diagnostic.Hint is { } hint ? $"{diagnostic} {hint}" : diagnostic.ToString();
        if (diagnostic.Severity == Severity.Error) LogError(_logger, text);
        else LogWarning(_logger, text);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Started with {Things} things, {Items} items and {Rules} rules")]
    private static partial void LogStarted(ILogger logger, int things, int items, int rules);

    [LoggerMessage(Level = LogLevel.Error, Message = "The rules could not follow the changed items")]
    private static partial void LogRulesFailed(ILogger logger, Exception exception);

    [LoggerMessage(Level = LogLevel.Debug, Message = "Stopped the {What}")]
    private static partial void LogStopped(ILogger logger, string what);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Diagnostic}")]
    private static partial void LogError(ILogger logger, string diagnostic);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Diagnostic}")]
    private static partial void LogWarning(ILogger logger, string diagnostic);
}
