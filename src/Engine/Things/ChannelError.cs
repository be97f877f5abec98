namespace HomeBinding.Engine.Things;

/// <summary>What is wrong with a channel that a file adds to a thing.</summary>
/// <param name="ChannelId">The channel's id.</param>
/// <param name="Kind">What is wrong.</param>
/// <param name="Message">What is wrong and what to do, in a sentence.</param>
/// <param name="Parameter">The parameter that is wrong, for <see cref="ChannelErrorKind.Configuration"/>.</param>
public sealed record ChannelError(string ChannelId, ChannelErrorKind Kind, string Message, string? Parameter = null);

/// <summary>What may be wrong with a channel that a file adds to a thing.</summary>
public enum ChannelErrorKind
{
    /// <summary>The id is none, or is taken.</summary>
    Id,

    /// <summary>The thing's type takes no channels, or none of that type.</summary>
    Type,

    /// <summary>A parameter is wrong.</summary>
    Configuration,
}
