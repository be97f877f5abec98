using System.Globalization;

namespace HomeBinding.GoECharger;

/// <summary>
/// The errors of the box (<c>err</c>). Up to 10 they mean the same everywhere; above, firmware 59 renumbered them, so without a known firmware
/// such a code stays a number.
/// </summary>
internal static class ErrorCodes
{
    private const int FirstRenumbered = 59;
    private const int LastShared = 10;

    private static readonly string?[] Classic =
    [
        "NONE", "FI_AC", "FI_DC", "PHASE", "OVERVOLT", "OVERAMP", "DIODE", "PP_INVALID", "GND_INVALID", "CONTACTOR_STUCK", "CONTACTOR_MISS",
        "FI_UNKNOWN", "UNKNOWN", "OVERTEMP", "NO_COMM", "STATUS_LOCK_STUCK_OPEN", "STATUS_LOCK_STUCK_LOCKED",
    ];

    private static readonly string?[] Renumbered =
    [
        "NONE", "FI_AC", "FI_DC", "PHASE", "OVERVOLT", "OVERAMP", "DIODE", "PP_INVALID", "GND_INVALID", "CONTACTOR_STUCK", "CONTACTOR_MISS",
        null, "STATUS_LOCK_STUCK_OPEN", "STATUS_LOCK_STUCK_LOCKED", "FI_UNKNOWN", "UNKNOWN", "OVERTEMP", "NO_COMM", "CP_INVALID",
        null, null, null, null, "RDC_SELF_TEST_FAILED",
    ];

    public static IEnumerable<string> All => Renumbered.OfType<string>();

    public static string? TextOf(int? code, string? firmware)
    {
        var major = MajorOf(firmware);
        if (code > LastShared && major is null) return CodeTexts.Unknown(code.Value);
        return CodeTexts.Of(code, major >= FirstRenumbered ? Renumbered : Classic);
    }

    private static int? MajorOf(string? firmware)
    {
        var digits = 0;
        while (digits < firmware?.Length && char.IsAsciiDigit(firmware[digits])) digits++;
        return int.TryParse(firmware.AsSpan(0, digits), NumberStyles.None, CultureInfo.InvariantCulture, out var major) ? major : null;
    }
}
