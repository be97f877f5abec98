using System.Globalization;

namespace HomeBinding.Simulator.GoECharger;

/// <summary>A firmware text such as <c>055.7</c>, <c>59.4</c> or <c>35.6-1-gabc</c>, made comparable.</summary>
internal readonly record struct FirmwareVersion(int Major, int Minor)
{
    public static FirmwareVersion Parse(string text)
    {
        var parts = text.Split('.', 2);
        return new FirmwareVersion(LeadingNumber(parts[0]), parts.Length > 1 ? LeadingNumber(parts[1]) : 0);
    }

    public bool AtLeast(int major, int minor = 0) => Major > major || (Major == major && Minor >= minor);

    private static int LeadingNumber(string text)
    {
        var digits = text.TakeWhile(char.IsAsciiDigit).Take(9).ToArray();
        return digits.Length == 0 ? 0 : int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
    }
}
