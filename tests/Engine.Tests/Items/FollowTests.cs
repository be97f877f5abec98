using System.Collections.Concurrent;
using HomeBinding.Engine.Items;
using HomeBinding.Engine.Queues;
using HomeBinding.Engine.Tests.Groups;
using HomeBinding.Engine.Tests.Support;
using HomeBinding.Values;

namespace HomeBinding.Engine.Tests.Items;

public sealed class FollowTests
{
    [Fact]
    public async Task Follow_AnItemThatComesLater_HearsItsFirstEvent()
    {
        await using var home = await Home.StartAsync();
        var heard = new Heard(home);
        using var follower = heard.Follow("A");

        await home.AddAsync(GroupHome.Item("A", ItemType.Number));
        await home.UpdateAsync("A", Home.Number(1));

        await heard.BecomesAsync("A: NULL → 1");
    }

    [Fact]
    public async Task Follow_AnItemThatIsRemovedAndComesBack_HearsUndefAndThenTheNewOne()
    {
        await using var home = await Home.StartAsync(null, ("A", ItemType.Number));
        var heard = new Heard(home);
        using var follower = heard.Follow("A");
        await home.UpdateAsync("A", Home.Number(1));

        await home.Engine.ApplyAsync(new ModelChange { RemoveItems = ["A"] });
        await home.AddAsync(GroupHome.Item("A", ItemType.Number));
        await home.UpdateAsync("A", Home.Number(2));

        await heard.BecomesAsync("A: NULL → 1", "A: 1 → UNDEF", "A: NULL → 2");
    }

    [Fact]
    public async Task Follow_AnItemThatIsRemovedWhileTheListenerIsBehind_LosesNothing()
    {
        await using var home = await Home.StartAsync(null, ("A", ItemType.Switch));
        var heard = new Heard(home);
        using var follower = heard.Follow("A");
        await heard.HoldAsync();
        await home.SendAsync("A", OnOff.On);

        await home.Engine.ApplyAsync(new ModelChange { RemoveItems = ["A"] });
        heard.Mailbox.Release();

        await heard.BecomesAsync("A: command ON", "A: NULL → ON", "A: ON → UNDEF");
    }

    [Fact]
    public async Task Follow_AnItemWithoutState_HearsNothingOfItsRemoval()
    {
        await using var home = await Home.StartAsync(null, ("A", ItemType.Number), ("B", ItemType.Number));
        var heard = new Heard(home);
        using var a = heard.Follow("A");
        using var b = heard.Follow("B", ItemEventKinds.Commanded);
        await home.UpdateAsync("B", Home.Number(1));

        await home.Engine.ApplyAsync(new ModelChange { RemoveItems = ["A", "B"] });
        await home.AddAsync(GroupHome.Item("A", ItemType.Number));
        await home.UpdateAsync("A", Home.Number(2));

        await heard.BecomesAsync("A: NULL → 2");
    }

    [Fact]
    public async Task Dispose_EndsIt_AlsoForWhatWaitsOfARemovedItem()
    {
        await using var home = await Home.StartAsync(null, ("A", ItemType.Number));
        var heard = new Heard(home);
        var follower = heard.Follow("A");
        await heard.HoldAsync();
        await home.UpdateAsync("A", Home.Number(1));
        await home.Engine.ApplyAsync(new ModelChange { RemoveItems = ["A"] });

        follower.Dispose();
        heard.Mailbox.Release();
        await home.AddAsync(GroupHome.Item("A", ItemType.Number));
        await home.UpdateAsync("A", Home.Number(2));
        await heard.CaughtUpAsync();

        Assert.Empty(heard.Events);
        Assert.DoesNotContain(home.Engine.FindItem("A")!.Subscriptions, each => each.Mailbox == heard.Mailbox);
    }

    [Fact]
    public async Task Follow_WhileItemsComeAndGo_EndsUpOnTheOneThatIsThere()
    {
        await using var home = await Home.StartAsync();
        var heard = new Heard(home);
        var followers = new ConcurrentQueue<ItemFollower>();
        var changes = Task.Run(async () =>
        {
            for (var i = 0; i < 200; i++)
            {
                await home.AddAsync(GroupHome.Item("A", ItemType.Number));
                if (i < 199) await home.Engine.ApplyAsync(new ModelChange { RemoveItems = ["A"] });
            }
        });
        var following = Task.Run(() =>
        {
            for (var i = 0; !changes.IsCompleted || i < 200; i++)
            {
                if (i >= 200)
                {
                    followers.TryDequeue(out var oldest);
                    oldest!.Dispose();
                }
                followers.Enqueue(heard.Follow("A"));
            }
        });
        await Task.WhenAll(changes, following).WaitAsync(Eventually.Limit);

        await home.UpdateAsync("A", Home.Number(7));

        await heard.BecomesAsync([.. Enumerable.Repeat("A: NULL → 7", followers.Count)]);
        foreach (var follower in followers) follower.Dispose();
        Assert.DoesNotContain(home.Engine.FindItem("A")!.Subscriptions, each => each.Mailbox == heard.Mailbox);
    }

    private sealed class Heard(Home home)
    {
        public Mailbox Mailbox { get; } = home.Engine.CreateMailbox("follower");

        public ConcurrentQueue<string> Events { get; } = new();

        public ItemFollower Follow(string item, ItemEventKinds kinds = ItemEventKinds.Updated | ItemEventKinds.Commanded) => home.Engine.Follow(item, Mailbox, kinds, (each, old) =>
            Events.Enqueue(each.Command is { } command ? $"{each.Item.Name}: command {command.ToText()}" : $"{each.Item.Name}: {old.ToText()} → {each.NewState.ToText()}"));

        /// <summary>From here on the listener is behind, until its mailbox is released.</summary>
        public Task HoldAsync() => RunAsync(Mailbox.Hold);

        public async Task CaughtUpAsync()
        {
            await home.AppliedAsync();
            await RunAsync(static () => { });
        }

        private async Task RunAsync(Action action)
        {
            var ran = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            Mailbox.Post(() =>
            {
                action();
                ran.SetResult();
            });
            await ran.Task.WaitAsync(Eventually.Limit);
        }

        public async Task BecomesAsync(params string[] events)
        {
            await CaughtUpAsync();
            Assert.Equal(events, Events);
        }
    }
}
