using HomeBinding.Configuration.OpenHabRules;
using HomeBinding.Engine.Groups;
using HomeBinding.Engine.Items;
using HomeBinding.Rules.Compilation;
using HomeBinding.Rules.Compiler;
using HomeBinding.Rules.Tests.Support;
using HomeBinding.Values;

namespace HomeBinding.Rules.Tests;

/// <summary>What is made of openHAB's rules compiles, and runs when they did.</summary>
public sealed class SkeletonTests
{
    private const string Head = "private void Run()\n    {\n";

    private static readonly IReadOnlyList<ItemDefinition> Items =
    [
        .. RuleHome.Items,
        new ItemDefinition { Name = "Dim", Type = ItemType.Dimmer, Groups = ["gAll"] },
        new ItemDefinition { Name = "Lamp", Type = ItemType.Switch, Groups = ["gAll", "gRoom"] },
        new ItemDefinition { Name = "gAll", Type = ItemType.Group, Group = new GroupDefinition() },
        new ItemDefinition { Name = "gEmpty", Type = ItemType.Group, Group = new GroupDefinition() },
        new ItemDefinition { Name = "Shutter", Type = ItemType.Rollershutter },
        new ItemDefinition { Name = "Tint", Type = ItemType.Color },
        new ItemDefinition { Name = "Radio", Type = ItemType.Player },
        new ItemDefinition { Name = "Where", Type = ItemType.Location },
        new ItemDefinition { Name = "switch", Type = ItemType.Switch },
        new ItemDefinition { Name = "ToString", Type = ItemType.Switch },
    ];

    private static readonly RoslynRuleCompiler Compiler = new();

    private static readonly string[] Triggers =
    [
        .. new[] { "Meter", "Light", "Window", "Text", "Power", "Wakeup", "Dim", "Shutter", "Tint", "Radio", "Where", "gAll", "switch", "ToString", "NoSuchItem" }.SelectMany(static item => new[]
        {
            $"Item {item} received command", $"Item {item} received command ON", $"Item {item} received update", $"Item {item} changed", $"Item {item} changed from NULL to UNDEF", $"Item {item} changed from ON to 5",
            $"Item {item} received update \"20.5 kW\"", $"Item {item} changed to PLAY", $"Item {item} changed from OPEN to CLOSED", $"Item {item} received command \"a\\\"b\\\\c\u2028d\"", $"Time is {item}", $"Time is {item} timeOnly offset=-60",
        }),
        "Member of gAll received command", "Member of gAll received command OFF", "Member of gAll received update", "Member of gAll received update ON", "Member of gAll changed", "Member of gAll changed from OFF to ON",
        "Member of gEmpty changed", "Member of gNone changed", "Channel \"a:b:c:d\" triggered", "Channel \"a:b:c:d\" triggered PRESSED", "Channel \"no id\" triggered",
        "Time is noon", "Time is 8:30", "System started", "System reached start level 80", "System shuts down",
        "Thing \"a:b:c\" received update", "Thing \"a:b:c\" received update ONLINE", "Thing \"a:b:c\" changed", "Thing \"a:b:c\" changed from ONLINE to OFFLINE", "Thing \"x\" changed",
        "Time cron \"*/10 * * * * ?\"", "Time cron \"0 * * * * ?\"", "Time cron \"5 0/15 * * * ?\"", "Time cron \"0 0 * * * ?\"", "Time cron \"0 30 */2 * * *\"", "Time cron \"0 0 10 * * ?\"",
        "Time cron \"30 0,30 8,20 ? * MON-FRI,SUN *\"", "Time cron \"0 0 12 1 * ?\"", "Time cron \"0 0 12 * * 2-6\"", "Time cron \"@daily\"", "Time cron \"@yearly\"", "Time cron \"@weekly\"",
    ];

    private static readonly string[] Conditions =
    [
        "Time is between 8:00 and 20:30", "Day is MONDAY, SUNDAY", "Day is weekend", "Day offset=1 is not weekday", "Day is holiday", "Day in \"school\"", "500 ms between executions", "System start level is at least 50",
        "Thing \"a:b:c\" is ONLINE", "Thing \"a:b:c\" is not OFFLINE", "Thing \"x\" is ONLINE", "Item Light = ON", "Item Light != NULL", "Item Light > ON", "Item Meter >= 5.5", "Item Meter < Count", "Item Power > \"2 kW\"",
        "Item Power = 5", "Item Text = \"a b\"", "Item Window != OPEN", "Item Dim <= 50", "Item Radio = PLAY", "Item NoSuchItem = ON", "Item switch = ON",
    ];

    [Fact]
    public void Of_EachTriggerAndCondition_MakesAClassThatCompiles()
    {
        var rules = string.Concat(Triggers.Select((each, index) => $"rule \"Trigger {index}\"\nwhen {each}\nthen\n  {{ var x = \"}} */ // \" }}\nend\n"))
            + string.Concat(Conditions.Select((each, index) => $"rule \"Condition {index}\"\nwhen Item Light changed\nbut only if {each}\nthen\nend\n"))
            + $"rule all when {string.Join("\nor ", Triggers)}\nbut only if {string.Join("\nand ", Conditions)}\nthen\n receivedCommand + Meter.state + triggeringItem \nend\nrule \"Items\" then end\nrule \"5 \ud83d\ude00\" then end\nrule \"é ü\" then\nend\nrule \"Power\" then end\n";

        var skeletons = Make("import a.b\nvar x = 5 /* \u2028 */\n" + rules);

        Assert.Equal(Triggers.Length + Conditions.Length + 5, skeletons.Count);
        Assert.All(skeletons, AssertCompiles);
        Assert.Equal(["All", "ItemsRule", "Rule5", "ÉÜ", "PowerRule"], skeletons.TakeLast(5).Select(static each => each.ClassName));
        Assert.Equal(skeletons.Count, skeletons.Select(static each => each.FileName).Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    [Fact]
    public void Of_FilesThatAreThere_TakesOtherNames()
    {
        var taken = new HashSet<string> { "LIGHT" };

        var names = Make("rule \"light\" then end\nrule \"Light\" then end\n", taken).Concat(Make("rule light then end\n", taken)).Select(static each => each.ClassName);

        Assert.Equal(["Light2", "Light3", "Light4"], names);
        Assert.Equal(["LIGHT", "Light2", "Light3", "Light4"], taken);
    }

    [Fact]
    public void Of_Rule_IsReadable() => Assert.Equal(
        """
        // rules/a.rules:3:1: openHAB's rule "Too warm", uid "warm", tags Heat.
        // It runs when that one ran; what it did is still to be written in Run, where the old code is.
        // The file began with:
        //     var limit = 5
        public sealed class TooWarm : Rule<Items>
        {
            protected override void Define()
            {
                // Item Window changed from CLOSED to OPEN
                On(Items.Window.Changes.Where(change => change.Old == OpenClosed.Closed && change.New == OpenClosed.Open), _ => Run());

                // Time cron "0 0 0 1 1 ?"
                // Rules have no cron expressions here yet. Every(TimeSpan.FromMinutes(1), …) and Observable.Timer(…, Context.Scheduler) are what there is.
            }

            private void Run()
            {
                // but only if Item Meter > 20
                if (!(Items.Meter.State > 20m)) return;

                // It used Items.Light (Switch), Items.Text (String).
                // newState: On(…, change => Run(change)) gives what the trigger knows.
                // It did:
                //     Light.sendCommand(ON)
                //
                //         Text.postUpdate("it is " + newState)
            }
        }

        """.ReplaceLineEndings("\n"),
        Assert.Single(Make("var limit = 5\n\nrule \"Too warm\" uid=warm [Heat] when Item Window changed from CLOSED to OPEN or Time cron \"0 0 0 1 1 ?\"\nbut only if Item Meter > 20\nthen\n\n    Light.sendCommand(ON)\n\n        Text.postUpdate(\"it is \" + newState)\nend\n")).Source);

    [Fact]
    public void Of_RulesThatPeopleWrote_Compile()
    {
        foreach (var (name, content) in Corpus.Files(".rules"))
        {
            var skeletons = Make(System.Text.Encoding.UTF8.GetString(content), null, file => [.. file.Rules.SelectMany(static each => each.Triggers).OfType<ItemTrigger>().Select(static each => each.Item).Distinct().Select(static each => RuleHome.Item(each, ItemType.Switch))]);
            Assert.All(skeletons, AssertCompiles);
        }
    }

    [Theory]
    [InlineData("Item Light changed to ON", "Light OFF,Light ON,Light ON,Light OFF,Light ON", 2)]
    [InlineData("Item Light changed from ON", "Light ON,Light OFF,Light NULL", 1)]
    [InlineData("Item Light changed to NULL", "Light ON,Light NULL", 1)]
    [InlineData("Item Light received update ON", "Light ON,Light ON,Light OFF", 2)]
    [InlineData("Item Meter changed to 5", "Meter 5,Meter 6,Meter 5.0,Meter 5", 2)]
    [InlineData("Item Text received update \"a b\"", "Text a b,Text c", 1)]
    [InlineData("Item Power changed to \"2 kW\"", "Power 1 kW,Power 2000 W", 1)]
    [InlineData("Item Dim changed to 50", "Dim 40,Dim 50", 1)]
    [InlineData("Item Radio changed to PLAY", "Radio PAUSE,Radio PLAY", 1)]
    [InlineData("Member of gAll changed to ON", "Lamp ON,Lamp OFF,Dim 5,Light ON,Lamp ON", 2)]
    [InlineData("Member of gAll received update", "Lamp ON,Lamp ON,Dim 5,Light ON", 3)]
    public async Task Run_WhenStatesCome_AsOpenHabsRule(string trigger, string states, int runs)
    {
        await using var home = await StartAsync($"rule r when {trigger}\nthen\n  x\nend");

        foreach (var each in states.Split(','))
        {
            var (name, text) = (each[..each.IndexOf(' ', StringComparison.Ordinal)], each[(each.IndexOf(' ', StringComparison.Ordinal) + 1)..]);
            Assert.True(home.Engine.FindItem(name)!.Definition.Type.TryParseState(text, out var state));
            await home.SetAsync(name, state);
            await home.SettledAsync();
        }

        Assert.Equal(runs, Runs(home));
    }

    [Fact]
    public async Task Run_WhenCommandsCome_AsOpenHabsRule()
    {
        await using var home = await StartAsync("rule r when Item Light received command ON or Member of gAll received command OFF\nthen\n  x\nend");

        foreach (var (item, command) in new[] { ("Light", OnOff.On), ("Light", OnOff.Off), ("Lamp", OnOff.Off), ("Lamp", OnOff.On) })
        {
            await home.Engine.SendCommandAsync(item, command, RuleHome.User);
            // The rule counts in an item: the next run has to see what this one has made of it.
            await home.SettledAsync();
        }

        Assert.Equal(2, Runs(home));
    }

    [Theory]
    [InlineData("Time cron \"0/20 * * * * ?\"", 20, 3, 3)]
    [InlineData("Time cron \"0 0/15 * * * ?\"", 900, 4, 4)]
    [InlineData("Time is 13:00", 600, 6, 1)]
    [InlineData("Time is 12:59", 3600, 48, 2)]
    [InlineData("Time is noon", 3600, 24, 1)]
    [InlineData("Time cron \"30 15 14,16 * * ?\"", 1800, 48, 2)]
    [InlineData("Time cron \"0 0 13 ? * MON,WED\"", 7200, 84, 2)]
    [InlineData("System started", 10, 1, 1)]
    public async Task Run_WhenItIsTime_AsOpenHabsRule(string trigger, int seconds, int steps, int runs)
    {
        // It begins on a Monday at noon.
        await using var home = await StartAsync($"rule r when {trigger}\nthen\n  x\nend");

        for (var i = 0; i < steps; i++)
        {
            home.Time.Advance(TimeSpan.FromSeconds(seconds));
            await home.SettledAsync();
        }

        Assert.Equal(runs, Runs(home));
    }

    [Theory]
    [InlineData("Time is Wakeup", 1)]
    [InlineData("Time is Wakeup offset=60", 1)]
    [InlineData("Time is Wakeup offset=-120", 0)]
    [InlineData("Time is Wakeup timeOnly", 2)]
    public async Task Run_AtTheTimeOfAnItem_AsOpenHabsRule(string trigger, int runs)
    {
        await using var home = await StartAsync($"rule r when {trigger}\nthen\n  x\nend");
        await home.SetAsync("Wakeup", new DateTimeValue(home.Time.GetUtcNow().AddSeconds(-90)));
        await home.SettledAsync();
        await home.SetAsync("Wakeup", new DateTimeValue(home.Time.GetUtcNow().AddSeconds(90)));
        await home.SettledAsync();

        for (var i = 0; i < 26; i++)
        {
            home.Time.Advance(TimeSpan.FromHours(1));
            await home.SettledAsync();
        }

        Assert.Equal(runs, Runs(home));
    }

    [Theory]
    [InlineData("Time is between 11:00 and 13:00", true)]
    [InlineData("Time is between 13:00 and 11:00", false)]
    [InlineData("Time is between 23:00 and 12:30", true)]
    [InlineData("Day is MONDAY", true)]
    [InlineData("Day is weekend", false)]
    [InlineData("Day offset=-1 is weekend", true)]
    [InlineData("Item Meter > 5", false)]
    [InlineData("Item Meter <= 5", true)]
    [InlineData("Item Text = NULL", true)]
    [InlineData("Item Text != NULL", false)]
    [InlineData("Item Power = \"1000 W\"", true)]
    [InlineData("Thing \"a:b:c\" is ONLINE", false)]
    [InlineData("Thing \"a:b:c\" is not ONLINE", true)]
    public async Task Run_OnlyIfTheConditionHolds(string condition, bool runs)
    {
        await using var home = await StartAsync($"rule r when Item Light changed\nbut only if {condition}\nthen\n  x\nend");
        await home.SetAsync("Meter", 5);
        await home.SetAsync("Power", 1 * Units.Units.Kilowatt);

        await home.SetAsync("Light", OnOff.On);
        await home.SettledAsync();

        Assert.Equal(runs ? 1 : 0, Runs(home));
    }

    [Fact]
    public async Task Run_WithATimeBetweenExecutions_LeavesThoseInBetweenOut()
    {
        await using var home = await StartAsync("rule r when Item Light received update\nbut only if 1000 ms between executions\nthen\n  x\nend");

        for (var i = 0; i < 6; i++)
        {
            await home.SetAsync("Light", OnOff.On);
            await home.SettledAsync();
            home.Time.Advance(TimeSpan.FromMilliseconds(400));
        }

        Assert.Equal(2, Runs(home));
    }

    private static IReadOnlyList<RuleSkeleton> Make(string text, ISet<string>? taken = null, Func<OpenHabRuleFile, IReadOnlyList<ItemDefinition>>? items = null)
    {
        var folder = Directory.CreateTempSubdirectory("homebinding-rules-");
        try
        {
            Directory.CreateDirectory(Path.Combine(folder.FullName, "rules"));
            File.WriteAllText(Path.Combine(folder.FullName, "rules", "a.rules"), text);
            var file = OpenHabRuleReader.Read(folder.FullName, "rules/a.rules", out _)!;
            return RuleSkeleton.Of(file, items?.Invoke(file) ?? Items, ItemsSource.MemberName, taken ?? new HashSet<string>());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void AssertCompiles(RuleSkeleton skeleton)
    {
        var names = UsedItems.Of(skeleton.Source, name => Items.FirstOrDefault(each => each.Name == name)?.Type ?? ItemType.Switch).Source;
        var compiled = Compiler.Compile("test", skeleton.FileName, skeleton.Source, names);
        Assert.True(compiled.Diagnostics.Count == 0 && compiled.Assembly is not null, $"{string.Join('\n', compiled.Diagnostics)}\n{skeleton.Source}");
    }

    // The rule counts how often it runs.
    private static async Task<RuleHome> StartAsync(string rule)
    {
        var home = await RuleHome.StartAsync(Items);
        await home.SetAsync("Count", 0);
        var skeleton = Assert.Single(Make(rule));
        Assert.Contains(Head, skeleton.Source, StringComparison.Ordinal);
        await home.LoadAsync(skeleton.ClassName, skeleton.Source.Replace("// It did:", "Items.Count.PostUpdate((Items.Count.State ?? 0) + 1);", StringComparison.Ordinal));
        Assert.Empty(home.Rules.Errors);
        await home.SettledAsync();
        return home;
    }

    private static decimal Runs(RuleHome home) => ((DecimalValue)home.State("Count")).Value;
}
