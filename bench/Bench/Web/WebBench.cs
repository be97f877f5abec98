using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using HomeBinding.Bench.Processes;

namespace HomeBinding.Bench.Web;

/// <summary>A home with 10,000 items and one simulated charger, asked over the loopback by this process: events, items, commands.</summary>
internal static class WebBench
{
    private const int Items = 10_000;
    private const int ChangesPerSecond = 100;
    private const int RequestsPerSecond = 2000;
    private const string Topics = "openhab/items/Item*/statechanged";

    private const int Unmeasured = 3;

    // Until the runtime has compiled what requests pass for the second time, which takes several seconds at this pace; what comes before is a start.
    private const int WarmUp = 10;

    // Longer than it takes to confirm a command.
    private static readonly TimeSpan ReadBack = TimeSpan.FromSeconds(1.5);
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(5);

    /// <summary>Measures.</summary>
    /// <param name="report">Gets the tables.</param>
    /// <param name="clients">Event streams.</param>
    /// <param name="seconds">How long each part lasts.</param>
    public static async Task RunAsync(Report report, int clients, int seconds)
    {
        using var simulator = Child.Start(Repository.Host, "simulator", "--count", "1", "--car", "--report");
        var charger = simulator.WaitFor(static line => line.Contains(" serial ", StringComparison.Ordinal)).Split(' ')[0];
        simulator.WaitFor(static line => line.StartsWith("Ready", StringComparison.Ordinal));
        var folder = ChargerHome.Write([charger]);
        try
        {
            AddItems(folder);
            var token = MakeToken(folder);
            using var host = Child.Start(Repository.Host, "run", folder, "--urls", "http://127.0.0.1:0");
            var address = new Uri(host.WaitFor(static line => line.StartsWith("Listening at ", StringComparison.Ordinal))["Listening at ".Length..]);
            var endpoint = IPEndPoint.Parse(address.Authority);
            using var client = Client(address, token);
            await Task.Delay(Settling, TimeProvider.System);

            report.Heading($"GET of one item, {RequestsPerSecond:N0} a second");
            report.Table(["requests", "p50 ms", "p99 ms", "max ms", "a second"], [GetOne(endpoint, token, seconds)]);
            report.Heading($"GET of {Items:N0} items");
            report.Table(["requests", "best ms", "worst ms", "MB", "RSS MB before", "RSS MB after"], [await GetAllAsync(client, host)]);
            report.Heading("POST of a command, until the simulated charger has it");
            report.Table(["commands", "p50 ms", "p99 ms", "max ms"], [await CommandAsync(client, simulator, seconds)]);
            report.Heading($"{ChangesPerSecond} changes of items a second to event streams");
            report.Table(["streams", "and such as read nothing", "events", "expected", "p50 ms", "p99 ms", "max ms", "host's CPU of one core", "RSS MB before", "RSS MB"], [await StreamAsync(client, host, endpoint, token, clients, 0, seconds), await StreamAsync(client, host, endpoint, token, clients, clients, seconds)]);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void AddItems(string folder)
    {
        var text = new StringBuilder("version: 1\nitems:\n");
        for (var i = 0; i < Items; i++) text.Append(CultureInfo.InvariantCulture, $"  Item{i}:\n    type: Number\n    label: Item number {i}\n    tags: [Point]\n");
        File.WriteAllText(Path.Combine(folder, "items", "many.items"), text.ToString());
    }

    private static string MakeToken(string folder)
    {
        using (var users = Child.Start(Repository.Host, "users", "add", "bench", folder, "--role", "administrator", "--tokens-only")) users.WaitFor(static _ => true);
        using var tokens = Child.Start(Repository.Host, "tokens", "add", "bench", "bench", folder);
        return tokens.WaitFor(static line => line.Contains("oh.bench.", StringComparison.Ordinal)).Split(' ').First(static each => each.StartsWith("oh.", StringComparison.Ordinal));
    }

    private static HttpClient Client(Uri address, string token)
    {
        var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 32, UseProxy = false }) { BaseAddress = address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    private static object[] GetOne(IPEndPoint endpoint, string token, int seconds)
    {
        RequestClient.Run(endpoint, token, RequestsPerSecond, WarmUp, Path);
        var watch = Stopwatch.StartNew();
        var latencies = RequestClient.Run(endpoint, token, RequestsPerSecond, seconds, Path);
        return [latencies.Count, .. Quantiles(latencies), $"{latencies.Count / watch.Elapsed.TotalSeconds:F0}"];

        static string Path(int number) => $"/rest/items/Item{number % Items}";
    }

    private static async Task<object[]> GetAllAsync(HttpClient client, Child host)
    {
        var buffer = new byte[64 * 1024];
        var (_, length) = await GetAsync();
        var before = host.Rss;
        var times = new List<double>();
        for (var i = 0; i < 20; i++) times.Add((await GetAsync()).Milliseconds);
        return [times.Count, $"{times.Min():F0}", $"{times.Max():F0}", $"{length / 1e6:F1}", $"{before:F0}", $"{host.Rss:F0}"];

        async Task<(double Milliseconds, long Length)> GetAsync()
        {
            var start = Stopwatch.GetTimestamp();
            using var answer = await client.GetAsync("/rest/items", HttpCompletionOption.ResponseHeadersRead);
            await using var stream = await answer.EnsureSuccessStatusCode().Content.ReadAsStreamAsync();
            var total = 0L;
            while (await stream.ReadAsync(buffer) is var count and > 0) total += count;
            return (Stopwatch.GetElapsedTime(start).TotalMilliseconds, total);
        }
    }

    // The simulator says when it got the command. It is asked when the command has been confirmed, which takes the binding a further poll: asking all the time would keep
    // both processors busy.
    private static async Task<object[]> CommandAsync(HttpClient client, Child simulator, int seconds)
    {
        var latencies = new List<double>();
        for (var i = 0; i < Unmeasured + (2 * seconds); i++)
        {
            using var body = new StringContent((6 + (i % 10)).ToString(CultureInfo.InvariantCulture), Encoding.UTF8, "text/plain");
            var start = TimeProvider.System.GetUtcNow();
            using var answer = await client.PostAsync("/rest/items/C0_maxCurrent", body);
            answer.EnsureSuccessStatusCode();
            await Task.Delay(ReadBack, TimeProvider.System);
            var came = LastCommand(simulator);
            if (came < start) throw new InvalidOperationException("A command has not come.");
            if (i >= Unmeasured) latencies.Add((came - start).TotalMilliseconds);
        }
        return [latencies.Count, .. Quantiles(latencies)];
    }

    private static DateTimeOffset LastCommand(Child simulator)
    {
        simulator.Send("last");
        return DateTimeOffset.ParseExact(simulator.WaitFor(static line => line.StartsWith("polls ", StringComparison.Ordinal)).Split(' ')[^1], "O", CultureInfo.InvariantCulture);
    }

    private static async Task<object[]> StreamAsync(HttpClient client, Child host, IPEndPoint endpoint, string token, int count, int deaf, int seconds)
    {
        var before = host.Rss;
        var streams = Enumerable.Range(0, count).Select(static _ => new StreamClient()).ToArray();
        var silent = Enumerable.Range(0, deaf).Select(static _ => new StreamClient()).ToArray();
        try
        {
            foreach (var each in streams.Concat(silent)) await each.OpenAsync(endpoint, token, Topics);
            var reading = streams.Select(static each => each.ReadAsync()).ToArray();
            await PaceAsync(ChangesPerSecond, 3, SendAsync);
            await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System);
            foreach (var each in streams) each.IsMeasuring = true;
            var (cpu, watch) = (host.Cpu, Stopwatch.StartNew());
            await PaceAsync(ChangesPerSecond, seconds, SendAsync);
            var (used, elapsed) = (host.Cpu - cpu, watch.Elapsed);
            await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System);
            var rss = host.Rss;
            foreach (var each in streams) each.Dispose();
            await Task.WhenAll(reading);
            var latencies = streams.SelectMany(static each => each.Latencies).ToList();
            return [count, deaf, latencies.Count, (long)count * ChangesPerSecond * seconds, .. Quantiles(latencies), $"{used / elapsed:P0}", $"{before:F0}", $"{rss:F0}"];
        }
        finally
        {
            foreach (var each in streams.Concat(silent)) each.Dispose();
        }

        // The value is when it was sent.
        async Task SendAsync(int number)
        {
            using var body = new StringContent(Stopwatch.GetTimestamp().ToString(CultureInfo.InvariantCulture), Encoding.UTF8, "text/plain");
            using var answer = await client.PutAsync($"/rest/items/Item{number % Items}/state", body);
            answer.EnsureSuccessStatusCode();
        }
    }

    // Whatever one takes, the next begins when it is due.
    private static async Task PaceAsync(int perSecond, int seconds, Func<int, Task> run)
    {
        var (watch, started) = (Stopwatch.StartNew(), new List<Task>(perSecond * seconds));
        using var ticks = new PeriodicTimer(TimeSpan.FromMilliseconds(1), TimeProvider.System);
        while (started.Count < perSecond * seconds && await ticks.WaitForNextTickAsync())
            while (started.Count < Math.Min(watch.Elapsed.TotalSeconds, seconds) * perSecond) started.Add(run(started.Count));
        await Task.WhenAll(started);
    }

    private static object[] Quantiles(List<double> values)
    {
        values.Sort();
        return [$"{At(0.5):F2}", $"{At(0.99):F2}", $"{values[^1]:F2}"];

        double At(double quantile) => values[(int)(quantile * (values.Count - 1))];
    }
}
