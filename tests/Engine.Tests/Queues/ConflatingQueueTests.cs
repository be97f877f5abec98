using HomeBinding.Engine.Queues;
using HomeBinding.Engine.Tests.Support;

namespace HomeBinding.Engine.Tests.Queues;

public sealed class ConflatingQueueTests
{
    private readonly ConflatingQueue<int> _queue = new(4, static (_, newer) => newer);
    private int[] _batch = new int[1];

    [Fact]
    public async Task AddAsync_WhileFull_WaitsAndArrivesInOrder()
    {
        var adds = Enumerable.Range(1, 10).Select(each => _queue.AddAsync(each)).ToArray();
        Assert.Equal(4, adds.Count(each => each.IsCompleted));

        var taken = new List<int>();
        while (_queue.Take(ref _batch) is var count and > 0) taken.AddRange(_batch[..count]);

        Assert.Equal(Enumerable.Range(1, 10), taken);
        Assert.All(await Task.WhenAll(adds), Assert.True);
    }

    [Fact]
    public async Task AddAsync_AfterOthersWait_DoesNotPushIn()
    {
        for (var i = 1; i <= 5; i++) _ = _queue.AddAsync(i);
        var first = _queue.Take(ref _batch);
        Assert.Equal(4, first);

        Assert.True(await _queue.AddAsync(6));
        var second = _queue.Take(ref _batch);

        Assert.Equal([5, 6], _batch[..second]);
    }

    [Fact]
    public async Task Close_WhileSendersWait_TellsThemAndKeepsWhatWasAdded()
    {
        var adds = Enumerable.Range(1, 6).Select(each => _queue.AddAsync(each)).ToArray();

        _queue.Close();

        var added = await Task.WhenAll(adds);
        Assert.Equal([true, true, true, true, false, false], added);
        Assert.Equal(4, _queue.TakeOrWait(ref _batch));
        Assert.Equal(0, _queue.TakeOrWait(ref _batch));
        Assert.False(_queue.AddAlways(7, out _));
        Assert.False(await _queue.AddAsync(8));
    }

    [Fact]
    public async Task TakeOrWait_OnAnEmptyQueue_WakesForTheNextEntry()
    {
        var taken = Task.Run(() => _queue.TakeOrWait(ref _batch));

        await _queue.AddAsync(1);

        Assert.Equal(1, await taken.WaitAsync(Eventually.Limit));
    }

    [Fact]
    public void Take_AfterABurst_LetsTheLongArrayGo()
    {
        for (var i = 0; i < 100_000; i++) _queue.AddAlways(i, out _);
        _queue.Take(ref _batch);
        Assert.True(_batch.Length >= 100_000);

        _queue.Take(ref _batch);
        _queue.AddAlways(1, out _);
        _queue.Take(ref _batch);
        _queue.AddAlways(1, out _);
        _queue.Take(ref _batch);

        Assert.True(_batch.Length <= 64);
    }
}
