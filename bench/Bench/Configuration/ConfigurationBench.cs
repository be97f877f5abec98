using System.Diagnostics;
using System.Globalization;
using HomeBinding.Bench.Engine;
using HomeBinding.Configuration.Live;
using HomeBinding.Engine;
using Microsoft.Extensions.Logging.Abstractions;

namespace HomeBinding.Bench.Configuration;

/// <summary>From files to a running model, and from a changed line to the changed item.</summary>
internal static class ConfigurationBench
{
    private const int Runs = 5;

    public static async Task RunAsync(Report report, int[] counts)
    {
        var (loads, reloads) = (new List<object[]>(), new List<object[]>());
        foreach (var format in (string[])["YAML", "openHAB text"])
        {
            foreach (var count in counts.Length > 0 ? counts : [1_000, 10_000, 100_000])
            {
                var folder = Directory.CreateTempSubdirectory("homebinding-bench-").FullName;
                SampleFiles.Write(folder, format, count);
                loads.Add([format, $"{count:N0}", .. await LoadAsync(folder, count)]);
                reloads.Add([format, $"{count:N0}", .. await ReloadAsync(folder)]);
                Directory.Delete(folder, recursive: true);
            }
        }
        report.Heading($"Read, check and apply files of {SampleFiles.ItemsPerFile:N0} items, one thing to {SampleFiles.ItemsPerThing} of them");
        report.Line($"Each item has a label, a format, an icon, a group, two tags and a link. Median of {Runs} loads into a new engine; the first of the process has the JIT's work in it.\n");
        report.Table(["format", "items", "ms, first", "ms, median", "µs an item"], loads);
        report.Heading("One line of one file changes");
        report.Line("From the start of the look at the files to the moment when everybody sees the change; and all of it, from the end of the write on, with the 60 ms in which the watcher waits for further writes.\n");
        report.Table(["format", "items", "a label, ms", "a line added on top, ms", "nothing, ms", "a label, saved to seen, ms"], reloads);
    }

    private static async Task<object[]> LoadAsync(string folder, int count)
    {
        var times = new List<double>();
        for (var run = 0; run < Runs; run++)
        {
            await using var home = await StartAsync(folder);
            times.Add(await home.TimeAsync());
            if (home.Engine.Items.Count() < count || home.Model.Diagnostics.Count > 0) throw new InvalidOperationException($"The sample is wrong: {string.Join(" ", home.Model.Diagnostics)}");
        }
        var first = times[0];
        times.Sort();
        return [Ms(first), Ms(times[Runs / 2]), $"{times[Runs / 2] * 1000 / count:F1}"];
    }

    private static async Task<object[]> ReloadAsync(string folder)
    {
        await using var home = await StartAsync(folder);
        await home.TimeAsync();
        var path = SampleFiles.PathOf(folder, 0);
        var original = await File.ReadAllTextAsync(path);
        var (labels, lines, nothing) = (new List<double>(), new List<double>(), new List<double>());
        for (var run = 0; run < Runs; run++)
        {
            await File.WriteAllTextAsync(path, original.Replace("Power of meter 500", $"Label {run}", StringComparison.Ordinal));
            labels.Add(await home.TimeAsync());
            await File.WriteAllTextAsync(path, original.Replace("Power of meter 500", $"Label {run}", StringComparison.Ordinal).Insert(original.IndexOf('\n') + 1, string.Concat(Enumerable.Repeat("\n", run + 1))));
            lines.Add(await home.TimeAsync());
            nothing.Add(await home.TimeAsync());
        }
        return [.. new[] { labels, lines, nothing, await SaveAsync(home, path, original) }.Select(static each => Ms(each.Order().ElementAt(Runs / 2)))];
    }

    private static async Task<List<double>> SaveAsync(Home home, string path, string original)
    {
        home.Model.StartWatching();
        var times = new List<double>();
        for (var run = 0; run < Runs; run++)
        {
            var seen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            void See(ModelUpdate update)
            {
                if (!update.IsEmpty) seen.TrySetResult();
            }

            home.Model.Applied += See;
            await File.WriteAllTextAsync(path, original.Replace("Power of meter 500", $"Saved {run}", StringComparison.Ordinal));
            var start = Stopwatch.GetTimestamp();
            await seen.Task.WaitAsync(TimeSpan.FromSeconds(30));
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            home.Model.Applied -= See;
        }
        return times;
    }

    private static async Task<Home> StartAsync(string folder)
    {
        var engine = new HomeEngine(TimeProvider.System, NullLoggerFactory.Instance);
        engine.Start();
        await engine.Things.AddBindingAsync(BenchBinding.Create());
        return new Home(engine, new ModelManager(engine, folder));
    }

    private static string Ms(double ms) => ms.ToString("F0", CultureInfo.InvariantCulture);

    private sealed record Home(HomeEngine Engine, ModelManager Model) : IAsyncDisposable
    {
        public async Task<double> TimeAsync()
        {
            var start = Stopwatch.GetTimestamp();
            var update = await Model.LoadAsync();
            var time = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            await update.Settled;
            return time;
        }

        public async ValueTask DisposeAsync()
        {
            await Model.DisposeAsync();
            await Engine.DisposeAsync();
        }
    }
}
