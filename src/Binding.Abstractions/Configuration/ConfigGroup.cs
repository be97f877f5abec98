namespace HomeBinding.Configuration;

/// <summary>A heading under which forms show parameters (openHAB's parameter-group).</summary>
/// <param name="Name">Its name, which parameters refer to.</param>
public sealed record ConfigGroup(string Name)
{
    /// <summary>What to call it; the name if nothing was given.</summary>
    public string Label { get => field ?? Name; init; }

    /// <summary>What its parameters are about.</summary>
    public string? Description { get; init; }

    /// <summary>openHAB's context.</summary>
    public string? Context { get; init; }

    /// <summary>True if most users never need it.</summary>
    public bool Advanced { get; init; }
}
