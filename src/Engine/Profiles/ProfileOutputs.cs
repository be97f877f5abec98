using HomeBinding.Profiles;
using HomeBinding.Values;

namespace HomeBinding.Engine.Profiles;

internal enum ProfileOutputKind : byte
{
    UpdateItem,
    CommandItem,
    CommandChannel,
}

internal readonly record struct ProfileOutput(ProfileOutputKind Kind, object Value, LinkOrigin? Origin);

/// <summary>Notes what a profile wants done at one input, so that nothing of it happens if the profile throws.</summary>
internal sealed class ProfileOutputs : IProfileOutput
{
    private readonly List<ProfileOutput> _all = [];
    private bool _closed;

    public IReadOnlyList<ProfileOutput> All => _all;

    /// <summary>When to wake the profile; null if it said nothing of it.</summary>
    public TimeSpan? Wake { get; private set; }

    /// <summary>True if it takes back an earlier wish to be woken.</summary>
    public bool CancelsWake { get; private set; }

    /// <summary>Why it rejects the command; null if it does not.</summary>
    public string? Rejection { get; private set; }

    /// <summary>True if there is anything to do.</summary>
    public bool Any => _all.Count > 0 || Wake is not null || CancelsWake || Rejection is not null;

    public void UpdateItem(IState state, ProfileOrigin? origin = null) => Add(ProfileOutputKind.UpdateItem, state, origin);

    public void CommandItem(ICommand command, ProfileOrigin? origin = null) => Add(ProfileOutputKind.CommandItem, command, origin);

    public void CommandChannel(ICommand command, ProfileOrigin? origin = null) => Add(ProfileOutputKind.CommandChannel, command, origin);

    public void RejectCommand(string reason)
    {
        CheckOpen();
        Rejection = reason ?? "The link's profile rejects it.";
    }

    public void WakeAfter(TimeSpan delay)
    {
        CheckOpen();
        Wake = delay < TimeSpan.Zero ? TimeSpan.Zero : delay;
        CancelsWake = false;
    }

    public void CancelWake()
    {
        CheckOpen();
        Wake = null;
        CancelsWake = true;
    }

    /// <summary>From now on nothing more can be added: the profile has returned.</summary>
    public void Close() => _closed = true;

    private void Add(ProfileOutputKind kind, object value, ProfileOrigin? origin)
    {
        ArgumentNullException.ThrowIfNull(value);
        CheckOpen();
        _all.Add(new ProfileOutput(kind, value, origin as LinkOrigin));
    }

    private void CheckOpen()
    {
        if (_closed) throw new InvalidOperationException("The output of a profile ends when the profile returns; ask to be woken by WakeAfter to do something later.");
    }
}
