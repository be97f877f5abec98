using HomeBinding.Values;

namespace HomeBinding.Profiles;

/// <summary>
/// What a profile does at one input. The host carries it out once the profile has returned; nothing of it happens if the profile throws. Each
/// output belongs to the origin of the input unless another is named, which a profile does that kept a value for later.
/// </summary>
public interface IProfileOutput
{
    /// <summary>Sets the item's state.</summary>
    void UpdateItem(IState state, ProfileOrigin? origin = null);

    /// <summary>Gives the item a command, which also reaches the other channels of the item.</summary>
    void CommandItem(ICommand command, ProfileOrigin? origin = null);

    /// <summary>Sends a command to the channel. What came from the channel itself is not sent back to it.</summary>
    void CommandChannel(ICommand command, ProfileOrigin? origin = null);

    /// <summary>Answers the command of this input as rejected, so that whoever sent it learns why. Without effect at other inputs.</summary>
    /// <param name="reason">Why, in a sentence for the user.</param>
    void RejectCommand(string reason);

    /// <summary>Asks to be called with <see cref="ProfileInputKind.TimerElapsed"/> once, so long after this input. A profile has one timer: a time that it asked for before no longer counts.</summary>
    void WakeAfter(TimeSpan delay);

    /// <summary>Takes back what <see cref="WakeAfter"/> asked for.</summary>
    void CancelWake();
}
