using HomeBinding.Configuration.Checks;
using HomeBinding.Configuration.Files;
using HomeBinding.Configuration.Model;
using HomeBinding.Engine;
using HomeBinding.Plugins;
using HomeBinding.Rules.Compiler;
using HomeBinding.Rules.Running;
using Microsoft.Extensions.Logging;

namespace HomeBinding.Host.Running;

/// <summary>A running home: the engine with its bindings, things, items and rules.</summary>
internal sealed partial class Home : IAsyncDisposable
{
    private readonly HomeOptions _options;
    private readonly ILogger _logger;

    public Home(HomeOptions options, ILoggerFactory loggers, TimeProvider time)
    {
        _options = options;
        _logger = loggers.CreateLogger("HomeBinding.Host");
        Engine = new HomeEngine(time, loggers);
        Bindings = new BindingManager(Engine, BindingFolders.Of(options.Directory), loggers, time);
        Rules = new RuleManager(Engine, Path.Combine(options.Directory, "rules"), options.CacheDirectory, static () => new RoslynRuleCompiler());
    }

    public HomeEngine Engine { get; }

    public BindingManager Bindings { get; }

    public RuleManager Rules { get; }

    /// <summary>What was wrong with the files.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; private set; } = [];

    /// <summary>Starts everything. What is wrong in files is reported and left out; what is right runs.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var reading = Task.Run(() => HomeModelReader.Read(_options.Directory), cancellationToken);
        Engine.Start();
        await Bindings.LoadAllAsync(cancellationToken).ConfigureAwait(false);
        var model = Check(await reading.ConfigureAwait(false));
        await Engine.AddAsync([.. model.Items.Select(each => each.Definition)], [.. model.Links.Select(each => each.Definition)]).ConfigureAwait(false);
        // Compiling a rule takes a second where it is not cached; no device waits for that.
        var rules = Task.Run(Rules.LoadAllAsync, cancellationToken);
        await Engine.Things.AddAsync([.. model.Things.Select(each => _options.Override(each.Definition))]).ConfigureAwait(false);
        Engine.Things.ReportMissing();
        await rules.ConfigureAwait(false);
        LogStarted(_logger, model.Things.Count, model.Items.Count, Rules.Rules.Count);
        if (!_options.Watch) return;
        Bindings.StartWatching();
        Rules.StartWatching();
    }

    /// <summary>Completes when the first item has a state, or the token is cancelled.</summary>
    public async Task FirstUpdateAsync(CancellationToken cancellationToken)
    {
        while (Engine.Statistics.Events == 0 && !cancellationToken.IsCancellationRequested)
            await Until.CancelledAsync(cancellationToken, TimeSpan.FromMilliseconds(5)).ConfigureAwait(false);
    }

    /// <summary>Stops in reverse order of the start.</summary>
    public async ValueTask DisposeAsync()
    {
        await Rules.DisposeAsync().ConfigureAwait(false);
        await Engine.Things.DisposeAsync().ConfigureAwait(false);
        await Bindings.DisposeAsync().ConfigureAwait(false);
        await Engine.DisposeAsync().ConfigureAwait(false);
    }

    private HomeModel Check(HomeModel model)
    {
        var types = Engine.Things.Bindings.SelectMany(each => each.ThingTypes).ToArray();
        Diagnostics = [.. model.Diagnostics, .. ModelChecker.Check(model, types)];
        foreach (var diagnostic in Diagnostics)
        {
            if (diagnostic.Severity == Severity.Error) LogError(_logger, diagnostic);
            else LogWarning(_logger, diagnostic);
        }
        return model;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Started with {Things} things, {Items} items and {Rules} rules")]
    private static partial void LogStarted(ILogger logger, int things, int items, int rules);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Diagnostic}")]
    private static partial void LogError(ILogger logger, Diagnostic diagnostic);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Diagnostic}")]
    private static partial void LogWarning(ILogger logger, Diagnostic diagnostic);
}
