using HomeBinding.Channels;
using HomeBinding.Engine.Items;
using HomeBinding.Engine.Tests.Support;
using HomeBinding.Values;

namespace HomeBinding.Engine.Tests.Commands;

public sealed class StoppingTests
{
    [Fact]
    public async Task DisposeAsync_WhileACommandWaitsForItsThing_RejectsIt()
    {
        await using var home = await Home.StartAsync(null, ("Light", ItemType.Switch));
        await home.LinkAsync(("Light", "test:lamp:a:switch"));
        await home.AddThingsAsync("test:lamp:a");
        var waiting = home.Engine.SendCommandAsync("Light", OnOff.On, Home.User);
        await home.AppliedAsync();
        Assert.False(waiting.IsCompleted);

        await home.Engine.DisposeAsync();

        Assert.Equal(CommandStatus.Rejected, (await waiting.WaitAsync(Eventually.Limit)).Status);
    }
}
