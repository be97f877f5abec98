using System.Collections.Concurrent;
using HomeBinding.Engine;
using HomeBinding.Engine.Events;
using HomeBinding.Engine.Items;
using HomeBinding.Rules.Compilation;
using HomeBinding.Rules.Compiler;
using HomeBinding.Rules.Running;
using HomeBinding.Units;
using HomeBinding.Values;
using Microsoft.Extensions.Time.Testing;

namespace HomeBinding.Rules.Tests.Support;

/// <summary>A running engine in virtual time with a folder of rules, compiled by the real compiler.</summary>
internal sealed class RuleHome : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("homebinding-rules-");

    private RuleHome(EngineOptions? options)
    {
        Engine = new HomeEngine(Time, Log, options);
        Engine.Start();
        Rules = NewManager();
    }

    public static EventSource User { get; } = new(SourceKind.User, "test");

    public static IReadOnlyList<ItemDefinition> Items { get; } =
    [
        Item("Meter", ItemType.Number), Item("Light", ItemType.Switch), Item("Window", ItemType.Contact), Item("Text", ItemType.Text),
        Item("Power", ItemType.Quantity(Units.Power.Definition)), Item("Count", ItemType.Number), Item("Wakeup", ItemType.DateTime),
    ];

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 6, 1, 12, 0, 0, TimeSpan.Zero));

    public LogRecorder Log { get; } = new();

    public HomeEngine Engine { get; }

    public RuleManager Rules { get; private set; }

    public ConcurrentQueue<ItemEvent> Events { get; } = new();

    /// <summary>Files that were compiled so far.</summary>
    public int Compilations { get; private set; }

    public string Folder => Path.Combine(_folder.FullName, "rules");

    public string Cache => Path.Combine(_folder.FullName, "cache");

    public static async Task<RuleHome> StartAsync(IReadOnlyList<ItemDefinition>? items = null, EngineOptions? options = null)
    {
        var home = new RuleHome(options);
        Directory.CreateDirectory(home.Folder);
        await home.Engine.SubscribeAllAsync(home.Engine.CreateMailbox("test"), ItemEventKinds.All, (each, _) => home.Events.Enqueue(each));
        await home.Engine.AddAsync([.. items ?? Items], []);
        return home;
    }

    public static ItemDefinition Item(string name, ItemType type) => new() { Name = name, Type = type };

    /// <summary>Writes a rule file; without a class, the text becomes the body of <c>Define</c>.</summary>
    public string Write(string name, string text)
    {
        var path = Path.Combine(Folder, $"{name}.cs");
        File.WriteAllText(path, text.Contains("class ", StringComparison.Ordinal)
            ? text
            : $$"""
               public sealed class {{name}} : Rule<Items>
               {
                   protected override void Define()
                   {
                       {{text}}
                   }
               }
               """);
        return path;
    }

    public async Task LoadAsync(string name, string text)
    {
        Write(name, text);
        await Rules.LoadAllAsync();
    }

    /// <summary>Changes items as the host does when their files have changed.</summary>
    public async Task ApplyAsync(ModelChange change)
    {
        await Engine.ApplyAsync(change);
        await Rules.ModelChangedAsync();
    }

    /// <summary>The files that are loaded, replaced or found wrong from now on.</summary>
    public IReadOnlyCollection<string> NoteChanges()
    {
        var changes = new ConcurrentQueue<string>();
        Rules.Changed += path => changes.Enqueue(Path.GetFileName(path));
        return changes;
    }

    /// <summary>As after a restart: another manager on the same folders.</summary>
    public async Task RestartRulesAsync()
    {
        await Rules.DisposeAsync();
        Rules = NewManager();
        await Rules.LoadAllAsync();
    }

    public RuleInfo Rule(string name) => Rules.Rules.Single(each => each.Name == name);

    public IState State(string item) => Engine.FindItem(item)!.State;

    public async Task SetAsync(string item, IState state)
    {
        await Engine.PostUpdateAsync(item, state, User);
        await SeenAsync();
    }

    public Task SetAsync(string item, decimal value) => SetAsync(item, new DecimalValue(value));

    /// <summary>After everything that was put in has been applied and seen by the observer.</summary>
    public async Task SeenAsync()
    {
        await Engine.InvokeAsync(static () => { }).WaitAsync(Eventually.Limit);
        await Eventually.HoldsAsync(() => Events.Count == Engine.Statistics.Events);
    }

    /// <summary>After the rules have run for all that came, and what they did has been applied.</summary>
    public async Task SettledAsync()
    {
        for (var round = 0; round < 2; round++)
        {
            await SeenAsync();
            foreach (var mailbox in Engine.Mailboxes)
            {
                var reached = false;
                mailbox.Post(() => Volatile.Write(ref reached, true));
                // A mailbox that ends meanwhile runs nothing any more.
                await Eventually.HoldsAsync(() => Volatile.Read(ref reached) || !Engine.Mailboxes.Contains(mailbox));
            }
        }
        await SeenAsync();
    }

    public Task BecomesAsync(string item, string state) => Eventually.HoldsAsync(() => State(item).ToText() == state);

    public async ValueTask DisposeAsync()
    {
        await Rules.DisposeAsync();
        await Engine.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private RuleManager NewManager() => new(Engine, Folder, Cache, () => new CountingCompiler(this));

    private sealed class CountingCompiler(RuleHome home) : IRuleCompiler
    {
        private readonly RoslynRuleCompiler _compiler = new();

        public CompiledRule Compile(string assemblyName, string path, string source, string itemsSource)
        {
            home.Compilations++;
            return _compiler.Compile(assemblyName, path, source, itemsSource);
        }
    }
}
