using HomeBinding.Values;

namespace HomeBinding.Engine.Groups;

/// <summary>
/// A group function with its parameters. Members that have no number (or no time) do not count where one is needed; what is left over when none counts
/// is UNDEF, but 0 for a sum without unit and for a count, and the passive state for AND, OR and XOR (the active one for NAND and NOR).
/// </summary>
public sealed record GroupFunction
{
    private GroupFunction(GroupFunctionKind kind) => Kind = kind;

    /// <summary>Which function.</summary>
    public GroupFunctionKind Kind { get; }

    /// <summary>Of AND, OR, NAND, NOR and XOR: the state that is looked for in the members, and the result if it is found.</summary>
    public IState? Active { get; private init; }

    /// <summary>Of AND, OR, NAND, NOR and XOR: the other result.</summary>
    public IState? Passive { get; private init; }

    /// <summary>Of COUNT: the regular expression.</summary>
    public string? Pattern { get; private init; }

    /// <summary>The common state of all members.</summary>
    public static GroupFunction Equality { get; } = new(GroupFunctionKind.Equality);

    /// <summary>The sum.</summary>
    public static GroupFunction Sum { get; } = new(GroupFunctionKind.Sum);

    /// <summary>The arithmetic mean.</summary>
    public static GroupFunction Avg { get; } = new(GroupFunctionKind.Avg);

    /// <summary>The median.</summary>
    public static GroupFunction Median { get; } = new(GroupFunctionKind.Median);

    /// <summary>The smallest number.</summary>
    public static GroupFunction Min { get; } = new(GroupFunctionKind.Min);

    /// <summary>The greatest number.</summary>
    public static GroupFunction Max { get; } = new(GroupFunctionKind.Max);

    /// <summary>The latest time.</summary>
    public static GroupFunction Latest { get; } = new(GroupFunctionKind.Latest);

    /// <summary>The earliest time.</summary>
    public static GroupFunction Earliest { get; } = new(GroupFunctionKind.Earliest);

    /// <summary>Active if all members are.</summary>
    public static GroupFunction And(IState active, IState passive) => Logical(GroupFunctionKind.And, active, passive);

    /// <summary>Active if a member is.</summary>
    public static GroupFunction Or(IState active, IState passive) => Logical(GroupFunctionKind.Or, active, passive);

    /// <summary>Active unless all members are.</summary>
    public static GroupFunction Nand(IState active, IState passive) => Logical(GroupFunctionKind.Nand, active, passive);

    /// <summary>Active unless a member is.</summary>
    public static GroupFunction Nor(IState active, IState passive) => Logical(GroupFunctionKind.Nor, active, passive);

    /// <summary>Active if exactly one member is.</summary>
    public static GroupFunction Xor(IState active, IState passive) => Logical(GroupFunctionKind.Xor, active, passive);

    /// <summary>How many members have a state whose whole text matches.</summary>
    /// <param name="pattern">A regular expression without look-around and back references, so that matching takes time linear in the text.</param>
    /// <exception cref="ArgumentException">It is none; the message says why.</exception>
    public static GroupFunction Count(string pattern) =>
        GroupFunctionReader.WhyNoPattern(pattern) is { } error ? throw new ArgumentException(error, nameof(pattern)) : new(GroupFunctionKind.Count) { Pattern = pattern };

    /// <summary>For instance <c>OR(ON,OFF)</c>.</summary>
    public override string ToString() => GroupFunctionReader.NameOf(Kind) + Kind switch
    {
        GroupFunctionKind.Count => $"({Pattern})",
        _ when Active is not null => $"({Active.ToText()},{Passive!.ToText()})",
        _ => "",
    };

    internal static GroupFunction Simple(GroupFunctionKind kind) => new(kind);

    internal static GroupFunction Logical(GroupFunctionKind kind, IState active, IState passive) => new(kind) { Active = active, Passive = passive };
}
