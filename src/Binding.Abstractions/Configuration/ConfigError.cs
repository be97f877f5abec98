namespace HomeBinding.Configuration;

/// <summary>What is wrong with one configuration parameter.</summary>
/// <param name="Parameter">The parameter's name.</param>
/// <param name="Message">What is wrong and what to do, in a sentence.</param>
public sealed record ConfigError(string Parameter, string Message);
