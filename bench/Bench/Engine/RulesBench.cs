using System.Diagnostics;
using HomeBinding.Engine;
using HomeBinding.Engine.Items;
using HomeBinding.Rules.Compilation;
using HomeBinding.Rules.Compiler;
using HomeBinding.Rules.Running;
using HomeBinding.Units;
using Microsoft.Extensions.Logging.Abstractions;

namespace HomeBinding.Bench.Engine;

/// <summary>What a change of items costs the rules.</summary>
internal static class RulesBench
{
    private const int Rules = 200;

    private static readonly ItemType Watts = ItemType.Quantity(Power.Definition);

    public static async Task RunAsync(Report report)
    {
        report.Heading($"The rules are told of changed items, {Rules} rules; median of 9, ms (KB allocated)");
        var rows = new List<object[]>();
        foreach (var count in new[] { 1_000, 10_000, 100_000 }) rows.Add(await MeasureAsync(count));
        report.Table(["items", "of none that a rule uses", "one that a rule uses is gone: the error is there", "it is back: the rule is right again", "it has another type: compiled for it"], rows);

        report.Heading("The class Items for a project of the rules, with documentation");
        report.Table(["items", "ms", "MB"], [.. new[] { 10_000, 100_000 }.Select(Generate)]);
    }

    private static async Task<object[]> MeasureAsync(int count)
    {
        var folder = Directory.CreateTempSubdirectory("homebinding-bench-").FullName;
        await using var engine = new HomeEngine(TimeProvider.System, NullLoggerFactory.Instance);
        engine.Start();
        await engine.AddAsync([.. Enumerable.Range(0, count).Select(each => Item(each))], []);
        for (var rule = 0; rule < Rules; rule++) await File.WriteAllTextAsync(Path.Combine(folder, $"Rule{rule}.cs"), Rule(rule));
        await using (var manager = new RuleManager(engine, folder, Path.Combine(folder, "cache"), static () => new RoslynRuleCompiler()))
        {
            await manager.LoadAllAsync();
            if (manager.Errors.Count > 0) throw new InvalidOperationException(manager.Errors[0].ToString());

            var others = new Times();
            var gone = new Times();
            var back = new Times();
            var typed = new Times();
            for (var run = 0; run < 10; run++)
            {
                await engine.ApplyAsync(new ModelChange { AddItems = [Item(count + run)] });
                await others.AddAsync(manager);
                await engine.ApplyAsync(new ModelChange { RemoveItems = ["Item7"] });
                await gone.AddAsync(manager);
                await engine.ApplyAsync(new ModelChange { AddItems = [Item(7)] });
                await back.AddAsync(manager);
                await engine.ApplyAsync(new ModelChange { ReplaceItems = [Item(9, ItemType.Number)] });
                await typed.AddAsync(manager);
                // What is compiled once is in the cache; the next round is to compile again.
                await engine.ApplyAsync(new ModelChange { ReplaceItems = [Item(9)] });
                await manager.ModelChangedAsync();
            }
            if (manager.Errors.Count > 0) throw new InvalidOperationException(manager.Errors[0].ToString());
            Directory.Delete(folder, recursive: true);
            return [$"{count:N0}", others, gone, back, typed];
        }
    }

    private static ItemDefinition Item(int number, ItemType? type = null) => new() { Name = $"Item{number}", Type = type ?? Watts, Label = $"Label of {number}" };

    // Long enough to be one of somebody's: about a hundred different words.
    private static string Rule(int number) =>
        $$"""
        /// <summary>Switches the load number {{number}} off while the house draws more than it should, and says so.</summary>
        public sealed class Rule{{number}} : Rule<Items>
        {
            private static readonly TimeSpan Pause = TimeSpan.FromMinutes(10);
            private DateTimeOffset _switchedAt;
            private decimal _most;

            protected override void Define()
            {
                On(Items.Item{{number}}.Changes.Where(each => each.New is not null && each.Old is not null), change => Check($"{change.New}", change.Time));
                On(Items.Item{{number + Rules}}.Values.Throttle(TimeSpan.FromSeconds(5), Context.Scheduler), value => Log.LogInformation("Now {Value}", value));
                Every(TimeSpan.FromHours(1), () => { _most = Math.Max(_most, _switchedAt.Minute); Log.LogDebug("The most was {Most}", _most); });
            }

            private void Check(string text, DateTimeOffset now)
            {
                if (now - _switchedAt < Pause || text.Length == 0) return;
                _switchedAt = now;
                Items.Item{{number + (2 * Rules)}}.SendCommand(0 * Units.Watt, $"because of {text}");
            }
        }
        """;

    private static object[] Generate(int count)
    {
        var items = Enumerable.Range(0, count).Select(each => Item(each) with { Groups = ["House", "Energy"] }).ToArray();
        ItemsSource.Generate(items);
        var start = Stopwatch.GetTimestamp();
        var source = ItemsSource.Generate(items);
        return [$"{count:N0}", $"{Stopwatch.GetElapsedTime(start).TotalMilliseconds:F0}", $"{source.Length / 1e6:F1}"];
    }

    private sealed class Times
    {
        private readonly List<(double Milliseconds, long Bytes)> _all = [];

        public async Task AddAsync(RuleManager rules)
        {
            var bytes = GC.GetTotalAllocatedBytes(precise: true);
            var start = Stopwatch.GetTimestamp();
            await rules.ModelChangedAsync();
            _all.Add((Stopwatch.GetElapsedTime(start).TotalMilliseconds, GC.GetTotalAllocatedBytes(precise: true) - bytes));
        }

        // The first one is that of code which has never run.
        public override string ToString()
        {
            var rest = _all.Skip(1).Order().ToArray();
            return $"{rest[rest.Length / 2].Milliseconds:F1} ({rest[rest.Length / 2].Bytes / 1024:N0})";
        }
    }
}
