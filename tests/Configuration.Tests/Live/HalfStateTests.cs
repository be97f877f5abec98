using System.Globalization;
using HomeBinding.Engine.Events;
using HomeBinding.Engine.Items;
using HomeBinding.Values;
using Xunit;

namespace HomeBinding.Configuration.Tests.Live;

/// <summary>Whoever looks sees the files as they were before a change, or as they are after it, and nothing between.</summary>
public sealed class HalfStateTests
{
    private const int Versions = 60;

    [Fact]
    public async Task Load_ManyEditsUnderLoad_NobodySeesHalfOfOne()
    {
        var random = new Random(4711);
        await using var home = await LiveHome.StartAsync(Write(random, 0));
        using var stop = new CancellationTokenSource();
        var seen = new HashSet<int>();
        var wrong = new List<string>();
        // A rule that looks at all of the model whenever anything happens, and channels that do not rest.
        var rule = home.Engine.CreateMailbox("rule");
        var runs = 0;
        await home.Engine.SubscribeAllAsync(rule, ItemEventKinds.All, (_, _) => Interlocked.Increment(ref runs));
        var load = Task.Run(() => StormAsync(home, stop.Token));
        var looking = Task.Run(() => LookAsync(home, seen, wrong, stop.Token));

        for (var version = 1; version <= Versions; version++)
        {
            foreach (var (path, content) in Write(random, version)) home.Write(path, content);
            // One edit in four is broken, and changes nothing.
            if (random.Next(4) == 0)
            {
                home.Write("things/broken.things", "version: 1\nthings: [");
                home.Write("items/broken.items", "version: 1\nitems:\n  A0: { type: Number, label: nobody sees this }\n");
            }
            else
            {
                File.Delete(home.PathOf("things/broken.things"));
                File.Delete(home.PathOf("items/broken.items"));
            }
            await home.LoadAsync();
        }
        await stop.CancelAsync();
        await Task.WhenAll(load, looking).WaitAsync(Eventually.Limit);

        Assert.Empty(wrong);
        Assert.True(seen.Count > 1, "Nobody looked between the edits.");
        Assert.True(runs > 0);
        Assert.Equal(Versions, VersionOf(home.Item("A0").Definition.Label));
    }

    // In every version all labels name it, the number of items differs, half of them are linked, and the group has all of them.
    private static (string Path, string Content)[] Write(Random random, int version)
    {
        var count = random.Next(5, 40);
        var items = string.Concat(Enumerable.Range(0, count).Select(each =>
            $"  A{each}: {{ type: Switch, label: v{version}-{count}, groups: [G]{(each % 2 == 0 ? $", channel: \"test:lamp:l{each % 4}:switch\"" : "")} }}\n"));
        var things = string.Concat(Enumerable.Range(0, 4).Select(each => $"  test:lamp:l{each}: {{ label: v{version}-{count}, config: {{ size: {1 + ((version + each) % 10)} }} }}\n"));
        return
        [
            ("items/a.items", "version: 1\nitems:\n" + items),
            ("items/g.items", $"version: 1\nitems:\n  G: {{ type: Group, label: v{version}-{count}, group: {{ type: Switch, function: OR, parameters: [ON, OFF] }} }}\n"),
            ("things/a.things", "version: 1\nthings:\n" + things),
        ];
    }

    private static async Task LookAsync(LiveHome home, HashSet<int> seen, List<string> wrong, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            await home.Engine.InvokeAsync(() =>
            {
                var items = home.Engine.Items.ToArray();
                var labels = items.Select(static each => each.Definition.Label).Concat(home.Engine.Things.All.Select(static each => each.Definition.Label)).Distinct().ToArray();
                seen.Add(VersionOf(labels[0]));
                if (labels.Length != 1) wrong.Add($"Labels {string.Join(", ", labels)}.");
                else if (items.Length - 1 != int.Parse(labels[0]!.Split('-')[1], CultureInfo.InvariantCulture)) wrong.Add($"{items.Length} items at {labels[0]}.");
                else if (items.Count(static each => each.Links.Count == 1) != items.Length / 2) wrong.Add($"{items.Count(static each => each.Links.Count == 1)} links of {items.Length} items.");
                else if (home.Item("G").State is OnOff group && group != (items.Any(each => each.Name != "G" && each.State == OnOff.On) ? OnOff.On : OnOff.Off)) wrong.Add("The group is not what its members are.");
            });
        }
    }

    private static async Task StormAsync(LiveHome home, CancellationToken stop)
    {
        for (var i = 0; !stop.IsCancellationRequested; i++)
        {
            var name = $"A{i % 40}";
            if (home.Engine.FindItem(name) is null) continue;
            try
            {
                await home.Engine.PostUpdateAsync(name, i % 3 == 0 ? OnOff.On : OnOff.Off, new EventSource(SourceKind.User, "storm"));
            }
            catch (ArgumentException)
            {
                // It has gone since.
            }
        }
    }

    private static int VersionOf(string? label) => int.Parse(label!.Split('-')[0][1..], CultureInfo.InvariantCulture);
}
