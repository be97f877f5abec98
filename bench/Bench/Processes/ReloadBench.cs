using System.Diagnostics;

namespace HomeBinding.Bench.Processes;

/// <summary>From a saved file to the new code in force, while the home runs.</summary>
internal static class ReloadBench
{
    public static Task RunAsync(Report report)
    {
        report.Heading("Taking changes in while running");
        using var simulator = Child.Start(Repository.Host, "simulator", "--car");
        var address = simulator.WaitFor(static line => line.Contains(" serial ", StringComparison.Ordinal)).Split(' ')[0];
        var folder = StartBench.Sample(address);
        var bundled = Path.Combine(Path.GetDirectoryName(Repository.Host)!, "bindings", "GoECharger");
        var own = Path.Combine(folder, "bindings", "GoECharger");
        Directory.CreateDirectory(own);
        foreach (var file in Directory.GetFiles(bundled)) File.Copy(file, Path.Combine(own, Path.GetFileName(file)));

        using var host = Child.Start(Repository.Host, "run", folder, "--events", "--no-http");
        host.WaitFor(static line => line.StartsWith("First item state", StringComparison.Ordinal));
        var rule = Path.Combine(folder, "rules", "SolarCharging.cs");
        var rules = Measure(6, run => File.WriteAllText(rule, File.ReadAllText(rule) + $"\n// {run}\n"), () => host.WaitFor(static line => line.StartsWith("rules ", StringComparison.Ordinal)));
        var assembly = Path.Combine(own, "GoECharger.dll");
        var bytes = File.ReadAllBytes(assembly);
        var bindings = Measure(6, _ => File.WriteAllBytes(assembly, bytes), () => host.WaitFor(static line => line.StartsWith("thing ", StringComparison.Ordinal) && line.Contains(" is ONLINE", StringComparison.Ordinal)));
        report.Table(
            ["what", "first ms", "median ms of the rest", "slowest ms"],
            [["rule saved → new code runs", .. rules], ["binding's DLL replaced → its thing ONLINE on it", .. bindings]]);
        Directory.Delete(folder, recursive: true);
        return Task.CompletedTask;
    }

    private static object[] Measure(int runs, Action<int> change, Action wait)
    {
        var times = new List<double>();
        for (var run = 0; run < runs; run++)
        {
            var watch = Stopwatch.StartNew();
            change(run);
            wait();
            times.Add(watch.Elapsed.TotalMilliseconds);
        }
        var rest = times[1..];
        rest.Sort();
        return [$"{times[0]:F0}", $"{rest[rest.Count / 2]:F0}", $"{rest[^1]:F0}"];
    }
}
