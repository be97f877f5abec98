using System.Collections.Concurrent;
using HomeBinding.Channels;
using HomeBinding.Configuration.Live;
using HomeBinding.Engine;
using HomeBinding.Engine.Events;
using HomeBinding.Engine.Items;
using HomeBinding.Engine.Things;
using HomeBinding.Things;
using HomeBinding.Values;
using Microsoft.Extensions.Time.Testing;

namespace HomeBinding.Configuration.Tests.Live;

/// <summary>A running engine that follows the files of a folder, with a binding <c>test:lamp</c> that counts its handlers.</summary>
internal sealed class LiveHome : IAsyncDisposable
{
    public static readonly ChannelDefinition<OnOff> Switch = ChannelDefinitions.Switch("switch") with { Writable = true };
    public static readonly ChannelDefinition<DecimalValue> Level = ChannelDefinitions.Number("level");

    private readonly TestHome _files = new();

    private LiveHome()
    {
        Engine = new HomeEngine(new FakeTimeProvider(), Log);
        Engine.Start();
        Model = new ModelManager(Engine, _files.Directory);
    }

    public string Directory => _files.Directory;

    public LogRecorder Log { get; } = new();

    public HomeEngine Engine { get; }

    public ModelManager Model { get; }

    /// <summary>The ids of things in the order in which handlers were made for them.</summary>
    public ConcurrentQueue<string> Started { get; } = new();

    /// <summary>The changes of item states.</summary>
    public ConcurrentQueue<ItemEvent> Events { get; } = new();

    public static async Task<LiveHome> StartAsync(params (string Path, string Content)[] files)
    {
        var home = new LiveHome();
        foreach (var (path, content) in files) home.Write(path, content);
        var observer = home.Engine.CreateMailbox("test");
        await home.Engine.SubscribeAllAsync(observer, ItemEventKinds.All, (each, _) => home.Events.Enqueue(each));
        await home.Engine.Things.AddBindingAsync(home.Binding());
        await home.LoadAsync();
        return home;
    }

    public void Write(string path, string content) => _files.Write(path, content);

    public void WriteSecrets(string content) => _files.WriteSecrets(content);

    public string PathOf(string path) => Path.Combine(Directory, path);

    public async Task<ModelUpdate> LoadAsync()
    {
        var update = await Model.LoadAsync().WaitAsync(Eventually.Limit);
        await update.Settled.WaitAsync(Eventually.Limit);
        return update;
    }

    public Task<ModelUpdate> SaveAsync(string path, string content)
    {
        Write(path, content);
        return LoadAsync();
    }

    public Item Item(string name) => Engine.FindItem(name) ?? throw new InvalidOperationException($"There is no item {name}.");

    public Thing? Thing(string uid) => Engine.Things.Find(ThingUid.Parse(uid));

    /// <summary>True if an item is linked to the switch of a running thing.</summary>
    public bool IsLinked(string thing) => Thing(thing)?.Channels.Any(static each => each.Uid.Id == "switch" && each.IsLinked) == true;

    public async Task SetAsync(string item, IState state)
    {
        await Engine.PostUpdateAsync(item, state, new EventSource(SourceKind.User, "test"));
        await Engine.InvokeAsync(static () => { });
    }

    public IEnumerable<string> Errors => Model.Diagnostics.Where(static each => each.Severity == Configuration.Model.Severity.Error).Select(static each => each.ToString());

    public async ValueTask DisposeAsync()
    {
        await Model.DisposeAsync();
        await Engine.DisposeAsync();
        _files.Dispose();
    }

    private LoadedBinding Binding() => new()
    {
        Id = "test",
        Name = "Test",
        ThingTypes =
        [
            new ThingType<LampConfig>("test:lamp", (context, config) => new LampHandler(this, context, config))
            {
                Label = "Lamp",
                Channels = [Switch, Level],
                Aliases = [ThingTypeUid.Parse("other:light")],
            },
        ],
        Services = new NoServices(),
        CreateHttpClient = static () => new HttpClient(),
    };

    private sealed class LampHandler : ThingHandler
    {
        public LampHandler(LiveHome home, IThingContext context, LampConfig config)
            : base(context)
        {
            home.Started.Enqueue($"{context.Uid} {config.Size}");
            context.Channel(Switch).OnCommand(static (_, _) => new ValueTask<CommandResult>(CommandResult.Accepted));
        }

        public override ValueTask StartAsync(CancellationToken cancellationToken)
        {
            Context.SetStatus(ThingStatusInfo.Online);
            return ValueTask.CompletedTask;
        }
    }

    private sealed record LampConfig
    {
        [ConfigParameter(Minimum = 1, Maximum = 10)]
        public int Size { get; init; } = 5;
    }

    private sealed class NoServices : IServiceProvider
    {
        public object? GetService(Type serviceType) => null;
    }
}
