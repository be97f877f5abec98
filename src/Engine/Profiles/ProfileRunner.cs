using HomeBinding.Engine.Queues;
using HomeBinding.Profiles;

namespace HomeBinding.Engine.Profiles;

/// <summary>
/// Runs a profile that can block behind a mailbox: inputs wait here in order, the outputs go back to the event loop. While many wait, the newest state
/// takes the place of the one before it; nothing else is dropped.
/// </summary>
internal sealed class ProfileRunner(LinkProfile owner, Func<ProfileInstance> start, Mailbox mailbox, int capacity)
{
    private readonly Lock _gate = new();
    private readonly List<ProfileDelivery> _waiting = [];
    private Func<ProfileInstance>? _start = start;
    private ProfileInstance? _instance;
    private long _wake;
    private bool _busy;
    private bool _ended;

    public void Add(in ProfileDelivery delivery)
    {
        lock (_gate)
        {
            if (_ended) return;
            if (_waiting.Count >= capacity && delivery.Input.State is not null)
            {
                var kind = delivery.Input.Kind;
                if (_waiting.FindLastIndex(each => each.Input.Kind == kind) is var older and >= 0)
                {
                    _waiting.RemoveAt(older);
                    owner.CountConflated();
                }
            }
            _waiting.Add(delivery);
            if (_busy) return;
            _busy = true;
        }
        mailbox.Post(Run);
    }

    /// <summary>Lets go of the profile. What waits is dropped, and returned so that it can be answered.</summary>
    public IReadOnlyList<ProfileDelivery> End()
    {
        lock (_gate)
        {
            _ended = true;
            _start = null;
            _instance = null;
            ProfileDelivery[] left = [.. _waiting];
            _waiting.Clear();
            return left;
        }
    }

    private void Run()
    {
        ProfileDelivery delivery;
        lock (_gate)
        {
            if (_ended || _waiting.Count == 0)
            {
                _busy = false;
                return;
            }
            delivery = _waiting[0];
            _waiting.RemoveAt(0);
        }
        try
        {
            Handle(delivery);
        }
        finally
        {
            // One at a time: others behind the same mailbox get their turn.
            mailbox.Post(Run);
        }
    }

    private void Handle(in ProfileDelivery delivery)
    {
        // Set anew or taken back while the elapsed time waited here.
        if (delivery.Input.Kind == ProfileInputKind.TimerElapsed && delivery.Wake != _wake) return;
        var outputs = new ProfileOutputs();
        string? error = null;
        try
        {
            // None if it was ended just now, which the owner then says to whoever waits.
            Instance()?.Handle(delivery.Input, outputs);
        }
        catch (Exception exception)
        {
            error = owner.Describe(exception);
        }
        outputs.Close();
        if (error is null && (outputs.Wake is not null || outputs.CancelsWake)) _wake++;
        owner.Returned(delivery, outputs, error, _wake);
    }

    private ProfileInstance? Instance()
    {
        Func<ProfileInstance>? make;
        lock (_gate)
        {
            if (_instance is not null || _ended) return _instance;
            make = _start;
        }
        var made = make!();
        lock (_gate) return _ended ? null : _instance = made;
    }
}
