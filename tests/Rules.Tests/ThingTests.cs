using HomeBinding.Channels;
using HomeBinding.Configuration;
using HomeBinding.Engine.Things;
using HomeBinding.Rules.Tests.Support;
using HomeBinding.Things;

namespace HomeBinding.Rules.Tests;

/// <summary>Rules see the status of things and call their actions.</summary>
public sealed class ThingTests
{
    [Fact]
    public async Task Rule_CallsAnActionAndGetsItsResult()
    {
        await using var home = await StartAsync();
        await home.LoadAsync("Calls", """On(Items.Light.Commands, async _ => Items.Text.PostUpdate($"{(await Things["box:box:a"].CallAsync("repeat", new { Word = "ab", Times = 2 }))["result"]}"));""");

        await home.Engine.SendCommandAsync("Light", Values.OnOff.On, RuleHome.User);

        await home.BecomesAsync("Text", "abab");
    }

    [Theory]
    [InlineData("""Things["box:box:a"].CallAsync("dance")""", "Things of type box:box have no action 'dance'. There are repeat.")]
    [InlineData("""Things["box:box:a"].CallAsync("repeat")""", "'word' is required.")]
    [InlineData("""Things["box:box:b"].CallAsync("repeat")""", "There is no thing box:box:b.")]
    public async Task Rule_WithAWrongCall_CanSayWhatWasWrong(string call, string expected)
    {
        await using var home = await StartAsync();
        await home.LoadAsync("Wrong", $$"""
            On(Items.Light.Commands, async _ =>
            {
                try { await {{call}}; }
                catch (ThingActionException exception) { Items.Text.PostUpdate(exception.Message); }
            });
            """);

        await home.Engine.SendCommandAsync("Light", Values.OnOff.On, RuleHome.User);

        await home.BecomesAsync("Text", expected);
    }

    [Fact]
    public async Task Rule_SeesStatusAndItsChanges_UntilItIsUnloaded()
    {
        await using var home = await StartAsync();
        await home.LoadAsync("Watch", """
            Items.Text.PostUpdate($"{Things["box:box:a"].IsOnline} {Things["box:box:b"].Status.Detail}");
            On(Things["box:box:a"].StatusChanges, each => Items.Text.PostUpdate($"{each.Thing.Id} {each.Old.Status} {each.New.Status}"));
            """);
        await home.BecomesAsync("Text", "True NotYetReady");

        await home.Engine.Things.SetEnabledAsync(ThingUid.Parse("box:box:a"), false);
        await home.BecomesAsync("Text", "a Online Uninitialized");
        File.Delete(Path.Combine(home.Folder, "Watch.cs"));
        await home.Rules.LoadAllAsync();
        await home.Engine.Things.SetEnabledAsync(ThingUid.Parse("box:box:a"), true);
        await home.SettledAsync();

        Assert.Equal("a Online Uninitialized", home.State("Text").ToText());
    }

    private static async Task<RuleHome> StartAsync()
    {
        var home = await RuleHome.StartAsync();
        await home.Engine.Things.AddBindingAsync(new LoadedBinding
        {
            Id = "box",
            Name = "Box",
            ThingTypes =
            [
                new ThingType<NoConfig>("box:box", static (context, _) => new BoxHandler(context))
                {
                    Label = "Box",
                    Channels = [ChannelDefinitions.Switch("on")],
                    Actions = [ThingAction.Of<BoxHandler, Repeat, string>("repeat", static (_, input, _) => new(string.Concat(Enumerable.Repeat(input.Word, input.Times))))],
                },
            ],
            Services = new NoServices(),
            CreateHttpClient = static () => new HttpClient(),
        });
        await home.Engine.Things.AddAsync([new ThingDefinition { Uid = ThingUid.Parse("box:box:a") }]);
        return home;
    }

    private sealed record NoConfig;

    private sealed record Repeat
    {
        [ConfigParameter]
        public required string Word { get; init; }

        [ConfigParameter(Minimum = 1)]
        public int Times { get; init; } = 1;
    }

    private sealed class BoxHandler(IThingContext context) : ThingHandler(context)
    {
        public override ValueTask StartAsync(CancellationToken cancellationToken)
        {
            Context.SetStatus(ThingStatusInfo.Online);
            return ValueTask.CompletedTask;
        }
    }

    private sealed class NoServices : IServiceProvider
    {
        public object? GetService(Type serviceType) => null;
    }
}
