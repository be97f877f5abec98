using System.Diagnostics.CodeAnalysis;
using HomeBinding.Engine.Display;
using HomeBinding.Transformations.Files;
using HomeBinding.Transformations.Managed;

namespace HomeBinding.Transformations.Map;

/// <summary>
/// <c>MAP(window.map)</c>: looks the text up in a file of lines <c>key=value</c>. A line <c>=value</c> is for all other texts, and
/// <c>=_source_</c> leaves them as they are. <c>MAP(|ON=open;OFF=closed)</c> has its lines with it, and <c>MAP(|?,ON=open,OFF=closed)</c> another separator.
/// </summary>
public sealed class MapTransformation : ITransformation
{
    private const string Source = "_source_";

    private readonly FileCache<Dictionary<string, string>> _files;

    /// <summary>Makes it.</summary>
    /// <param name="folder">Where the files are.</param>
    /// <param name="managed">Those that were made over the API; null if there are none.</param>
    public MapTransformation(TransformFolder folder, ManagedTransformations? managed = null) => _files = new(folder, managed, "map", TryRead);

    /// <inheritdoc/>
    public string Name => "MAP";

    /// <inheritdoc/>
    public bool TryTransform(string function, string input, [NotNullWhen(true)] out string? result, [NotNullWhen(false)] out string? error)
    {
        result = null;
        if (!TryGet(function, out var map, out error)) return false;
        if (!map.TryGetValue(input, out result) && map.TryGetValue("", out result) && result == Source) result = input;
        error = result is null ? $"{function} has no entry for '{input}'. Add one, or a line =… for all others." : null;
        return result is not null;
    }

    private bool TryGet(string function, [NotNullWhen(true)] out Dictionary<string, string>? map, [NotNullWhen(false)] out string? error)
    {
        if (!function.StartsWith('|')) return _files.TryGet(function, out map, out error);
        var separator = function.Length > 2 && function[1] == '?' ? function[2] : ';';
        var entries = function.Length > 2 && function[1] == '?' ? function[3..] : function[1..];
        return TryRead(entries.Replace(separator, '\n'), $"MAP({function})", out map, out error);
    }

    internal static bool TryCheck(string text, string file, [NotNullWhen(false)] out string? error) => TryRead(text, file, out _, out error);

    private static bool TryRead(string text, string file, [NotNullWhen(true)] out Dictionary<string, string>? map, [NotNullWhen(false)] out string? error)
    {
        map = null;
        if (!PropertiesReader.TryRead(text, file, out var properties, out error)) return false;
        map = new(StringComparer.Ordinal);
        foreach (var each in properties) map[each.Key] = each.Value;
        return true;
    }
}
