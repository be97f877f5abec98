namespace HomeBinding.Rules.Running;

/// <summary>What a rule is doing.</summary>
public enum RuleState
{
    /// <summary>It waits for its next trigger.</summary>
    Idle,

    /// <summary>A callback of it is running.</summary>
    Running,

    /// <summary>A callback of it has not returned for five seconds. It gets nothing more until it does; everything else goes on.</summary>
    Blocked,

    /// <summary>Somebody disabled it: it gets nothing until it is enabled.</summary>
    Disabled,

    /// <summary>It could not be compiled or started; an older version of it may still run.</summary>
    Error,
}
