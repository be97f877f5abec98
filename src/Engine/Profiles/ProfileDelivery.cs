using HomeBinding.Channels;
using HomeBinding.Engine.EventLoop;
using HomeBinding.Profiles;

namespace HomeBinding.Engine.Profiles;

/// <summary>An input on its way to a profile.</summary>
/// <param name="Input">The input.</param>
/// <param name="Origin">Where it came from.</param>
/// <param name="Answered">Who waits for the answer to a command; null for nobody.</param>
/// <param name="Wake">Of an elapsed timer, which of the times the profile asked for it is.</param>
/// <param name="Limit">Of a command to a profile that can block: answers it when the profile does not return.</param>
internal readonly record struct ProfileDelivery(ProfileInput Input, LinkOrigin Origin, Action<CommandResult>? Answered, long Wake, LoopTimer? Limit);
