using HomeBinding.Engine.Logging;
using HomeBinding.Web;
using HomeBinding.Web.Access;
using HomeBinding.Web.Accounts;
using Microsoft.Extensions.Logging;

namespace HomeBinding.Host.Running;

/// <summary>Serves a home over HTTP, from before it is loaded until after it has stopped.</summary>
internal sealed class HomeWeb : IAsyncDisposable
{
    private readonly HomeParts _parts;
    private Task<bool> _starting = Task.FromResult(false);

    private HomeWeb(HomeParts parts, WebServer server)
    {
        _parts = parts;
        Server = server;
    }

    public WebServer Server { get; }

    /// <summary>Of a demo that listens, a token with which everything can be tried, and which is forgotten when the demo ends.</summary>
    public string? DemoToken { get; private set; }

    /// <summary>Begins to listen while the home is being loaded.</summary>
    /// <param name="home">What to serve.</param>
    /// <param name="urls">Where to listen; null for what the settings say.</param>
    /// <param name="isDemo">True to keep no users and nothing else in the folder, which the demo may not be the owner of.</param>
    /// <param name="cancellationToken">Ends the first try to listen.</param>
    /// <param name="levels">From which level on the log is written; null where that cannot be changed.</param>
    public static HomeWeb Start(Home home, IReadOnlyList<string>? urls, bool isDemo, CancellationToken cancellationToken, LogLevels? levels = null)
    {
        var parts = new HomeParts
        {
            Engine = home.Engine,
            Directory = home.Directory,
            Settings = home.Settings,
            Model = home.Model,
            Bindings = home.Bindings,
            Rules = home.Rules,
            Transformations = home.Transformations,
            Discovery = home.Discovery?.Manager,
            Inbox = home.Discovery?.Inbox,
            LogLevels = levels ?? new LogLevels(LogLevel.Information),
        };
        var accounts = new AccountStore(isDemo ? null : AccountsFileOf(home.Directory), home.Engine.Time, home.Engine.Loggers);
        var web = new HomeWeb(parts, new WebServer(parts, OptionsOf(home, urls) with { StateFolder = isDemo ? null : HomeOptions.StateFolderOf(home.Directory) }, accounts));
        web._starting = Task.Run(
            async () =>
            {
                // Before it listens: there is never a moment in which nobody is the owner.
                if (isDemo) web.DemoToken = await MakeDemoTokenAsync(accounts).ConfigureAwait(false);
                return await web.Server.StartAsync(cancellationToken).ConfigureAwait(false);
            },
            cancellationToken);
        return web;
    }

    /// <summary>Where the users of a home are kept.</summary>
    public static string AccountsFileOf(string directory) => Path.Combine(HomeOptions.StateFolderOf(directory), "users.json");

    /// <summary>Tells whoever asks that the home is loaded. Completes once it listens, or could not.</summary>
    public Task<bool> ReadyAsync()
    {
        _parts.IsReady = true;
        return _starting;
    }

    public async ValueTask DisposeAsync()
    {
        await ((Task)_starting).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await Server.DisposeAsync().ConfigureAwait(false);
    }

    private static async Task<string> MakeDemoTokenAsync(AccountStore accounts)
    {
        const string Name = "demo";
        await accounts.AddAsync(Name, Role.Administrator, password: null).ConfigureAwait(false);
        return await accounts.AddTokenAsync(Name, Name, []).ConfigureAwait(false);
    }

    private static WebOptions OptionsOf(Home home, IReadOnlyList<string>? urls)
    {
        var settings = home.Settings.Http;
        var options = new WebOptions
        {
            AllowedHosts = settings.AllowedHosts,
            CorsOrigins = settings.CorsOrigins,
            TrustedProxies = settings.TrustedProxies,
            ImplicitUserRole = settings.ImplicitUserRole,
            Certificate = PathOf(settings.Tls.Certificate),
            CertificateKey = PathOf(settings.Tls.Key),
            StrictTransportSecurity = settings.Tls.Strict,
        };
        if (urls is { Count: > 0 }) return options with { Urls = urls };
        return settings.Urls.Count > 0 ? options with { Urls = settings.Urls } : options;

        string? PathOf(string? file) => file is null ? null : Path.Combine(home.Directory, file);
    }
}
