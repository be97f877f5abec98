using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using HomeBinding.Channels;
using HomeBinding.Things;
using HomeBinding.Values;
using Microsoft.Extensions.Logging;

namespace HomeBinding.Polling;

/// <summary>
/// Base of handlers that poll a device. It sees to the interval, to one request at a time (writes count), to the deadline of each request, to the
/// back-off while the device is away, to one log line when it goes and one when it comes back, to bundling and replacing commands, and to reading
/// back what was written. What is left to a binding is <see cref="PollAsync"/> and <see cref="WriteAsync"/>.
/// </summary>
/// <remarks>
/// While the device is away: OFFLINE from the first failure; all channels UNDEF from the second in a row, so that one lost packet does not blank
/// the items. Commands are refused at once with the reason while it is away.
/// </remarks>
[SuppressMessage("Design", "CA1001", Justification = "The deadline is registered with the context, which disposes it.")]
public abstract partial class PollingThingHandler : ThingHandler
{
    private const string Stopped = "The thing was stopped.";
    private const int Steps = 100;
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);

    private readonly Lock _gate = new();
    private readonly List<PendingCommand> _pending = [];
    private readonly List<PendingCommand> _unconfirmed = [];
    private readonly Signal _wake = new();
    private Task _request = Task.CompletedTask;
    private ITimer? _timer;
    private RequestDeadline? _deadline;
    private long _dueAt;
    private int _failures;
    private bool _pollRequested;
    private bool _contacted;
    private TimeSpan? _retryAfter;
    private string? _offlineReason;

    /// <summary>Makes a handler.</summary>
    /// <param name="context">What the host gives for this start.</param>
    protected PollingThingHandler(IThingContext context)
        : base(context)
    {
    }

    /// <summary>Time from one poll to the next.</summary>
    protected abstract TimeSpan Interval { get; }

    /// <summary>The longest that one request may take, reply included.</summary>
    protected virtual TimeSpan RequestTimeout => TimeSpan.FromSeconds(5);

    /// <summary>How long a request that ignores its deadline is waited for; then the device counts as away, and nothing is sent until it has ended.</summary>
    protected virtual TimeSpan RequestGrace => TimeSpan.FromSeconds(1);

    /// <summary>How long after a write the device shows the new value at the earliest.</summary>
    protected virtual TimeSpan ReadBackDelay => TimeSpan.FromSeconds(1.2);

    /// <summary>How long a written value may take to show before the command counts as not applied.</summary>
    protected virtual TimeSpan ReadBackLimit => TimeSpan.FromSeconds(5);

    /// <summary>Random number from 0 to 1 that spreads polls and retries; a test may fix it.</summary>
    protected virtual double NextJitter() => Random.Shared.NextDouble();

    /// <inheritdoc/>
    public override ValueTask StartAsync(CancellationToken cancellationToken)
    {
        Context.SetStatus(ThingStatusInfo.Unknown);
        _timer = Context.Time.CreateTimer(static state => ((PollingThingHandler)state!)._wake.Set(here: true), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        Context.Register(_timer);
        _deadline = new RequestDeadline(Context.Time, ReportBlocked, exception => LogUnexpected(Context.Logger, exception, Context.Uid));
        Context.Register(_deadline);
        Context.Run(RunAsync);
        return ValueTask.CompletedTask;
    }

    /// <summary>
    /// Reads the device and publishes its channels. Throws <see cref="DeviceException"/> with a message for the user when it does not answer as it
    /// should; the token ends the request at its deadline.
    /// </summary>
    protected abstract ValueTask PollAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Writes commands in one request: all that wait, one for each key. Refuses single ones with <see cref="PendingCommand.Reject"/>; throws
    /// <see cref="DeviceException"/> when the device does not answer.
    /// </summary>
    protected abstract ValueTask WriteAsync(IReadOnlyList<PendingCommand> commands, CancellationToken cancellationToken);

    /// <summary>Queues a command; a newer one with the same key replaces it until it is sent. Completes with what became of it.</summary>
    /// <param name="channel">The channel that the command was sent to.</param>
    /// <param name="key">What to write, in the device's naming.</param>
    /// <param name="value">The value, in the device's format.</param>
    /// <param name="isApplied">True once the newest poll shows the value.</param>
    /// <param name="cancellationToken">Takes the command back if it has not been sent.</param>
    protected async ValueTask<CommandResult> QueueAsync(Channel channel, string key, string value, Func<bool> isApplied, CancellationToken cancellationToken)
    {
        var command = new PendingCommand(channel, key, value, isApplied);
        lock (_gate)
        {
            if (_offlineReason is { } reason) return CommandResult.Failed(reason);
            ReplaceOlder(_pending, key);
            _pending.Add(command);
        }
        await using var registration = cancellationToken.Register(() => TakeBack(command)).ConfigureAwait(false);
        _wake.Set();
        return await command.Result.ConfigureAwait(false);
    }

    /// <summary>Polls soon instead of at the next turn.</summary>
    protected void RequestPoll()
    {
        lock (_gate) _pollRequested = true;
        _wake.Set();
    }

    private static void ReplaceOlder(List<PendingCommand> commands, string key)
    {
        var index = commands.FindIndex(each => each.Key == key);
        if (index < 0) return;
        commands[index].Complete(CommandResult.Replaced);
        commands.RemoveAt(index);
    }

    private void TakeBack(PendingCommand command)
    {
        lock (_gate)
        {
            _pending.Remove(command);
            _unconfirmed.Remove(command);
        }
        command.Complete(CommandResult.TimedOut("The thing was stopped, or did not answer in time."));
    }

    private async Task RunAsync(CancellationToken stopping)
    {
        try
        {
            await using var woken = stopping.Register(() =>
            {
                _deadline!.Stop();
                _wake.Set();
            }).ConfigureAwait(false);
            _dueAt = FirstPolls.Next(Context.Time);
            var firstPoll = true;
            var wrote = false;
            while (!stopping.IsCancellationRequested)
            {
                // After a write it is the poll's turn, if one is due: a stream of commands must not keep the device from being read.
                if (!wrote && TakePending() is { } commands)
                {
                    await WriteNowAsync(commands, stopping).ConfigureAwait(false);
                    wrote = true;
                    continue;
                }
                wrote = false;
                if (IsPollDue())
                {
                    await PollNowAsync(stopping).ConfigureAwait(false);
                    ScheduleNext(firstPoll);
                    firstPoll = false;
                    continue;
                }
                if (HasPending()) continue;
                ArmTimer();
                await _wake.WaitAsync().ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
        }
        finally
        {
            lock (_gate) _offlineReason = Stopped;
            AbandonAll(Stopped);
        }
    }

    private PendingCommand[]? TakePending()
    {
        lock (_gate)
        {
            // Nothing is written to a device that has not shown who it is.
            if (_pending.Count == 0 || !_contacted) return null;
            var commands = _pending.ToArray();
            _pending.Clear();
            return commands;
        }
    }

    private bool HasPending()
    {
        lock (_gate) return _pending.Count > 0 && _contacted;
    }

    private bool IsPollDue()
    {
        lock (_gate)
        {
            // A poll that was asked for does not shorten the back-off, nor the wait that the device asked for.
            var due = (_pollRequested && _failures == 0) || Context.Time.GetTimestamp() >= NextDue();
            if (due) _pollRequested = false;
            return due;
        }
    }

    private long NextDue() => _unconfirmed.Count == 0
        ? _dueAt
        : Math.Min(_dueAt, _unconfirmed.Min(each => each.LookAt));

    private void ArmTimer()
    {
        long due;
        lock (_gate) due = NextDue();
        var wait = Context.Time.GetElapsedTime(Context.Time.GetTimestamp(), due);
        // A timer takes no more than 49 days; waking up early only arms it again.
        if (wait > LongestWait) wait = LongestWait;
        _timer!.Change(wait > TimeSpan.Zero ? wait + TimeSpan.FromMilliseconds(1) : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
    }

    private void ScheduleNext(bool firstPoll)
    {
        var now = Context.Time.GetTimestamp();
        if (_failures > 0)
        {
            // "Retry-After: 0" must not become a loop without a pause.
            var backOff = BackOff.After(_failures, NextJitter());
            _dueAt = now + ToTicks(_retryAfter > backOff ? _retryAfter.Value : backOff);
            return;
        }
        var interval = Math.Max(1, ToTicks(Interval));
        // The second poll comes early by a random part of the interval: things that start together then poll spread over it.
        if (firstPoll) _dueAt = InStep(now + (long)(interval * (1 - (0.8 * NextJitter()))), interval);
        else if (_dueAt <= now) _dueAt = InStep(_dueAt + ((now - _dueAt) / interval * interval) + interval, interval);
    }

    // Polls begin at multiples of a hundredth of the interval: those of many things then share the wake-ups of timer, sockets and event loop, which cost
    // more than the polls themselves (docs/adr/0005-polling-transport.md), and still are no more than a hundredth of the things at a time.
    private static long InStep(long due, long interval)
    {
        var step = Math.Max(1, interval / Steps);
        return (due + (step / 2)) / step * step;
    }

    private async ValueTask PollNowAsync(CancellationToken stopping)
    {
        var start = Context.Time.GetTimestamp();
        var failure = await AttemptAsync(null, stopping).ConfigureAwait(false);
        PollMetrics.Add(Context.Uid, Context.Time.GetElapsedTime(start), failure is null);
        if (failure is null)
        {
            CameBack();
            Confirm();
        }
        else
        {
            WentAway(failure);
        }
    }

    private async ValueTask WriteNowAsync(PendingCommand[] commands, CancellationToken stopping)
    {
        // Sent from here on: what now fails may or may not have reached the device.
        DeviceException? failure;
        try
        {
            failure = await AttemptAsync(commands, stopping).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            foreach (var command in commands) command.Complete(CommandResult.Failed(Stopped));
            throw;
        }
        if (failure is not null)
        {
            var result = failure.IsTimeout ? CommandResult.TimedOut(failure.Message) : CommandResult.Failed(failure.Message);
            foreach (var command in commands) command.Complete(result);
            if (failure.RetryAfter is not null)
            {
                WentAway(failure);
                ScheduleNext(firstPoll: false);
            }
            else if (failure.Detail == ThingStatusDetail.CommunicationError)
            {
                RequestPoll();
            }
            return;
        }
        var now = Context.Time.GetTimestamp();
        lock (_gate)
        {
            foreach (var command in commands.Where(each => !each.Result.IsCompleted))
            {
                ReplaceOlder(_unconfirmed, command.Key);
                command.SentAt = now;
                command.LookAt = now + ToTicks(ReadBackDelay);
                _unconfirmed.Add(command);
            }
        }
    }

    private async ValueTask<DeviceException?> AttemptAsync(PendingCommand[]? commands, CancellationToken stopping)
    {
        // One request at a time, also where one ignores its deadline.
        if (!_request.IsCompleted) return Stuck();
        var deadline = _deadline!;
        var token = deadline.Start(RequestTimeout, RequestGrace);
        try
        {
            var request = commands is null ? PollAsync(token) : WriteAsync(commands, token);
            deadline.Returned();
            if (request.IsCompleted)
            {
                await request.ConfigureAwait(false);
                return null;
            }
            _request = request.AsTask();
            deadline.Watch(_request);
            while (!_request.IsCompleted && !deadline.IsGivenUp) await deadline.ChangedAsync().ConfigureAwait(false);
            if (!_request.IsCompleted) return Stuck();
            var ended = _request;
            // What has ended need not live until the next poll.
            _request = Task.CompletedTask;
            await ended.ConfigureAwait(false);
            return null;
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            throw;
        }
        catch (OperationCanceledException exception)
        {
            return new DeviceException($"No complete answer within {RequestTimeout.TotalSeconds.ToString(CultureInfo.InvariantCulture)} s.", exception) { IsTimeout = true };
        }
        catch (DeviceException exception)
        {
            return exception;
        }
        catch (Exception exception)
        {
            LogUnexpected(Context.Logger, exception, Context.Uid);
            return new DeviceException($"The binding failed: {exception.Message}", exception);
        }
        finally
        {
            deadline.End();
        }
    }

    private void ReportBlocked()
    {
        var reason = Stuck().Message;
        lock (_gate) _offlineReason = reason;
        Context.SetStatus(ThingStatusInfo.CommunicationError(reason));
        AbandonAll(reason);
    }

    private DeviceException Stuck() =>
        new($"A request of the binding has not ended within {(RequestTimeout + RequestGrace).TotalSeconds.ToString(CultureInfo.InvariantCulture)} s.");

    private void CameBack()
    {
        if (_failures > 0) LogBack(Context.Logger, Context.Uid);
        _failures = 0;
        _retryAfter = null;
        lock (_gate)
        {
            _offlineReason = null;
            _contacted = true;
        }
        Context.SetStatus(ThingStatusInfo.Online);
    }

    private void WentAway(DeviceException failure)
    {
        _failures++;
        _retryAfter = failure.RetryAfter;
        if (_failures == 1) LogAway(Context.Logger, Context.Uid, failure.Message);
        lock (_gate)
        {
            _offlineReason = failure.Message;
            _contacted = false;
        }
        Context.SetStatus(new ThingStatusInfo(ThingStatus.Offline, failure.Detail, failure.Message));
        if (_failures == 2 || failure.Detail == ThingStatusDetail.ConfigurationError)
            Context.PublishTogether(() =>
            {
                foreach (var channel in Context.Channels) channel.PublishUndef();
            });
        AbandonAll(failure.Message);
    }

    private void Confirm()
    {
        PendingCommand[] waiting;
        lock (_gate)
        {
            if (_unconfirmed.Count == 0) return;
            waiting = [.. _unconfirmed];
        }
        foreach (var command in waiting)
        {
            var age = Context.Time.GetElapsedTime(command.SentAt);
            if (age < ReadBackDelay) continue;
            CommandResult? result = null;
            if (IsApplied(command)) result = CommandResult.Confirmed;
            else if (age >= ReadBackLimit)
                result = CommandResult.NotApplied($"The device took {command.Key}={command.Value}, but after {(int)age.TotalSeconds} s its state does not show it.");
            lock (_gate)
            {
                if (result is null) command.LookAt = Context.Time.GetTimestamp() + ToTicks(ReadBackDelay);
                else _unconfirmed.Remove(command);
            }
            if (result is not null) command.Complete(result);
        }
    }

    private static bool IsApplied(PendingCommand command)
    {
        try
        {
            return command.IsApplied();
        }
        catch (Exception)
        {
            return false;
        }
    }

    private void AbandonAll(string reason)
    {
        PendingCommand[] commands;
        lock (_gate)
        {
            commands = [.. _pending, .. _unconfirmed];
            _pending.Clear();
            _unconfirmed.Clear();
        }
        foreach (var command in commands) command.Complete(CommandResult.Failed(reason));
    }

    private long ToTicks(TimeSpan time) => (long)(time.TotalSeconds * Context.Time.TimestampFrequency);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Thing} went offline: {Reason}")]
    private static partial void LogAway(ILogger logger, ThingUid thing, string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Thing} is back online")]
    private static partial void LogBack(ILogger logger, ThingUid thing);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Thing}: the binding threw where it should not")]
    private static partial void LogUnexpected(ILogger logger, Exception exception, ThingUid thing);
}
