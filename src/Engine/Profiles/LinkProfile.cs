using HomeBinding.Channels;
using HomeBinding.Engine.EventLoop;
using HomeBinding.Engine.Links;
using HomeBinding.Engine.Queues;
using HomeBinding.Profiles;
using HomeBinding.Values;

namespace HomeBinding.Engine.Profiles;

/// <summary>A profile at work on a link. All but what <see cref="ProfileRunner"/> calls is called on the event loop.</summary>
internal sealed class LinkProfile
{
    private readonly HomeEngine _engine;
    private readonly ProfileRunner? _runner;
    private readonly ProfileInstance? _instance;
    private LoopTimer? _timer;
    private LinkOrigin? _timerOrigin;
    private long _timerWake;
    private bool _logged;

    /// <summary>Begins to run a profile.</summary>
    /// <exception cref="ArgumentException">The parameters are wrong, of a profile that runs on the event loop; of others this shows at the first input.</exception>
    public LinkProfile(HomeEngine engine, Link link, ProfileType type, ProfileContext context, Mailbox? mailbox)
    {
        _engine = engine;
        Link = link;
        Type = type;
        Context = context;
        var values = link.Definition.Configuration;
        if (mailbox is null) _instance = type.CreateProfile(context, values).Start();
        else _runner = new ProfileRunner(this, () => type.CreateProfile(context, values).Start(), mailbox, engine.Options.MailboxCapacity);
    }

    public Link Link { get; }

    public ProfileType Type { get; }

    /// <summary>What it was made for.</summary>
    public ProfileContext Context { get; }

    /// <summary>True once it has been taken off the link.</summary>
    public bool IsEnded { get; private set; }

    public bool Wants(ProfileInputs inputs) => (Type.Inputs & inputs) != 0;

    /// <summary>Gives it an input.</summary>
    public void Give(ProfileInputKind kind, object? value, LinkOrigin origin, Action<CommandResult>? answered)
    {
        var (now, item) = (_engine.Time.GetLocalNow(), Link.Item.State);
        var input = kind switch
        {
            ProfileInputKind.ChannelState => ProfileInput.ChannelState((IState)value!, now, item, origin),
            ProfileInputKind.ChannelCommand => ProfileInput.ChannelCommand((ICommand)value!, now, item, origin),
            ProfileInputKind.ChannelTrigger => ProfileInput.ChannelTrigger((string)value!, now, item, origin),
            ProfileInputKind.ItemCommand => ProfileInput.ItemCommand((ICommand)value!, now, item, origin),
            ProfileInputKind.ItemState => ProfileInput.NewItemState((IState)value!, now, origin),
            _ => ProfileInput.TimerElapsed(now, item, origin),
        };
        if (_runner is null)
        {
            Run(new ProfileDelivery(input, origin, answered, _timerWake, null));
            return;
        }
        LoopTimer? limit = null;
        if (answered is not null) (answered, limit) = Limit(answered);
        _runner.Add(new ProfileDelivery(input, origin, answered, _timerWake, limit));
    }

    /// <summary>Called by the runner, on the mailbox, with what the profile did at an input.</summary>
    public void Returned(ProfileDelivery delivery, ProfileOutputs outputs, string? error, long wake) => _engine.Post(() => Finish(delivery, outputs, error, wake));

    /// <summary>Called by the runner, on any thread, when a state gave way to a newer one.</summary>
    public void CountConflated() => _engine.CountProfileConflated();

    /// <summary>Says what went wrong, and logs it the first time.</summary>
    public string Describe(Exception exception)
    {
        if (!_logged) _engine.LogProfileFailure(exception, Link, Type.Uid);
        _logged = true;
        return $"The profile {Type.Uid} failed: {exception.Message}";
    }

    /// <summary>Takes it off the link. Commands that wait in it are answered.</summary>
    public void End(string reason)
    {
        IsEnded = true;
        _timer?.Stop();
        foreach (var delivery in _runner?.End() ?? [])
        {
            delivery.Limit?.Stop();
            delivery.Answered?.Invoke(CommandResult.Rejected(reason));
        }
    }

    private void Run(in ProfileDelivery delivery)
    {
        var outputs = new ProfileOutputs();
        string? error = null;
        try
        {
            _instance!.Handle(delivery.Input, outputs);
        }
        catch (Exception exception)
        {
            error = Describe(exception);
        }
        outputs.Close();
        Finish(delivery, outputs, error, 0);
    }

    // A profile that never returns keeps nobody waiting for ever.
    private (Action<CommandResult> Answered, LoopTimer Timer) Limit(Action<CommandResult> answered)
    {
        var done = 0;
        void Once(CommandResult result)
        {
            if (Interlocked.Exchange(ref done, 1) == 0) answered(result);
        }
        var limit = _engine.Options.CommandTimeout;
        var timer = _engine.CreateTimer(() => Once(CommandResult.TimedOut($"The profile {Type.Uid} did not answer within {limit.TotalSeconds:0} s.")));
        timer.Set(limit);
        return (Once, timer);
    }

    private void Finish(in ProfileDelivery delivery, ProfileOutputs outputs, string? error, long wake)
    {
        delivery.Limit?.Stop();
        if (IsEnded)
        {
            delivery.Answered?.Invoke(CommandResult.Rejected(Link.Error ?? "The link was removed."));
            return;
        }
        if (error is not null)
        {
            Link.Fail(error);
            _engine.CountProfileFailure();
            delivery.Answered?.Invoke(CommandResult.Failed(error));
            return;
        }
        Link.Error = null;
        if (outputs.Wake is { } delay)
        {
            _timer ??= _engine.CreateTimer(Elapsed);
            (_timerOrigin, _timerWake) = (delivery.Origin, wake);
            // Behind a mailbox some of the time has passed already.
            var spent = _runner is null ? TimeSpan.Zero : _engine.Time.GetLocalNow() - delivery.Input.Time;
            _timer.Set(spent <= TimeSpan.Zero ? delay : spent < delay ? delay - spent : TimeSpan.Zero);
        }
        else if (outputs.CancelsWake)
        {
            _timer?.Stop();
        }
        _engine.Carry(this, delivery, outputs);
    }

    private void Elapsed() => Give(ProfileInputKind.TimerElapsed, null, _timerOrigin!, null);
}
