namespace HomeBinding.Channels;

/// <summary>What became of a command, with the reason in a sentence for the user where it did not work.</summary>
/// <param name="Status">What became of it.</param>
/// <param name="Reason">Why, in a sentence; null where there is nothing to explain.</param>
public sealed record CommandResult(CommandStatus Status, string? Reason = null)
{
    /// <summary>The device took it.</summary>
    public static CommandResult Accepted { get; } = new(CommandStatus.Accepted);

    /// <summary>The device took it and shows it.</summary>
    public static CommandResult Confirmed { get; } = new(CommandStatus.Confirmed);

    /// <summary>A newer command took its place.</summary>
    public static CommandResult Replaced { get; } = new(CommandStatus.Replaced, "A newer command to the same channel took its place.");

    /// <summary>True if the device took it: accepted or confirmed.</summary>
    public bool IsSuccess => Status is CommandStatus.Accepted or CommandStatus.Confirmed;

    /// <summary>It was refused.</summary>
    public static CommandResult Rejected(string reason) => new(CommandStatus.Rejected, reason);

    /// <summary>The device's state did not follow.</summary>
    public static CommandResult NotApplied(string reason) => new(CommandStatus.NotApplied, reason);

    /// <summary>No answer in time.</summary>
    public static CommandResult TimedOut(string reason) => new(CommandStatus.TimedOut, reason);

    /// <summary>The handler failed or the device could not be reached.</summary>
    public static CommandResult Failed(string reason) => new(CommandStatus.Failed, reason);

    /// <summary>Status and reason.</summary>
    public override string ToString() => Reason is null ? Status.ToString() : $"{Status}: {Reason}";
}
