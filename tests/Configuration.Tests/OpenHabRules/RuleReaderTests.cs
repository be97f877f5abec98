using HomeBinding.Configuration.OpenHabRules;
using HomeBinding.Things;

namespace HomeBinding.Configuration.Tests.OpenHabRules;

public sealed class RuleReaderTests
{
    public static TheoryData<string, string> Triggers => new()
    {
        { "Item Lamp received command", "ItemCommandTrigger Lamp False  " },
        { "Item Lamp received command ON", "ItemCommandTrigger Lamp False ON " },
        { "Item Lamp received command \"a b\"", "ItemCommandTrigger Lamp False a b " },
        { "Item Lamp received update", "ItemUpdateTrigger Lamp False  " },
        { "Item Lamp received update 20.5", "ItemUpdateTrigger Lamp False 20.5 " },
        { "Item Lamp changed", "ItemChangeTrigger Lamp False  " },
        { "Item Lamp changed from OFF", "ItemChangeTrigger Lamp False OFF " },
        { "Item Lamp changed to ON", "ItemChangeTrigger Lamp False  ON" },
        { "Item Lamp changed from -1 to 'x'", "ItemChangeTrigger Lamp False -1 x" },
        { "Item Lamp changed to 20|°C", "ItemChangeTrigger Lamp False  20|°C" },
        { "Member of gAll received command OFF", "ItemCommandTrigger gAll True OFF " },
        { "Member of gAll received update", "ItemUpdateTrigger gAll True  " },
        { "Member of gAll changed from OPEN to CLOSED", "ItemChangeTrigger gAll True OPEN CLOSED" },
        { "Channel \"a:b:c:d\" triggered", "ChannelEventTrigger a:b:c:d  " },
        { "Channel 'a:b:c:g#d' triggered PRESSED", "ChannelEventTrigger a:b:c:g#d PRESSED " },
        { "Channel a:b:c:d triggered \"x y\"", "ChannelEventTrigger a:b:c:d x y " },
        { "Time cron \"0 0/15 * ? * MON-FRI\"", "CronTrigger 0 0/15 * ? * MON-FRI" },
        { "Time cron \"@daily\"", "CronTrigger @daily" },
        { "Time is midnight", "TimeOfDayTrigger 00:00" },
        { "Time is noon", "TimeOfDayTrigger 12:00" },
        { "Time is 8:05", "TimeOfDayTrigger 08:05" },
        { "Time is 23 : 59", "TimeOfDayTrigger 23:59" },
        { "Time is Alarm", "DateTimeTrigger Alarm False 0" },
        { "Time is Alarm timeOnly", "DateTimeTrigger Alarm True 0" },
        { "Time is Alarm offset=-300", "DateTimeTrigger Alarm False -300" },
        { "Time is Alarm timeOnly offset 60", "DateTimeTrigger Alarm True 60" },
        { "System started", "SystemTrigger 40" },
        { "System reached start level 80", "SystemTrigger 80" },
        { "System shuts down", "SystemTrigger " },
        { "Thing \"a:b:c\" received update", "ThingUpdateTrigger a:b:c  " },
        { "Thing \"a:b:c\" received update ONLINE", "ThingUpdateTrigger a:b:c Online " },
        { "Thing \"a:b:c\" changed", "ThingChangeTrigger a:b:c  " },
        { "Thing \"a:b:c\" changed from ONLINE to OFFLINE", "ThingChangeTrigger a:b:c Online Offline" },
        { "Thing 'a:b:c' changed to UNINITIALIZED", "ThingChangeTrigger a:b:c  Uninitialized" },
    };

    public static TheoryData<string, string> Conditions => new()
    {
        { "Time is between 8:00 and 20:30", "TimeCondition 08:00 20:30" },
        { "Time is between noon and midnight", "TimeCondition 12:00 00:00" },
        { "Day is MONDAY, Friday", "DayCondition Monday+Friday 0" },
        { "Day is weekend", "DayCondition Saturday+Sunday 0" },
        { "Day offset=1 is weekday", "DayCondition Monday+Tuesday+Wednesday+Thursday+Friday 1" },
        { "Day is holiday", "CalendarCondition  False 0" },
        { "Day offset -1 is not holiday", "CalendarCondition  True -1" },
        { "Day in \"school\"", "CalendarCondition school False 0" },
        { "Day offset 2 in trash", "CalendarCondition trash False 2" },
        { "500 ms between executions", "IntervalCondition 500" },
        { "System start level is at least 50", "StartLevelCondition 50" },
        { "Thing \"a:b:c\" is ONLINE", "ThingCondition a:b:c Online False" },
        { "Thing \"a:b:c\" is not OFFLINE", "ThingCondition a:b:c Offline True" },
        { "Item Lamp ON", "ItemCondition Lamp = ON" },
        { "Item Lamp = ON", "ItemCondition Lamp = ON" },
        { "Item Lamp != \"x y\"", "ItemCondition Lamp != x y" },
        { "Item Temp > 20.5", "ItemCondition Temp > 20.5" },
        { "Item Temp >= -5", "ItemCondition Temp >= -5" },
        { "Item Temp<5", "ItemCondition Temp < 5" },
        { "Item Temp <= Other", "ItemCondition Temp <= Other" },
    };

    public static TheoryData<string, string> Wrong => new()
    {
        { "rule \"a\"\nwhen\n  ...\nthen\nend", "3:3: warning: Expected a trigger, e.g. Item Lamp changed to ON, Time cron \"0 0 * * * ?\", or System started; found '.'." },
        { "rule \"a\"\nwhen\n  Item changed\n  or Item B chnged or\n  Itm C changed or Item D received or Item E received comand or Member gX changed\nthen\nend", "3:15: warning: Expected received command, received update, or changed; found the end of the line.\n4:13: warning: Expected received command, received update, or changed; found 'chnged'.\n5:3: warning: Expected a trigger, e.g. Item Lamp changed to ON, Time cron \"0 0 * * * ?\", or System started; found 'Itm'.\n5:36: warning: Expected command or update; found 'or'.\n5:55: warning: Expected command or update; found 'comand'.\n5:72: warning: Expected of and the name of a group; found 'gX'." },
        { "rule \"a\"\nwhen\n  Item A changed\n  Item B changed\nthen\nend", "4:3: warning: Expected or, but only if, or then behind the trigger; found 'Item'. | Write or between two triggers." },
        { "rule \"a\"\nwhen\n  Channel triggered or Channel \"a:b:c:d\" PRESSED or Time cron 5 or Time at 5 or Time is 25:00 or Time is\nthen\nend", "3:21: warning: Expected triggered behind the channel; found 'or'.\n3:42: warning: Expected triggered behind the channel; found 'PRESSED'.\n3:63: warning: Expected a cron expression in quotes; found '5'.\n3:73: warning: Expected cron and an expression in quotes, or is and a time; found 'at'.\n3:89: warning: Expected midnight, noon, a time such as 8:30, or the name of a DateTime item; found '25:00'.\n3:105: warning: Expected midnight, noon, a time such as 8:30, or the name of a DateTime item; found the end of what is before the code." },
        { "rule \"a\"\nwhen\n  Time cron \"0 0 * * ?\" or System begun or System shuts up or System reached start level high\nthen\nend", "3:13: warning: '0 0 * * ?' is not a cron expression; expected six or seven fields, second minute hour day month weekday [year]; found 5.\n3:35: warning: Expected started, reached start level and a number, or shuts down; found 'begun'.\n3:57: warning: Expected shuts down; found 'up'.\n3:90: warning: Expected a start level; found 'high'." },
        { "rule \"a\"\nwhen\n  Thing \"x\" changed to ONLIN or Thing \"x\" is ONLINE or Thing \"x\" received command\nthen\nend", "3:24: warning: 'ONLIN' is no status of things; expected one of UNINITIALIZED, INITIALIZING, UNKNOWN, ONLINE, OFFLINE, REMOVING, REMOVED. | Did you mean 'ONLINE'?\n3:43: warning: Expected received update, or changed; found 'is'.\n3:75: warning: Expected received update, or changed; found 'command'." },
        { "rule \"a\"\nwhen Item A changed\nbut only if Time is 8 and Day is MUNDAY and Item A ! 5 and 5 s between executions and Thing \"x\" is and maybe\nthen\nend", "3:21: warning: Expected is between two times; found '8'.\n3:34: warning: 'MUNDAY' is no day; expected one of SUNDAY, MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, weekday, weekend or holiday. | Did you mean 'SUNDAY'?\n3:54: warning: Expected != and a state; found '5'.\n3:62: warning: Expected ms between executions; found 's'.\n3:104: warning: Expected a condition, e.g. Item Lamp = ON, Time is between 8:00 and 20:00, or Day is weekend; found 'maybe'." },
        { "rule \"a\"\nwhen Item A changed but if Item A = ON\nthen\nend", "2:28: warning: Expected but only if; found 'Item'." },
        { "rule \"a\" uid= [x\nwhen Item A changed\nthen\nend", "1:15: warning: Expected the rule's id in quotes; found '['.\n1:15: warning: The '[' that opens here is not closed. | Write ] where it ends." },
        { "rule \"a\"\nwhen Item A changed\nend\nrule \"b\"\nwhen Item B changed\nthen\n  x\nrule \"c\"\nwhen Item C changed\nthen\n  y", "1:1: warning: The rule 'a' has no 'then'. | Write then, what it does, and end.\n4:1: warning: The rule 'b' has no 'end'. | Write end behind its code.\n8:1: warning: The rule 'c' has no 'end'. | Write end behind its code." },
        { "rule \"a\nwhen Item A changed\nthen\nend", "1:6: warning: The quotes that open here are not closed. | Write \" behind the text." },
    };

    [Theory]
    [MemberData(nameof(Triggers))]
    public void Read_Trigger_IsUnderstood(string text, string expected)
    {
        var rule = Assert.Single(ReadWithoutProblems($"rule \"r\"\nwhen\n  {text} // why\nor\n  {text}\nthen\nend\n").Rules);

        Assert.Equal([expected, expected], rule.Triggers.Select(Describe));
        Assert.Equal((text, 3, 3), (rule.Triggers[0].Text, rule.Triggers[0].Span.Line, rule.Triggers[0].Span.Column));
    }

    [Theory]
    [MemberData(nameof(Conditions))]
    public void Read_Condition_IsUnderstood(string text, string expected)
    {
        var rule = Assert.Single(ReadWithoutProblems($"rule \"r\"\nwhen System started\nbut only if\n  {text} and {text}\nthen\nend\n").Rules);

        Assert.Equal([expected, expected], rule.Conditions.Select(Describe));
        Assert.Equal((text, 4, 3), (rule.Conditions[0].Text, rule.Conditions[0].Span.Line, rule.Conditions[0].Span.Column));
    }

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Read_RuleWithProblems_SaysWhereAndWhat(string text, string expected)
    {
        _ = Read(text, out var diagnostics);

        Assert.Equal(expected, string.Join('\n', diagnostics.Select(static each => each.Replace("rules/a.rules:", "", StringComparison.Ordinal))));
    }

    [Fact]
    public void Read_FileWithEverything_KeepsCodeAsItIs()
    {
        var file = ReadWithoutProblems("""
            import java.time.*
            // rule "no" when then end
            val String text = "rule 'x' end"
            var end2 = 5

            rule "First rule" uid="first-1" [Light, "My tag"]
            when
                Item Lamp changed to ON or /* then */
                System started // end
            but only if
                Day is weekend
            then
                /* end */ var x = "end" + 'end' // end
                val y = '''it's the
                end'''
                log("two
                lines end")
                Lamp.^end = x.end
                if (endless) { sendCommand(Lamp, ON) }
            end

            rule Second
            when Item Lamp changed
            then end rule third when System started then
            end
            """);

        Assert.Equal("import java.time.*\n// rule \"no\" when then end\nval String text = \"rule 'x' end\"\nvar end2 = 5", file.Head.ReplaceLineEndings("\n"));
        Assert.Equal(["First rule", "Second", "third"], file.Rules.Select(static each => each.Name));
        var rule = file.Rules[0];
        Assert.Equal(("first-1", "Light,My tag", 2, 1), (rule.Uid, string.Join(',', rule.Tags), rule.Triggers.Count, rule.Conditions.Count));
        Assert.StartsWith("\n    /* end */ var x", rule.Body.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.EndsWith("sendCommand(Lamp, ON) }\n", rule.Body.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Equal(("rules/a.rules", 12, 5), (rule.BodySpan.File, rule.BodySpan.Line, rule.BodySpan.Column));
        Assert.Equal([6, 22, 24], file.Rules.Select(static each => each.Span.Line));
    }

    [Fact]
    public void Read_QuotesThatAreNotClosedInCode_HideNoOtherRule()
    {
        var file = ReadWithoutProblems("rule \"a\"\nwhen Item A changed\nthen\n  log(\"oops)\nend\nrule \"b\"\nwhen Item B changed\nthen\n  log('''oops)\nend\n");

        Assert.Equal(["a", "b"], file.Rules.Select(static each => each.Name));
        Assert.Equal("A", Assert.IsType<ItemChangeTrigger>(file.Rules[0].Triggers[0]).Item);
    }

    [Fact]
    public void Read_RulesInRuby_AreNotRead()
    {
        var file = ReadWithoutProblems("require 'x'\nrule \"a\" do\n  changed Lamp, to: ON\n  run { |event| x }\nend\n");

        Assert.Equal("JRuby", file.OtherLanguage);
        Assert.Empty(file.Rules);
    }

    [Fact]
    public void Read_Folder_SaysOfEachFileThatItDoesNotRun()
    {
        using var home = new TestHome();
        _ = home.Write("rules/a.rules", "rule \"a\" when Item A changed then end\nrule \"b\" when\nthen end\n").Write("rules/B.rules", "rule \"a\" do\nend").Write("rules/c.rules", "rule \"c\" when System started then end").Write("rules/d.cs", "x").Write("rules/e.rules", [0xFF]);

        var files = OpenHabRuleReader.Read(home.Directory, out var diagnostics);

        Assert.Equal(["rules/B.rules", "rules/a.rules", "rules/c.rules"], files.Select(static each => each.File));
        Assert.Equal(
            [
                "rules/B.rules: warning: The rules in this file are written in JRuby, which does not run here.",
                "rules/a.rules: warning: The 2 rules in this file are written in openHAB's language, which does not run here.",
                "rules/a.rules:2:14: warning: Expected a trigger, e.g. Item Lamp changed to ON, Time cron \"0 0 * * * ?\", or System started; found the end of what is before the code.",
                "rules/c.rules: warning: The rule in this file is written in openHAB's language, which does not run here.",
                "rules/e.rules:1:1: warning: The byte 0xFF is not valid UTF-8.",
            ],
            diagnostics.Select(static each => each.ToString()));
    }

    private static OpenHabRuleFile ReadWithoutProblems(string text)
    {
        var file = Read(text, out var diagnostics);
        Assert.Empty(diagnostics);
        return file;
    }

    private static OpenHabRuleFile Read(string text, out IReadOnlyList<string> diagnostics)
    {
        using var home = new TestHome();
        _ = home.Write("rules/a.rules", text);
        var file = OpenHabRuleReader.Read(home.Directory, "rules/a.rules", out var found);
        diagnostics = [.. found.Select(static each => each + (each.Hint is null ? "" : $" | {each.Hint}"))];
        return file!;
    }

    private static string Describe(OpenHabTrigger trigger) => trigger.GetType().Name + " " + trigger switch
    {
        ItemCommandTrigger each => $"{each.Item} {each.IsMembers} {each.Command} ",
        ItemUpdateTrigger each => $"{each.Item} {each.IsMembers} {each.State} ",
        ItemChangeTrigger each => $"{each.Item} {each.IsMembers} {each.From} {each.To}",
        ChannelEventTrigger each => $"{each.Channel} {each.Event} ",
        CronTrigger each => each.Expression,
        TimeOfDayTrigger each => $"{each.Time:HH:mm}",
        DateTimeTrigger each => $"{each.Item} {each.IsTimeOnly} {each.Offset}",
        SystemTrigger each => $"{each.StartLevel}",
        ThingUpdateTrigger each => $"{each.Thing} {each.Status} ",
        ThingChangeTrigger each => $"{each.Thing} {each.From} {each.To}",
        _ => "",
    };

    private static string Describe(OpenHabCondition condition) => condition.GetType().Name + " " + condition switch
    {
        TimeCondition each => $"{each.From:HH:mm} {each.To:HH:mm}",
        DayCondition each => $"{string.Join('+', each.Days)} {each.Offset}",
        CalendarCondition each => $"{each.DaySet} {each.IsNot} {each.Offset}",
        IntervalCondition each => $"{each.Interval.TotalMilliseconds}",
        StartLevelCondition each => $"{each.StartLevel}",
        ThingCondition each => $"{each.Thing} {each.Status} {each.IsNot}",
        ItemCondition each => $"{each.Item} {each.Operator} {each.State}",
        _ => "",
    };
}
