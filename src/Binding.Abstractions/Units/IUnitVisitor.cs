namespace HomeBinding.Units;

/// <summary>Does something with a unit whose dimension is known to the compiler, for callers to whom it is not.</summary>
internal interface IUnitVisitor<out TResult>
{
    TResult Visit<TDimension>(Unit<TDimension> unit)
        where TDimension : IDimension<TDimension>;
}
