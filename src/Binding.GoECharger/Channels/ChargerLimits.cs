namespace HomeBinding.GoECharger;

/// <summary>What the charger takes as maximum current, in whole amperes.</summary>
/// <param name="Minimum">The least.</param>
/// <param name="Maximum">The most.</param>
internal sealed record ChargerLimits(decimal Minimum, decimal Maximum)
{
    public const int Least = 6;
    public const int Most = 32;
    private const int MostOf11KilowattBox = 16;
    private const int Variant11 = 11;

    /// <summary>What holds for every charger.</summary>
    public static ChargerLimits Widest { get; } = new(Least, Most);

    /// <summary>The limits of a charger; a box of 11 kW stores more than 16 A but does not give it.</summary>
    public static ChargerLimits Of(ChargerStatus status) => new(
        Math.Max(Least, status.Mca ?? Least),
        Math.Min(status.Ama ?? Most, status.Var == Variant11 ? MostOf11KilowattBox : Most));
}
