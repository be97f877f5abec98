using System.Diagnostics.CodeAnalysis;

namespace HomeBinding.Engine.Display;

/// <summary>The transformations that there are.</summary>
public interface ITransformations
{
    /// <summary>Their names.</summary>
    IReadOnlyCollection<string> Names { get; }

    /// <summary>Finds one by its name; capitals do not matter.</summary>
    bool TryGet(string name, [NotNullWhen(true)] out ITransformation? transformation);
}
