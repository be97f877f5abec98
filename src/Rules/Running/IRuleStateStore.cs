namespace HomeBinding.Rules.Running;

/// <summary>Keeps which rules the user disabled.</summary>
public interface IRuleStateStore
{
    /// <summary>True if the rule is disabled.</summary>
    bool IsDisabled(string rule);

    /// <summary>Disables or enables a rule. It is kept once this completes.</summary>
    /// <exception cref="IOException">It cannot be kept; nothing has changed.</exception>
    Task SetDisabledAsync(string rule, bool disabled);
}

/// <summary>Keeps it as long as the host runs.</summary>
internal sealed class MemoryRuleStateStore : IRuleStateStore
{
    private readonly HashSet<string> _disabled = new(StringComparer.Ordinal);

    public bool IsDisabled(string rule)
    {
        lock (_disabled) return _disabled.Contains(rule);
    }

    public Task SetDisabledAsync(string rule, bool disabled)
    {
        lock (_disabled) _ = disabled ? _disabled.Add(rule) : _disabled.Remove(rule);
        return Task.CompletedTask;
    }
}
