using System.Globalization;

namespace HomeBinding.Discovery.Inboxes;

/// <summary>Compares values that one side may have written as a number and the other as a text.</summary>
internal static class PropertyText
{
    public static string? Of(object? value) => value is null ? null : Convert.ToString(value, CultureInfo.InvariantCulture) is { Length: > 0 } text ? text : null;

    /// <summary>True if both mean the same device: without regard to case, and to zeros that a file may have lost before a number.</summary>
    public static bool AreSame(string one, string other) =>
        one.Equals(other, StringComparison.OrdinalIgnoreCase)
        || (one.All(char.IsAsciiDigit) && other.All(char.IsAsciiDigit) && one.TrimStart('0') == other.TrimStart('0'));
}
