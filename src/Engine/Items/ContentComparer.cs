using System.Collections;

namespace HomeBinding.Engine.Items;

/// <summary>Compares lists and maps by what is in them, so that a definition that is read again equals the one before.</summary>
internal static class ContentComparer
{
    public static bool Same<T>(IReadOnlyList<T> left, IReadOnlyList<T> right) => ReferenceEquals(left, right) || left.SequenceEqual(right);

    public static bool Same<T>(IReadOnlyDictionary<string, T> left, IReadOnlyDictionary<string, T> right)
    {
        if (ReferenceEquals(left, right)) return true;
        if (left.Count != right.Count) return false;
        foreach (var (name, value) in left)
            if (!right.TryGetValue(name, out var other) || !SameValue(value, other)) return false;
        return true;
    }

    private static bool SameValue(object? left, object? right) =>
        left is not string && left is IEnumerable lefts && right is IEnumerable rights
            ? lefts.Cast<object?>().SequenceEqual(rights.Cast<object?>())
            : Equals(left, right);
}
