using HomeBinding.Channels;

namespace HomeBinding.Engine.EventLoop;

/// <summary>Waits for the answers of all things that a command went to, and passes on the worst.</summary>
internal sealed class AnswerCollector(int expected, Action<CommandResult> completed)
{
    private readonly Lock _gate = new();
    private int _missing = expected;
    private CommandResult? _worst;

    public void Add(CommandResult result)
    {
        lock (_gate)
        {
            if (_worst is null || Severity(result.Status) > Severity(_worst.Status)) _worst = result;
            if (--_missing > 0) return;
        }
        completed(_worst);
    }

    private static int Severity(CommandStatus status) => status switch
    {
        CommandStatus.Confirmed => 0,
        CommandStatus.Accepted => 1,
        CommandStatus.Replaced => 2,
        CommandStatus.NotApplied => 3,
        CommandStatus.TimedOut => 4,
        CommandStatus.Rejected => 5,
        _ => 6,
    };
}
