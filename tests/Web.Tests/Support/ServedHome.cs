using System.Net.Http.Headers;
using HomeBinding.Configuration.Live;
using HomeBinding.Configuration.Settings;
using HomeBinding.Discovery.Inboxes;
using HomeBinding.Discovery.Scanning;
using HomeBinding.Engine;
using HomeBinding.Rules.Compiler;
using HomeBinding.Rules.Running;
using HomeBinding.Transformations;
using HomeBinding.Transformations.Managed;
using HomeBinding.Web.Access;
using HomeBinding.Web.Accounts;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace HomeBinding.Web.Tests.Support;

/// <summary>
/// A home that is served by a real server at a free port of the loopback: a lamp (thing <c>test:lamp:hall</c> with the item <c>Hall_Lamp</c>, whose handler
/// does what a test says), items of several types without links, and a user with a token for each role.
/// </summary>
internal sealed class ServedHome : IAsyncDisposable
{
    public const string Password = "correct horse battery";

    private const string Things = """
        version: 1
        things:
          test:lamp:hall:
            label: Hall
        """;

    private const string Items = """
        version: 1
        items:
          Hall_Lamp:
            type: Switch
            label: Lamp in the hall
            tags: [Light]
            channel: test:lamp:hall:switch
          Scene:
            type: String
            label: Scene
          Wanted_Temperature:
            type: Number:Temperature
            label: Wanted temperature
          Night:
            type: Switch
        """;

    private static readonly SocketsHttpHandler Connections = new() { UseCookies = false, AllowAutoRedirect = false };

    private readonly Dictionary<Role, string> _tokens = [];

    private ServedHome(WebOptions options, TimeProvider time, HomeSettings? settings = null)
    {
        Engine = new HomeEngine(time, Log);
        Transformations = new ManagedTransformations(Folder.PathOf(".homebinding/transformations.json"), Log.CreateLogger("HomeBinding.Host"));
        var transformations = TransformationSet.OfFolder(Folder.PathOf("transform"), Transformations);
        Engine.Profiles.Transformations = transformations;
        Engine.Display = Engine.Display with { Transformations = transformations };
        Engine.Start();
        Inbox = new Inbox(new EngineThings(Engine), time, Log);
        Discovery = new DiscoveryManager(Engine, Inbox);
        Rules = new RuleManager(Engine, Folder.PathOf("rules"), Folder.PathOf(".homebinding/cache"), static () => new RoslynRuleCompiler());
        Model = new ModelManager(Engine, Folder.Root) { ManagedFolder = Folder.PathOf(".homebinding/managed") };
        Parts = new HomeParts { Engine = Engine, Directory = Folder.Root, Inbox = Inbox, Discovery = Discovery, Rules = Rules, Model = Model, Transformations = Transformations, Settings = settings ?? new HomeSettings() };
        Server = new WebServer(Parts, options with { StateFolder = Folder.PathOf(".homebinding") }, new AccountStore(Folder.PathOf(".homebinding/users.json"), time, Log));
    }

    public static DateTimeOffset Start { get; } = new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);

    public TemporaryFolder Folder { get; } = new();

    public LogRecorder Log { get; } = new();

    public TestBinding Binding { get; } = new();

    public HomeEngine Engine { get; }

    /// <summary>What was found; nothing, unless a test puts it in.</summary>
    public Inbox Inbox { get; }

    public DiscoveryManager Discovery { get; }

    /// <summary>The rules of the folder <c>rules</c>; a test writes and loads them.</summary>
    public RuleManager Rules { get; }

    /// <summary>What files in things/ and items/ of the folder say, once <see cref="ModelManager.LoadAsync"/> has read them, and what is made over the API.</summary>
    public ModelManager Model { get; }

    /// <summary>The transformations that are made over the API; the files are in the folder <c>transform</c>.</summary>
    public ManagedTransformations Transformations { get; }

    public HomeParts Parts { get; }

    public WebServer Server { get; }

    /// <summary>The clock, where a test has one that stands still.</summary>
    public FakeTimeProvider Time => (FakeTimeProvider)Engine.Time;

    public string Address => Server.Addresses[0];

    /// <summary>All endpoints that are mapped.</summary>
    public IReadOnlyList<RouteEndpoint> Endpoints => [.. Server.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()];

    /// <summary>A home with users, in virtual time that stands still.</summary>
    public static Task<ServedHome> StartAsync(WebOptions? options = null) => StartAsync(options, new FakeTimeProvider(Start), withUsers: true);

    /// <summary>A home with users and settings of its own.</summary>
    public static Task<ServedHome> StartWithAsync(HomeSettings settings) => StartAsync(null, new FakeTimeProvider(Start), withUsers: true, settings);

    /// <summary>A home where nobody has been yet.</summary>
    public static Task<ServedHome> StartEmptyAsync(WebOptions? options = null) => StartAsync(options, new FakeTimeProvider(Start), withUsers: false);

    /// <summary>A home with users, in real time.</summary>
    public static Task<ServedHome> StartInRealTimeAsync(WebOptions? options = null) => StartAsync(options, TimeProvider.System, withUsers: true);

    /// <summary>The token of the user that has a role. The users are called as their roles.</summary>
    public string TokenOf(Role role) => _tokens[role];

    /// <summary>A client that shows nothing.</summary>
    public HttpClient Anonymous() => new(Connections, disposeHandler: false) { BaseAddress = new Uri(Address) };

    /// <summary>A client with a token.</summary>
    public HttpClient With(string token)
    {
        var client = Anonymous();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    /// <summary>A client of the user that has a role.</summary>
    public HttpClient As(Role role) => With(TokenOf(role));

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        await Rules.DisposeAsync();
        await Discovery.DisposeAsync();
        Inbox.Dispose();
        await Model.DisposeAsync();
        await Engine.DisposeAsync();
        Transformations.Dispose();
        Folder.Dispose();
    }

    private static async Task<ServedHome> StartAsync(WebOptions? options, TimeProvider time, bool withUsers, HomeSettings? settings = null)
    {
        options ??= new WebOptions();
        var home = new ServedHome(options.Urls is [WebOptions.DefaultUrl] ? options with { Urls = ["http://127.0.0.1:0"] } : options, time, settings);
        await home.Engine.Things.AddBindingAsync(home.Binding.Load());
        home.Folder.Write("things/home.yaml", Things);
        home.Folder.Write("items/home.yaml", Items);
        await (await home.Model.LoadAsync()).Settled;
        home.Parts.IsReady = true;
        if (withUsers) await home.AddUsersAsync();
        if (!await home.Server.StartAsync(CancellationToken.None)) Assert.Fail($"The server does not listen: {string.Join(' ', home.Log.Lines)}");
        return home;
    }

    private async Task AddUsersAsync()
    {
        foreach (var role in Enum.GetValues<Role>())
        {
            var name = RoleNames.Of(role);
            await Server.Accounts.AddAsync(name, role, password: null);
            _tokens[role] = await Server.Accounts.AddTokenAsync(name, "test", []);
        }
    }
}
