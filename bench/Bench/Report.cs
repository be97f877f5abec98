using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace HomeBinding.Bench;

/// <summary>Tables on the console, and in <c>bench/results</c>.</summary>
internal sealed class Report
{
    private readonly StringBuilder _text = new();

    public void Heading(string text) => Line($"\n## {text}\n");

    public void Table(string[] headings, IEnumerable<object[]> rows)
    {
        Line($"| {string.Join(" | ", headings)} |");
        Line($"|{string.Concat(headings.Select(_ => "---|"))}");
        foreach (var row in rows) Line($"| {string.Join(" | ", row.Select(each => Convert.ToString(each, CultureInfo.InvariantCulture)))} |");
    }

    public void Line(string text)
    {
        Console.WriteLine(text);
        _text.AppendLine(text);
    }

    public void Save(string name)
    {
        var folder = Path.Combine(Repository.Root, "bench", "results");
        Directory.CreateDirectory(folder);
        var head = $"""
            # bench {name}

            {TimeProvider.System.GetUtcNow():yyyy-MM-dd}, {Machine()}. `dotnet run -c Release --project bench/Bench -- {name}`

            """;
        File.WriteAllText(Path.Combine(folder, $"{name}.md"), head + _text);
    }

    private static string Machine()
    {
        var model = File.Exists("/proc/cpuinfo")
            ? File.ReadLines("/proc/cpuinfo").FirstOrDefault(each => each.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[1].Trim()
            : null;
        return $"{model ?? RuntimeInformation.ProcessArchitecture.ToString()}, {Environment.ProcessorCount} cores, {RuntimeInformation.OSDescription}, .NET {Environment.Version}";
    }
}
