using System.Net;
using System.Text;
using HomeBinding.Configuration;
using HomeBinding.Engine.Things;
using HomeBinding.Things;
using HomeBinding.Web.Access;
using HomeBinding.Web.Tests.Support;

namespace HomeBinding.Web.Tests.Things;

public sealed class ActionsTests : IAsyncLifetime
{
    private ServedHome _home = null!;
    private HttpClient _client = null!;

    public async Task InitializeAsync()
    {
        _home = await ServedHome.StartAsync();
        _client = _home.As(Role.User);
        await _home.Engine.Things.AddBindingAsync(new LoadedBinding
        {
            Id = "acting",
            Name = "Acting",
            ThingTypes =
            [
                new ThingType<NoConfig>("acting:bell", static (context, _) => new Bell(context))
                {
                    Label = "Bell",
                    Channels = [],
                    Actions = [ThingAction.Of<Bell, Ring, int>("ring", static (_, ring, _) => ring.Times > 8 ? throw new ThingActionException("The bell is tired.") : ValueTask.FromResult(ring.Times * 2)) with { Label = "Ring" }],
                },
            ],
            Services = new NoServices(),
            CreateHttpClient = static () => new HttpClient(),
        });
        await _home.Engine.Things.AddAsync([new ThingDefinition { Uid = ThingUid.Parse("acting:bell:door") }]);
    }

    public async Task DisposeAsync()
    {
        _client.Dispose();
        await _home.DisposeAsync();
    }

    [Fact]
    public async Task Actions_AreListed_WithArgumentsAndResults()
    {
        var action = Assert.Single((await (await _client.GetAsync("/rest/actions/acting:bell:door")).JsonAsync()).EnumerateArray());

        Assert.Equal("acting.ring", action.GetProperty("actionUid").GetString());
        Assert.Equal("Ring", action.GetProperty("label").GetString());
        Assert.Equal("times", action.GetProperty("inputs")[0].GetProperty("name").GetString());
        Assert.Equal("INTEGER", action.GetProperty("inputConfigDescriptions")[0].GetProperty("type").GetString());
        Assert.Equal("result", action.GetProperty("outputs")[0].GetProperty("name").GetString());
    }

    [Theory]
    [InlineData("acting.ring", """{"times":3}""", HttpStatusCode.OK, """{"result":6}""")]
    [InlineData("ring", """{"times":3}""", HttpStatusCode.OK, """{"result":6}""")]
    [InlineData("acting.ring", """{"times":0}""", HttpStatusCode.BadRequest, "the least is 1")]
    [InlineData("acting.ring", """{"times":9}""", HttpStatusCode.Conflict, "The bell is tired.")]
    [InlineData("acting.sing", "{}", HttpStatusCode.NotFound, "does not exist")]
    public async Task Action_IsCarriedOut_OrSaysWhyNot(string action, string arguments, HttpStatusCode status, string expected)
    {
        using var answer = await _client.PostAsync($"/rest/actions/acting:bell:door/{action}", new StringContent(arguments, Encoding.UTF8, "application/json"));

        Assert.Equal(status, answer.StatusCode);
        Assert.Contains(expected, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private sealed record NoConfig;

    private sealed record Ring
    {
        [ConfigParameter(Minimum = 1, Maximum = 9)]
        public int Times { get; init; } = 1;
    }

    private sealed class Bell(IThingContext context) : ThingHandler(context)
    {
        public override ValueTask StartAsync(CancellationToken cancellationToken) => ValueTask.CompletedTask;
    }
}
