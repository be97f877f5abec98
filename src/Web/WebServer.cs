using HomeBinding.Web.Accounts;
using HomeBinding.Web.Auditing;
using HomeBinding.Web.Hosting;
using HomeBinding.Web.Setup;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace HomeBinding.Web;

/// <summary>
/// Serves a home over HTTP. That it cannot — the port is taken, for instance — never stops the home: it says so once and tries again, until it can.
/// </summary>
public sealed partial class WebServer : IAsyncDisposable
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);

    private readonly HomeParts _home;
    private readonly WebOptions _options;
    private readonly ILogger _logger;
    private readonly CancellationTokenSource _stopping = new();
    private readonly TaskCompletionSource _listening = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private WebApplication? _application;
    private Task _retrying = Task.CompletedTask;
    private bool _disposed;

    /// <summary>Makes a server; <see cref="StartAsync"/> lets it listen.</summary>
    /// <param name="home">What it serves.</param>
    /// <param name="options">How.</param>
    /// <param name="accounts">Who may use it; disposed with it.</param>
    public WebServer(HomeParts home, WebOptions options, AccountStore accounts)
    {
        _home = home;
        _options = options;
        _logger = home.Engine.Loggers.CreateLogger("HomeBinding.Web");
        Accounts = accounts;
        Audit = new AuditLog(options.PathOf("audit.log"), home.Engine.Time, home.Engine.Loggers);
    }

    /// <summary>Who may use it.</summary>
    public AccountStore Accounts { get; }

    /// <summary>Who did what.</summary>
    public AuditLog Audit { get; }

    /// <summary>Where it listens, as programs on this machine would write it; empty until it does.</summary>
    public IReadOnlyList<string> Addresses { get; private set; } = [];

    /// <summary>Completes once it listens, after however many tries.</summary>
    public Task Listening => _listening.Task;

    internal IServiceProvider Services => _application?.Services ?? throw new InvalidOperationException("The server has not started.");

    /// <summary>Tries to listen. If that fails it goes on trying in the background, after one second, then twice as long each time, up to a minute.</summary>
    /// <returns>True if it listens.</returns>
    public async Task<bool> StartAsync(CancellationToken cancellationToken)
    {
        var addresses = new List<ListenAddress>();
        foreach (var url in _options.Urls)
        {
            if (ListenAddress.TryParse(url, out var address, out var problem)) addresses.Add(address);
            else LogWrongUrl(_logger, problem);
        }
        if (addresses.Count == 0) return false;
        if (await TryStartAsync(addresses, isFirst: true, cancellationToken).ConfigureAwait(false)) return true;
        _retrying = Task.Run(() => RetryAsync(addresses), CancellationToken.None);
        return false;
    }

    /// <summary>Stops listening and ends what is open.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_disposed) return;
        _disposed = true;
        await _stopping.CancelAsync().ConfigureAwait(false);
        await _retrying.ConfigureAwait(false);
        if (_application is { } application)
        {
            await application.StopAsync().ConfigureAwait(false);
            await application.DisposeAsync().ConfigureAwait(false);
        }
        _listening.TrySetCanceled();
        await Audit.DisposeAsync().ConfigureAwait(false);
        Accounts.Dispose();
        _stopping.Dispose();
    }

    private async Task<bool> TryStartAsync(IReadOnlyList<ListenAddress> addresses, bool isFirst, CancellationToken cancellationToken)
    {
        WebApplication? application = null;
        try
        {
            application = WebComposition.Build(_home, _options, Accounts, Audit, addresses);
            await application.StartAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            if (application is not null) await application.DisposeAsync().ConfigureAwait(false);
            if (isFirst) LogNotListening(_logger, string.Join(", ", addresses), Reason(exception));
            return false;
        }
        _application = application;
        var bound = application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
        Addresses = [.. bound.Select(static each => ListenAddress.TryParse(each, out var address, out _) ? address.ToString() : each)];
        var listening = string.Join(", ", Addresses);
        LogListening(_logger, listening);
        foreach (var address in addresses.Where(static each => !each.IsHttps && !each.IsLoopback)) LogNotEncrypted(_logger, address);
        application.Services.GetRequiredService<SetupCode>().Announce(Addresses[0]);
        _listening.TrySetResult();
        return true;
    }

    private async Task RetryAsync(IReadOnlyList<ListenAddress> addresses)
    {
        var pause = TimeSpan.FromSeconds(1);
        try
        {
            do
            {
                await Task.Delay(pause, _home.Engine.Time, _stopping.Token).ConfigureAwait(false);
                pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
            }
            while (!await TryStartAsync(addresses, isFirst: false, _stopping.Token).ConfigureAwait(false));
        }
        catch (OperationCanceledException)
        {
            // It is being stopped.
        }
    }

    private static string Reason(Exception exception) => exception switch
    {
        IOException { InnerException: AddressInUseException } => "another program has the port already",
        { InnerException: { } inner } => inner.Message,
        _ => exception.Message,
    };

    [LoggerMessage(Level = LogLevel.Information, Message = "Listening at {Addresses}")]
    private static partial void LogListening(ILogger logger, string addresses);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Passwords and tokens that are sent to {Address} cross the network as they are. Listen at https://*:8443 instead, or put a proxy with TLS in front")]
    private static partial void LogNotEncrypted(ILogger logger, ListenAddress address);

    [LoggerMessage(Level = LogLevel.Error, Message = "Cannot listen at {Addresses}: {Reason}. The home runs without HTTP, and this is tried again; --urls chooses another address")]
    private static partial void LogNotListening(ILogger logger, string addresses, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Problem}")]
    private static partial void LogWrongUrl(ILogger logger, string problem);
}
