using System.Diagnostics.CodeAnalysis;

namespace HomeBinding.Engine.Profiles;

/// <summary>Transformations of text, which <c>transform:</c> profiles use. Called behind a mailbox: it may read files and take its time.</summary>
public interface ITransformations
{
    /// <summary>The names of the transformations there are, e.g. <c>MAP</c>.</summary>
    IReadOnlyCollection<string> Names { get; }

    /// <summary>Transforms a text.</summary>
    /// <param name="name">The transformation, e.g. <c>MAP</c>.</param>
    /// <param name="function">What it does: a file, an expression.</param>
    /// <param name="input">The text.</param>
    /// <param name="result">What it becomes.</param>
    /// <param name="error">What went wrong, in a sentence.</param>
    bool TryTransform(string name, string function, string input, [NotNullWhen(true)] out string? result, [NotNullWhen(false)] out string? error);
}
