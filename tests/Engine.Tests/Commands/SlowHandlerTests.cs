using System.Diagnostics;
using HomeBinding.Channels;
using HomeBinding.Engine.Items;
using HomeBinding.Engine.Tests.Support;
using HomeBinding.Values;
using Microsoft.Extensions.Logging;

namespace HomeBinding.Engine.Tests.Commands;

public sealed class SlowHandlerTests
{
    private readonly TestBinding _binding = new();

    [Fact]
    public async Task Send_HandlerHangs_TimesOutAtItsDeadline_AndTheHandlersTokenEnds()
    {
        await using var home = await StartAsync();
        var called = new TaskCompletionSource();
        var cancelled = new TaskCompletionSource();
        _binding.Answering = async (_, _, token) =>
        {
            called.SetResult();
            await using var registration = token.Register(cancelled.SetResult);
            await cancelled.Task;
            return CommandResult.Accepted;
        };

        var sent = home.SendAsync("Light", OnOff.On);
        await called.Task.WaitAsync(Eventually.Limit);
        home.Time.Advance(TimeSpan.FromSeconds(29.9));
        Assert.False(sent.IsCompleted);
        home.Time.Advance(TimeSpan.FromSeconds(0.1));

        Assert.Equal("TimedOut: test:lamp:a did not answer within 30 s.", (await sent).ToString());
        await cancelled.Task.WaitAsync(Eventually.Limit);
        Assert.Equal(0, home.Thing("test:lamp:a").WaitingCommands);
    }

    [Fact]
    public async Task Send_HandlerThrowsInItsCancellation_IsLoggedAndHarmsNobody()
    {
        await using var home = await StartAsync();
        var never = new TaskCompletionSource<CommandResult>();
        var called = new TaskCompletionSource();
        _binding.Answering = async (_, _, token) =>
        {
            token.Register(() => throw new InvalidOperationException("cancelled badly"));
            called.TrySetResult();
            return await never.Task;
        };
        var sent = home.SendAsync("Light", OnOff.On);
        await called.Task.WaitAsync(Eventually.Limit);

        home.Time.Advance(TimeSpan.FromSeconds(30));

        Assert.Equal(CommandStatus.TimedOut, (await sent).Status);
        await Eventually.HoldsAsync(() => home.Log.Count(LogLevel.Error, "cancelled badly") == 1);
    }

    [Fact]
    public async Task Send_HandlerBlocks_OnlyItsThingWaits()
    {
        await using var home = await StartAsync();
        using var release = new ManualResetEventSlim();
        _binding.Answering = (channel, _, _) =>
        {
            if (channel.Uid.Thing.Id == "a") release.Wait(CancellationToken.None);
            return new(CommandResult.Accepted);
        };

        var blocked = home.SendAsync("Light", OnOff.On);
        Assert.Equal(CommandStatus.Accepted, (await home.SendAsync("Other", OnOff.On)).Status);
        Assert.False(blocked.IsCompleted);
        home.Time.Advance(TimeSpan.FromSeconds(30));

        Assert.Equal(CommandStatus.TimedOut, (await blocked).Status);
        release.Set();
    }

    [Fact]
    public async Task Send_AnswerAfterTheDeadline_IsIgnored()
    {
        await using var home = await StartAsync();
        var answer = new TaskCompletionSource<CommandResult>();
        var called = new TaskCompletionSource();
        _binding.Answering = (_, _, _) =>
        {
            called.TrySetResult();
            return new(answer.Task);
        };
        var sent = home.SendAsync("Light", OnOff.On);
        await called.Task.WaitAsync(Eventually.Limit);

        home.Time.Advance(TimeSpan.FromSeconds(30));
        answer.SetResult(CommandResult.Confirmed);
        var events = (await sent, await home.SeenAsync());

        Assert.Equal(CommandStatus.TimedOut, events.Item1.Status);
        Assert.Single(events.Item2, each => each.Kind == Engine.Events.ItemEventKind.Answered);
    }

    [Fact]
    public async Task Send_MoreThanTheBacklog_IsRefusedVisibly()
    {
        await using var home = await StartAsync(new EngineOptions { CommandBacklog = 10 });
        var answer = new TaskCompletionSource<CommandResult>();
        _binding.Answering = (_, _, _) => new(answer.Task);

        var sent = Enumerable.Range(0, 15).Select(_ => home.SendAsync("Light", OnOff.On)).ToArray();
        await home.AppliedAsync();

        Assert.Equal(10, home.Thing("test:lamp:a").WaitingCommands);
        var refused = await Task.WhenAll(sent[10..]);
        Assert.All(refused, each => Assert.Equal("Rejected: 10 commands wait for test:lamp:a; it takes no more until it answers.", each.ToString()));
        answer.SetResult(CommandResult.Accepted);
        Assert.All(await Task.WhenAll(sent[..10]), each => Assert.True(each.IsSuccess));
        Assert.True((await home.SendAsync("Light", OnOff.On)).IsSuccess);
    }

    [Fact]
    public async Task RemoveBinding_WhileACommandIsPending_AnswersItAtOnce()
    {
        await using var home = await StartAsync();
        var never = new TaskCompletionSource<CommandResult>();
        var called = new TaskCompletionSource();
        _binding.Answering = (_, _, _) =>
        {
            called.TrySetResult();
            return new(never.Task);
        };
        var sent = home.SendAsync("Light", OnOff.On);
        await called.Task.WaitAsync(Eventually.Limit);
        var waited = Stopwatch.StartNew();

        await home.Engine.Things.RemoveBindingAsync("test").WaitAsync(Eventually.Limit);

        Assert.Equal("Failed: test:lamp:a was stopped before it answered.", (await sent).ToString());
        Assert.True(waited.Elapsed < TimeSpan.FromSeconds(4));
    }

    [Fact]
    public async Task RemoveBinding_WhileItsHandlerBlocks_TheNextHandlerWorks()
    {
        await using var home = await StartAsync(new EngineOptions { HandlerTimeout = TimeSpan.FromSeconds(1) });
        using var release = new ManualResetEventSlim();
        var called = new TaskCompletionSource();
        _binding.Answering = (_, _, _) =>
        {
            called.TrySetResult();
            release.Wait(CancellationToken.None);
            return new(CommandResult.Accepted);
        };
        _ = home.SendAsync("Light", OnOff.On);
        await called.Task.WaitAsync(Eventually.Limit);

        await home.Engine.Things.RemoveBindingAsync("test", undefine: false);
        await home.Engine.Things.AddBindingAsync(new TestBinding().Load());
        var result = await home.SendAsync("Light", OnOff.On);

        Assert.Equal(CommandStatus.Accepted, result.Status);
        release.Set();
    }

    private async Task<Home> StartAsync(EngineOptions? options = null)
    {
        var home = await Home.StartAsync(options, ("Light", ItemType.Switch), ("Other", ItemType.Switch));
        await home.Engine.Things.AddBindingAsync(_binding.Load());
        await home.AddThingsAsync("test:lamp:a", "test:lamp:b");
        await home.LinkAsync(("Light", "test:lamp:a:switch"), ("Other", "test:lamp:b:switch"));
        return home;
    }
}
