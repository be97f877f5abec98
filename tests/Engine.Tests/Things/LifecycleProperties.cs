using FsCheck.Xunit;
using HomeBinding.Engine.Items;
using HomeBinding.Engine.Tests.Support;
using HomeBinding.Things;

namespace HomeBinding.Engine.Tests.Things;

public sealed class LifecycleProperties
{
    [Property(MaxTest = 60)]
    public async Task AnyOperations_EndInALegalState(byte[] operations)
    {
        await using var home = await Home.StartAsync(new EngineOptions { HandlerTimeout = TimeSpan.FromSeconds(2) }, ("A", ItemType.Number));
        await home.LinkAsync(("A", "test:lamp:a:level"));
        await home.AddThingsAsync("test:lamp:a");
        var binding = new TestBinding();
        var loaded = false;
        var number = 0;

        foreach (var operation in operations)
        {
            switch (operation % 8)
            {
                case 0 when !loaded:
                    await home.Engine.Things.AddBindingAsync(binding.Load());
                    loaded = true;
                    break;
                case 0:
                    await Assert.ThrowsAsync<ArgumentException>(() => home.Engine.Things.AddBindingAsync(binding.Load()));
                    break;
                case 1 or 2:
                    await home.Engine.Things.RemoveBindingAsync("test", undefine: operation % 8 == 1);
                    loaded = false;
                    break;
                case 3:
                    binding.Starting = Start(operation / 8 % 4);
                    break;
                case 4:
                    await Assert.ThrowsAsync<ArgumentException>(() => home.AddThingsAsync("test:lamp:a"));
                    break;
                case 5:
                    foreach (var handler in binding.Handlers)
                    {
                        handler.Publish(TestBinding.Level, Home.Number(++number));
                        handler.Context.SetStatus(ThingStatusInfo.CommunicationError("reported by an old one, perhaps"));
                    }
                    break;
                case 6:
                    _ = home.SendAsync("A", Home.Number(1));
                    break;
                default:
                    home.Engine.Things.ReportMissing();
                    break;
            }

            var thing = home.Thing("test:lamp:a");
            var runs = thing.HandlerType is not null;
            Assert.Equal(runs, thing.Status.Status is ThingStatus.Initializing or ThingStatus.Unknown or ThingStatus.Online or ThingStatus.Offline);
            Assert.Equal(runs, thing.Channels.Count > 0);
            Assert.True(loaded || !runs);
            Assert.True(home.Engine.Mailboxes.Count <= 2);
        }
    }

    private static Func<TestHandler, CancellationToken, ValueTask> Start(int kind) => kind switch
    {
        0 => static (_, _) => throw new InvalidOperationException("does not start"),
        1 => static (handler, _) =>
        {
            handler.Context.SetStatus(ThingStatusInfo.Online);
            throw new InvalidOperationException("says ONLINE and does not start");
        },
        2 => static (_, _) => ValueTask.CompletedTask,
        _ => static async (handler, _) =>
        {
            await Task.Yield();
            handler.Context.SetStatus(ThingStatusInfo.Online);
        },
    };
}
