namespace HomeBinding.Engine.Text;

/// <summary>Finds the known name that a misspelt one most likely means.</summary>
public sealed class NearestName
{
    // A file may be wrong in ten thousand places; hints for the first of them are enough.
    private const int ComparisonBudget = 300_000;
    private const int LongestName = 128;

    private int[][]? _rows;
    private int _budget = ComparisonBudget;

    /// <summary>A sentence that asks for the nearest candidate, or null if none is near.</summary>
    public string? Ask(string name, IEnumerable<string> candidates) => Find(name, candidates) is { } found ? $"Did you mean '{found}'?" : null;

    /// <summary>The nearest candidate, or null if none is near.</summary>
    public string? Find(string name, IEnumerable<string> candidates)
    {
        if (name.Length is 0 or > LongestName) return null;
        string? best = null;
        string? continued = null;
        var least = Tolerance(name.Length) + 1;
        foreach (var candidate in candidates)
        {
            if (_budget-- <= 0) return null;
            if (string.Equals(candidate, name, StringComparison.OrdinalIgnoreCase)) return candidate;
            if (name.Length >= 3 && candidate.StartsWith(name, StringComparison.OrdinalIgnoreCase)) continued ??= candidate;
            if (candidate.Length > LongestName || Math.Abs(candidate.Length - name.Length) >= least) continue;
            var distance = Distance(name, candidate);
            if (distance >= least || distance >= Math.Max(name.Length, candidate.Length)) continue;
            least = distance;
            best = candidate;
        }
        return best ?? continued;
    }

    private static int Tolerance(int length) => length switch
    {
        1 => 0,
        <= 4 => 1,
        <= 8 => 2,
        _ => 3,
    };

    /// <summary>Insertions, deletions, replacements and swaps of neighbours, ignoring case.</summary>
    private int Distance(string left, string right)
    {
        _rows ??= [new int[LongestName + 1], new int[LongestName + 1], new int[LongestName + 1]];
        var (beforeLast, last, current) = (_rows[0], _rows[1], _rows[2]);
        for (var j = 0; j <= right.Length; j++) last[j] = j;
        for (var i = 1; i <= left.Length; i++)
        {
            current[0] = i;
            var a = char.ToUpperInvariant(left[i - 1]);
            for (var j = 1; j <= right.Length; j++)
            {
                var b = char.ToUpperInvariant(right[j - 1]);
                var cost = Math.Min(Math.Min(current[j - 1], last[j]) + 1, last[j - 1] + (a == b ? 0 : 1));
                if (i > 1 && j > 1 && a == char.ToUpperInvariant(right[j - 2]) && b == char.ToUpperInvariant(left[i - 2]))
                    cost = Math.Min(cost, beforeLast[j - 2] + 1);
                current[j] = cost;
            }
            (beforeLast, last, current) = (last, current, beforeLast);
        }
        return last[right.Length];
    }
}
