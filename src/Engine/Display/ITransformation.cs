using System.Diagnostics.CodeAnalysis;

namespace HomeBinding.Engine.Display;

/// <summary>
/// Turns a text into another one, e.g. by a table in a file. Patterns name it, <c>MAP(window.map):%s</c>. May read files, so it is not for the event loop;
/// may be called from several threads.
/// </summary>
public interface ITransformation
{
    /// <summary>The name that patterns use, in capitals, e.g. <c>MAP</c>.</summary>
    string Name { get; }

    /// <summary>Transforms a text; does not throw.</summary>
    /// <param name="function">What stands in the parentheses, e.g. <c>window.map</c>.</param>
    /// <param name="input">The text to transform.</param>
    /// <param name="result">The new text.</param>
    /// <param name="error">Why there is none, with file and line where it is a file's fault.</param>
    bool TryTransform(string function, string input, [NotNullWhen(true)] out string? result, [NotNullWhen(false)] out string? error);
}
