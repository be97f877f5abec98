using HomeBinding.Things;

namespace HomeBinding.GoECharger.Tests;

public class ActionTests
{
    [Theory]
    [InlineData("off", "frc=1")]
    [InlineData("on", "frc=2")]
    public async Task SetForceState_IsWrittenReadBackAndConfirmed(string state, string set)
    {
        await using var bench = await ChargerBench.StartOnlineAsync(channels: ["forceState"]);

        var call = bench.Thing.InvokeActionAsync("setForceState", new Dictionary<string, object?> { ["state"] = state });
        await bench.UntilAsync(() => call.IsCompleted);

        Assert.Equal("Confirmed", (await call)["result"]);
        Assert.Equal([set], bench.Sets);
    }

    [Fact]
    public async Task SetForceState_ToAnUnknownState_SaysWhatThereIs()
    {
        await using var bench = await ChargerBench.StartOnlineAsync(channels: ["forceState"]);

        var exception = await Assert.ThrowsAsync<ThingActionException>(() => bench.Thing.InvokeActionAsync("setForceState", new Dictionary<string, object?> { ["state"] = "maybe" }));

        Assert.Equal("'state' is 'maybe'; expected one of neutral, off, on.", exception.Message);
        Assert.Empty(bench.Sets);
    }
}
