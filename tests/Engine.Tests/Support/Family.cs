using System.Collections.Concurrent;
using HomeBinding.Channels;
using HomeBinding.Configuration;
using HomeBinding.Engine.Things;
using HomeBinding.Things;
using HomeBinding.Values;

namespace HomeBinding.Engine.Tests.Support;

/// <summary>
/// A binding <c>fam</c> with bridges (<c>fam:hub</c>; <c>fam:sub</c>, which may be behind each other), things behind them (<c>fam:leaf</c>) and a thing of
/// its own (<c>fam:solo</c>), whose handlers do what a test says.
/// </summary>
internal sealed class Family
{
    public static readonly ChannelDefinition<DecimalValue> Level = ChannelDefinitions.Number("level") with { Writable = true };
    public static readonly TriggerChannelDefinition Button = ChannelDefinitions.Trigger("button", "PRESSED");

    public ConcurrentQueue<FamilyHandler> Handlers { get; } = new();

    /// <summary>What handlers were called for, as <c>id: what</c>.</summary>
    public ConcurrentQueue<string> Calls { get; } = new();

    public Func<FamilyHandler, ValueTask> Starting { get; set; } = static handler =>
    {
        handler.Context.SetStatus(ThingStatusInfo.Online);
        return ValueTask.CompletedTask;
    };

    public Func<FamilyHandler, ValueTask> Stopping { get; set; } = static _ => ValueTask.CompletedTask;

    public Func<FamilyHandler, CancellationToken, ValueTask> Removing { get; set; } = static (_, _) => ValueTask.CompletedTask;

    public Func<FamilyHandler, FamilyConfig, ValueTask<bool>> Changing { get; set; } = static (_, _) => new(false);

    /// <summary>Runs in <c>BridgeStatusChangedAsync</c>, <c>ChildInitializedAsync</c> and <c>ChildDisposedAsync</c>, with the name of the call.</summary>
    public Func<FamilyHandler, string, ValueTask> Called { get; set; } = static (_, _) => ValueTask.CompletedTask;

    public Func<FamilyHandler, ActionInput, CancellationToken, ValueTask<ActionResult>> Acting { get; set; } = static (_, input, _) => new(new ActionResult { Echo = input.Text, Size = input.Times });

    public FamilyHandler Of(string id) => Handlers.Last(each => each.Context.Uid.Id == id);

    public LoadedBinding Load(string id = "fam") => new()
    {
        Id = id,
        Name = id,
        ThingTypes =
        [
            Type("hub", isBridge: true),
            Type("sub", isBridge: true, "hub", "sub"),
            Type("leaf", isBridge: false, "hub", "sub"),
            Type("solo", isBridge: false),
        ],
        Services = new NoServices(),
        CreateHttpClient = static () => new HttpClient(),
    };

    private ThingType<FamilyConfig> Type(string name, bool isBridge, params string[] bridges) => new($"fam:{name}", (context, config) => new FamilyHandler(this, context, config))
    {
        Label = name,
        Channels = [Level, Button],
        Properties = new Dictionary<string, string> { [ThingProperties.Vendor] = "Family" },
        IsBridge = isBridge,
        SupportedBridges = [.. bridges.Select(each => ThingTypeUid.Parse($"fam:{each}"))],
        ExtensibleChannelTypes = [new ChannelType<FamilyConfig>("fam:extra", (id, config) => ChannelDefinitions.Number(id) with { Label = $"of size {config.Size}" }) { Label = "Extra" }],
        Actions =
        [
            ThingAction.Of<FamilyHandler, ActionInput, ActionResult>("act", (handler, input, token) => Acting(handler, input, token)),
            ThingAction.Of<FamilyHandler>("nothing", static (_, _) => ValueTask.CompletedTask),
            ThingAction.Of<FamilyHandler, ActionInput, string>("single", static (_, input, _) => new(input.Text)),
        ],
    };
}

internal sealed record FamilyConfig
{
    [ConfigParameter(Minimum = 1, Maximum = 10)]
    public int Size { get; init; } = 5;

    [ConfigParameter]
    public string? Token { get; init; }
}

internal sealed record ActionInput
{
    [ConfigParameter]
    public required string Text { get; init; }

    [ConfigParameter(Minimum = 0)]
    public int Times { get; init; } = 1;
}

internal sealed record ActionResult
{
    public string? Echo { get; init; }

    public int Size { get; init; }
}

internal sealed class FamilyHandler(Family family, IThingContext context, FamilyConfig config) : BridgeHandler(context)
{
    public new IThingContext Context => base.Context;

    public FamilyConfig Config { get; private set; } = config;

    public override ValueTask StartAsync(CancellationToken cancellationToken)
    {
        family.Handlers.Enqueue(this);
        Note("start");
        return family.Starting(this);
    }

    public override ValueTask StopAsync(CancellationToken cancellationToken)
    {
        Note("stop");
        return family.Stopping(this);
    }

    public override ValueTask RemoveAsync(CancellationToken cancellationToken)
    {
        Note("remove");
        return family.Removing(this, cancellationToken);
    }

    public override async ValueTask<bool> ConfigurationChangedAsync(object configuration, CancellationToken cancellationToken)
    {
        Note("change");
        if (!await family.Changing(this, (FamilyConfig)configuration)) return false;
        Config = (FamilyConfig)configuration;
        return true;
    }

    public override async ValueTask BridgeStatusChangedAsync(ThingStatusInfo bridge, CancellationToken cancellationToken)
    {
        Note($"bridge {bridge}");
        await family.Called(this, "bridge");
        await base.BridgeStatusChangedAsync(bridge, cancellationToken);
    }

    public override ValueTask ChildInitializedAsync(ThingUid child, ThingHandler handler, CancellationToken cancellationToken)
    {
        Note($"child {child.Id}");
        return family.Called(this, "child");
    }

    public override ValueTask ChildDisposedAsync(ThingUid child, ThingHandler handler, CancellationToken cancellationToken)
    {
        Note($"no child {child.Id}");
        return family.Called(this, "no child");
    }

    private void Note(string what) => family.Calls.Enqueue($"{Context.Uid.Id}: {what}");
}
