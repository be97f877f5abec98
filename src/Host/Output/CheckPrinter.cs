using HomeBinding.Configuration.Model;
using HomeBinding.Configuration.Secrets;

namespace HomeBinding.Host.Output;

/// <summary>Prints what a check found, for people: errors with the line of the file and a caret, then warnings, then a line that counts them.</summary>
internal sealed class CheckPrinter(TextWriter output, bool isColoured)
{
    private const string Red = "31";
    private const string Yellow = "33";
    private const string Green = "32";

    /// <summary>True if standard output is a terminal whose user did not switch colours off (no-color.org).</summary>
    public static bool WantsColours =>
        !Console.IsOutputRedirected && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")) && Environment.GetEnvironmentVariable("TERM") != "dumb";

    public void Print(IEnumerable<Diagnostic> found, string directory, SecretPlaces secrets)
    {
        foreach (var diagnostic in found.OrderBy(static each => each.Severity)) Print(diagnostic, directory, secrets);
    }

    public void Print(DeviceRow device) =>
        output.WriteLine($"thing {device.Thing} is {Colour(device.IsOnline ? Green : device.IsDisabled ? Yellow : Red, device.Status)}{(device.Detail is null ? "" : $" ({device.Detail})")}{(device.Description is null ? "" : $": {device.Description}")}");

    /// <summary>The last line.</summary>
    public void Print(CheckSummary summary)
    {
        var errors = summary.Errors == 0 ? "No errors" : Count(summary.Errors, "error");
        var warnings = summary.Warnings == 0 ? "" : $", {Count(summary.Warnings, "warning")}";
        var files = $" in {Count(summary.Files, "file")}";
        var contents = summary.Errors == 0 ? $": {Count(summary.Things, "thing")}, {Count(summary.Items, "item")}, {Count(summary.Links, "link")}" : "";
        var devices = summary.Devices is { } count ? $" {summary.DevicesOnline} of {Count(count, "thing")} ONLINE." : "";
        output.WriteLine($"{Colour(summary.Errors > 0 ? Red : summary.Warnings > 0 ? Yellow : Green, errors + warnings)}{files}{contents}.{devices}");
    }

    private void Print(Diagnostic diagnostic, string directory, SecretPlaces secrets)
    {
        var lines = diagnostic.Render(directory, secrets).Split('\n');
        var (word, colour) = diagnostic.Severity == Severity.Error ? ("error:", Red) : ("warning:", Yellow);
        var prefix = $"{diagnostic.Span}: ";
        output.WriteLine($"{prefix}{Colour(colour, word)}{lines[0][(prefix.Length + word.Length)..]} ({diagnostic.Code.ToText()})");
        foreach (var line in lines.Skip(1)) output.WriteLine(line.TrimStart() == "^" ? line[..^1] + Colour(colour, "^") : line);
    }

    private string Colour(string code, string text) => isColoured ? $"\u001b[{code}m{text}\u001b[0m" : text;

    private static string Count(int count, string what) => $"{count} {what}{(count == 1 ? "" : "s")}";
}
