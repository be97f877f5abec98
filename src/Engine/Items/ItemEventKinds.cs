namespace HomeBinding.Engine.Items;

/// <summary>Which events of an item somebody listens to.</summary>
[Flags]
public enum ItemEventKinds
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>States that were set.</summary>
    Updated = 1,

    /// <summary>Commands that were given.</summary>
    Commanded = 2,

    /// <summary>Commands that were answered.</summary>
    Answered = 4,

    /// <summary>States that are expected.</summary>
    Predicted = 8,

    /// <summary>All of them.</summary>
    All = Updated | Commanded | Answered | Predicted,
}
