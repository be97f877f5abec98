using System.Diagnostics;
using System.Globalization;

namespace HomeBinding.Bench.Processes;

/// <summary>Many simulated chargers at 5 s over real HTTP, the simulator in a process of its own; and the same polls by a bare HttpClient loop.</summary>
internal static class PollingBench
{
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Measured = TimeSpan.FromSeconds(30);

    public static async Task RunAsync(Report report, int[] counts)
    {
        report.Heading("Polling, 5 s each, 21 items a charger");
        var rows = new List<object[]>();
        foreach (var count in counts.Length > 0 ? counts : [1, 10, 100, 1000, 5000])
        {
            rows.Add(await MeasureAsync("homebinding run", count, static addresses =>
            {
                var folder = ChargerHome.Write(addresses);
                return (Child.Start(Repository.Host, "run", folder, "--urls", "http://127.0.0.1:0"), folder);
            }));
            rows.Add(await MeasureAsync("bare HttpClient loop", count, static addresses =>
            {
                var list = Path.GetTempFileName();
                File.WriteAllLines(list, addresses);
                return (Child.Start(typeof(Floor).Assembly.Location, "floor", list), list);
            }));
        }
        report.Table(["chargers", "what", "polls", "CPU ms a poll", "of one core", "RSS MB after 60 s", "RSS MB at the end", "missed polls"], rows);
    }

    private static async Task<object[]> MeasureAsync(string what, int count, Func<string[], (Child Child, string Trace)> start)
    {
        using var simulator = Child.Start(Repository.Host, "simulator", "--count", count.ToString(CultureInfo.InvariantCulture), "--car", "--report");
        var addresses = Enumerable.Range(0, count).Select(_ => simulator.WaitFor(static line => line.Contains(" serial ", StringComparison.Ordinal)).Split(' ')[0]).ToArray();
        simulator.WaitFor(static line => line.StartsWith("Ready", StringComparison.Ordinal));
        var (polling, trace) = start(addresses);
        try
        {
            // Counted from when it has started: thousands of things take their time on a busy machine.
            polling.WaitFor(static line => line.StartsWith("HomeBinding runs", StringComparison.Ordinal) || line.StartsWith("Ready", StringComparison.Ordinal));
            await Task.Delay(Settling, TimeProvider.System);
            var before = Polls(simulator);
            var cpu = polling.Cpu;
            var rss = polling.Rss;
            var watch = Stopwatch.StartNew();
            await Task.Delay(Measured, TimeProvider.System);
            var after = Polls(simulator);
            var used = polling.Cpu - cpu;
            var seconds = watch.Elapsed.TotalSeconds;
            var polls = after - before;
            // Each charger is due every 5 s; the window may cut one poll off.
            var missed = Math.Max(0, ((((long)(seconds / 5)) - 1) * count) - polls);
            return [count, what, polls, $"{used.TotalMilliseconds / polls:F3}", $"{used.TotalSeconds / seconds:P1}", $"{rss:F0}", $"{polling.Rss:F0}", missed];
        }
        finally
        {
            polling.Dispose();
            if (Directory.Exists(trace)) Directory.Delete(trace, recursive: true);
            else File.Delete(trace);
        }
    }

    private static long Polls(Child simulator)
    {
        simulator.Send("polls");
        return long.Parse(simulator.WaitFor(static line => line.StartsWith("polls ", StringComparison.Ordinal)).Split(' ')[1], CultureInfo.InvariantCulture);
    }
}
