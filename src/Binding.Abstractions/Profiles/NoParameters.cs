namespace HomeBinding.Profiles;

/// <summary>The configuration of a profile that has no parameters.</summary>
public sealed record NoParameters;
