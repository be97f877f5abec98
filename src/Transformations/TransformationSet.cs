using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using HomeBinding.Engine.Display;
using HomeBinding.Engine.Profiles;
using HomeBinding.Transformations.Expressions;
using HomeBinding.Transformations.Files;
using HomeBinding.Transformations.Json;
using HomeBinding.Transformations.Managed;
using HomeBinding.Transformations.Map;
using HomeBinding.Transformations.Scale;

namespace HomeBinding.Transformations;

/// <summary>Transformations by name. <see cref="OfFolder"/> has those that come with the host; others can be put beside them.</summary>
public sealed class TransformationSet : ITransformations
{
    private readonly FrozenDictionary<string, ITransformation> _byName;

    /// <summary>Makes a set.</summary>
    /// <exception cref="ArgumentException">Two have the same name.</exception>
    public TransformationSet(params IEnumerable<ITransformation> transformations)
    {
        var byName = new Dictionary<string, ITransformation>(StringComparer.OrdinalIgnoreCase);
        foreach (var each in transformations)
            if (!byName.TryAdd(each.Name, each)) throw new ArgumentException($"There are two transformations {each.Name}; give one another name.", nameof(transformations));
        _byName = byName.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }

    /// <inheritdoc/>
    public IReadOnlyCollection<string> Names => _byName.Keys;

    /// <summary>MAP and SCALE with the files of a folder, REGEX and JSONPATH.</summary>
    /// <param name="folder">The folder <c>transform/</c>; it need not exist.</param>
    /// <param name="others">More transformations.</param>
    /// <exception cref="ArgumentException">Two have the same name.</exception>
    public static TransformationSet OfFolder(string folder, params IEnumerable<ITransformation> others) => OfFolder(folder, null, others);

    /// <summary>MAP and SCALE with the files of a folder and what was made over the API, REGEX and JSONPATH.</summary>
    /// <param name="folder">The folder <c>transform/</c>; it need not exist.</param>
    /// <param name="managed">What was made over the API; null if there is nothing.</param>
    /// <param name="others">More transformations.</param>
    /// <exception cref="ArgumentException">Two have the same name.</exception>
    public static TransformationSet OfFolder(string folder, ManagedTransformations? managed, params IEnumerable<ITransformation> others)
    {
        var files = new TransformFolder(folder);
        return new([new MapTransformation(files, managed), new ScaleTransformation(files, managed), new RegexTransformation(), new JsonPathTransformation(), .. others]);
    }

    /// <inheritdoc/>
    public bool TryTransform(string name, string function, string input, [NotNullWhen(true)] out string? result, [NotNullWhen(false)] out string? error)
    {
        if (_byName.TryGetValue(name, out var transformation)) return transformation.TryTransform(function, input, out result, out error);
        result = null;
        error = $"There is no transformation {name}. There are {string.Join(", ", Names.Order(StringComparer.Ordinal))}.";
        return false;
    }
}
