using HomeBinding.Channels;
using HomeBinding.Values;

namespace HomeBinding.Polling;

/// <summary>A command that waits to be sent to a polled device, or was sent and waits to be seen in its state.</summary>
public sealed class PendingCommand
{
    private readonly TaskCompletionSource<CommandResult> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal PendingCommand(Channel channel, string key, string value, Func<bool> isApplied)
    {
        Channel = channel;
        Key = key;
        Value = value;
        IsApplied = isApplied;
    }

    /// <summary>The channel that the command was sent to.</summary>
    public Channel Channel { get; }

    /// <summary>What is written, in the device's own naming; a newer command with the same key replaces this one while it has not been sent.</summary>
    public string Key { get; }

    /// <summary>What to write, in the device's own format.</summary>
    public string Value { get; }

    /// <summary>True once the newest poll shows the value.</summary>
    internal Func<bool> IsApplied { get; }

    internal long SentAt { get; set; }

    internal long LookAt { get; set; }

    internal Task<CommandResult> Result => _completion.Task;

    /// <summary>Refuses the command with the device's own words; the thing stays online.</summary>
    public void Reject(string reason) => Complete(CommandResult.Rejected(reason));

    internal void Complete(CommandResult result) => _completion.TrySetResult(result);
}
