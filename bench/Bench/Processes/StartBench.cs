using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace HomeBinding.Bench.Processes;

/// <summary>From the start of the process to the first item state, rules cached.</summary>
internal static class StartBench
{
    public static async Task RunAsync(Report report)
    {
        report.Heading("Cold start of `run` to the first item state, and idle memory");
        var rows = new List<object[]>();
        foreach (var count in new[] { 1, 1000 })
        {
            using var simulator = Child.Start(Repository.Host, "simulator", "--count", count.ToString(CultureInfo.InvariantCulture), "--car");
            var addresses = Enumerable.Range(0, count).Select(_ => simulator.WaitFor(static line => line.Contains(" serial ", StringComparison.Ordinal)).Split(' ')[0]).ToArray();
            var folder = count == 1 ? Sample(addresses[0]) : ChargerHome.Write(addresses);
            var times = new List<double>();
            var rss = 0.0;
            // The first run compiles the rule and fills the cache.
            for (var run = 0; run < 6; run++)
            {
                var watch = Stopwatch.StartNew();
                using var host = Child.Start(Repository.Host, "run", folder, "--urls", "http://127.0.0.1:0");
                host.WaitFor(static line => line.StartsWith("First item state", StringComparison.Ordinal));
                if (run > 0) times.Add(watch.Elapsed.TotalMilliseconds);
                if (run < 5) continue;
                await Task.Delay(TimeSpan.FromSeconds(count == 1 ? 30 : 15), TimeProvider.System);
                rss = host.Rss;
            }
            times.Sort();
            rows.Add([count == 1 ? "the sample home" : "1,000 things, 21,000 items", $"{times[2]:F0}", $"{times[^1]:F0}", $"{rss:F0}"]);
            Directory.Delete(folder, recursive: true);
        }
        report.Table(["home", "median ms of 5", "slowest ms", "RSS MB, idle"], rows);
    }

    /// <summary>A copy of the sample home that points at an address.</summary>
    public static string Sample(string address)
    {
        var folder = Directory.CreateTempSubdirectory("homebinding-bench-").FullName;
        foreach (var part in new[] { "things", "items", "rules" })
        {
            Directory.CreateDirectory(Path.Combine(folder, part));
            foreach (var file in Directory.GetFiles(Path.Combine(Repository.Root, part)))
                File.WriteAllText(Path.Combine(folder, part, Path.GetFileName(file)), Regex.Replace(File.ReadAllText(file), @"(?<=ip:\s*)""?\d+\.\d+\.\d+\.\d+""?", $"\"{address}\""));
        }
        return folder;
    }
}
