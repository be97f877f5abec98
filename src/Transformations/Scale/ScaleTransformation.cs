using System.Diagnostics.CodeAnalysis;
using HomeBinding.Engine.Display;
using HomeBinding.Transformations.Files;
using HomeBinding.Transformations.Managed;
using HomeBinding.Values;

namespace HomeBinding.Transformations.Scale;

/// <summary>
/// <c>SCALE(battery.scale)</c>: finds the first range of a file that a number is in, <c>[0..20[=low</c>. <c>NaN=</c> is for what is no number,
/// <c>format=%label% (%value%)</c> for what to make of label and number. The unit of a quantity does not count.
/// </summary>
public sealed class ScaleTransformation : ITransformation
{
    private readonly FileCache<ScaleTable> _files;

    /// <summary>Makes it.</summary>
    /// <param name="folder">Where the files are.</param>
    /// <param name="managed">Those that were made over the API; null if there are none.</param>
    public ScaleTransformation(TransformFolder folder, ManagedTransformations? managed = null) => _files = new(folder, managed, "scale", ScaleTable.TryRead);

    /// <inheritdoc/>
    public string Name => "SCALE";

    /// <inheritdoc/>
    public bool TryTransform(string function, string input, [NotNullWhen(true)] out string? result, [NotNullWhen(false)] out string? error)
    {
        result = null;
        if (!_files.TryGet(function, out var table, out error)) return false;
        var value = DecimalValue.TryParse(input, out var number) ? number.Value : Quantity.TryParse(input, out var quantity) ? quantity.Value : (decimal?)null;
        if (value is not { } found)
        {
            result = table.NotANumber;
            error = result is null ? $"'{input}' is no number, and {function} has no line NaN=." : null;
            return result is not null;
        }
        foreach (var (range, label) in table.Ranges)
        {
            if (!range.Contains(found)) continue;
            result = table.Format.Replace("%value%", input, StringComparison.Ordinal).Replace("%label%", label, StringComparison.Ordinal);
            return true;
        }
        error = $"{function} has no range for {input}.";
        return false;
    }
}
