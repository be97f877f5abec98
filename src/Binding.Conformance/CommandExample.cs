using HomeBinding.Values;

namespace HomeBinding.Conformance;

/// <summary>A command that changes the simulated device.</summary>
/// <param name="Channel">The id of a writable channel.</param>
/// <param name="Command">The command.</param>
/// <param name="State">The text of the state that the channel shows once the device has taken it; another than the device begins with.</param>
public sealed record CommandExample(string Channel, ICommand Command, string State);
