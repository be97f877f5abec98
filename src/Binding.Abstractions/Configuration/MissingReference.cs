namespace HomeBinding.Configuration;

/// <summary>What a configuration value refers to and is not there.</summary>
/// <param name="Name">The name of the secret or the environment variable.</param>
/// <param name="IsSecret">True for a secret.</param>
public sealed record MissingReference(string Name, bool IsSecret);
