namespace HomeBinding.Units;

/// <summary>
/// Marks a type as a dimension, so that <see cref="Unit{TDimension}"/> and
/// <see cref="HomeBinding.Values.Quantity{TDimension}"/> of different dimensions do not mix at compile time.
/// </summary>
/// <typeparam name="TSelf">The marker type itself.</typeparam>
public interface IDimension<TSelf>
    where TSelf : IDimension<TSelf>
{
    /// <summary>The dimension the marker stands for; always the same instance.</summary>
    static abstract Dimension Definition { get; }
}
