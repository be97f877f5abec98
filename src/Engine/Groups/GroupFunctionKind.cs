namespace HomeBinding.Engine.Groups;

/// <summary>How the state of a group follows from those of its members (openHAB's group functions).</summary>
public enum GroupFunctionKind
{
    /// <summary>The state that all members have; UNDEF if they differ.</summary>
    Equality,

    /// <summary>Active if all members are.</summary>
    And,

    /// <summary>Active if a member is.</summary>
    Or,

    /// <summary>Active unless all members are.</summary>
    Nand,

    /// <summary>Active unless a member is.</summary>
    Nor,

    /// <summary>Active if exactly one member is.</summary>
    Xor,

    /// <summary>The sum of the numbers.</summary>
    Sum,

    /// <summary>The arithmetic mean of the numbers.</summary>
    Avg,

    /// <summary>The number in the middle; of an even count, the mean of the two in the middle.</summary>
    Median,

    /// <summary>The smallest number.</summary>
    Min,

    /// <summary>The greatest number.</summary>
    Max,

    /// <summary>How many members have a state whose whole text matches a pattern.</summary>
    Count,

    /// <summary>The latest time.</summary>
    Latest,

    /// <summary>The earliest time.</summary>
    Earliest,
}
