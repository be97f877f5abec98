using System.Globalization;
using System.Text;
using HomeBinding.Channels;
using HomeBinding.Engine.Items;
using HomeBinding.Things;

namespace HomeBinding.Configuration.OpenHabRules;

/// <summary>Writes the C# class of one rule.</summary>
internal sealed class SkeletonWriter(OpenHabRuleFile file, OpenHabRule rule, SkeletonItems items)
{
    private const string EachDayAt =
        """

            // Each day at a time of the local clock.
            private IObservable<DateTimeOffset> EachDayAt(int hour, int minute, int second = 0) => Observable
                .Defer(() =>
                {
                    var now = Context.Time.GetLocalNow();
                    var next = now.Date.Add(new TimeSpan(hour, minute, second));
                    if (next <= now.DateTime.AddSeconds(1)) next = next.AddDays(1);
                    return Observable.Timer(next - now.DateTime, Context.Scheduler).Select(_ => Context.Time.GetLocalNow());
                })
                .Repeat();

        """;

    // What openHAB's code may use without declaring it.
    private static readonly string[] Variables =
    [
        "receivedCommand", "receivedState", "newState", "previousState", "receivedEvent", "triggeringItem", "triggeringItemName", "triggeringGroup", "triggeringGroupName", "triggeringThing",
        "triggeringChannel", "previousThingStatus", "newThingStatus", "event",
    ];

    private readonly StringBuilder _text = new();
    private bool _usesDays;
    private bool _usesLastRun;

    /// <summary>The source of the file.</summary>
    /// <param name="className">The name of the class.</param>
    /// <param name="headClass">The class that has what the file began with; null for this.</param>
    public string Write(string className, string? headClass)
    {
        var triggers = rule.Triggers.SelectMany((each, index) => (string[])[.. index > 0 ? [""] : Array.Empty<string>(), Comment(each.Text), .. Trigger(each)]).ToArray();
        var conditions = rule.Conditions.SelectMany(each => (string[])[Comment($"but only if {each.Text}"), .. Condition(each), ""]).ToArray();
        Line(0, Comment($"{rule.Span}: openHAB's rule {SkeletonItems.Quote(rule.Name)}{(rule.Uid is { } uid ? $", uid {SkeletonItems.Quote(uid)}" : "")}{(rule.Tags.Count > 0 ? $", tags {string.Join(", ", rule.Tags)}" : "")}."));
        Line(0, "// It runs when that one ran; what it did is still to be written in Run, where the old code is.");
        if (headClass is not null) Line(0, Comment($"What the file began with is in {headClass}.cs."));
        else if (file.Head.Length > 0) Old(0, "The file began with:", file.Head);
        Line(0, $"public sealed class {className} : Rule<Items>");
        Line(0, "{");
        if (_usesLastRun) Lines(1, ["private DateTimeOffset _lastRun = DateTimeOffset.MinValue;", ""]);
        Line(1, "protected override void Define()");
        Line(1, "{");
        Lines(2, triggers.Length > 0 ? triggers : ["// It had no trigger: openHAB ran it only when told to."]);
        Line(1, "}");
        Line(0, "");
        Line(1, "private void Run()");
        Line(1, "{");
        Lines(2, conditions);
        Lines(2, Used());
        Old(2, "It did:", rule.Body);
        Line(1, "}");
        if (_usesDays) _ = _text.Append(EachDayAt.ReplaceLineEndings("\n"));
        Line(0, "}");
        return _text.ToString();
    }

    private IEnumerable<string> Trigger(OpenHabTrigger trigger) => trigger switch
    {
        ItemTrigger { IsMembers: true } members => Members(members),
        ItemTrigger item => items.TryFind(item.Item, out var found) ? [Item(item, found)] : [NoItem(item.Item)],
        ChannelEventTrigger channel => ChannelUid.TryParse(channel.Channel, out _)
            ? [$"On(Trigger({SkeletonItems.Quote(channel.Channel)}{(channel.Event is { } name ? $", {SkeletonItems.Quote(name)}" : "")}), _ => Run());"]
            : [Comment($"{SkeletonItems.Quote(channel.Channel)} is not a channel id.")],
        CronTrigger cron => Cron(cron.Expression),
        TimeOfDayTrigger time => Day($"On(EachDayAt({time.Time.Hour}, {time.Time.Minute}), _ => Run());"),
        DateTimeTrigger time => Time(time),
        SystemTrigger { StartLevel: null } => ["// openHAB does not support this itself. Context.Stopping is cancelled when the rule ends, also when its file is saved."],
        SystemTrigger => ["// When the rule is loaded, so also after its file was saved. There are no start levels.", "Run();"],
        ThingUpdateTrigger thing => Thing(thing.Thing, null, thing.Status, "// Updates to the same status are not told here."),
        ThingChangeTrigger thing => Thing(thing.Thing, thing.From, thing.To, null),
        _ => ["// Rules have no such trigger here."],
    };

    private string Item(ItemTrigger trigger, ItemDefinition item)
    {
        var member = items.Member(item.Name);
        return trigger switch
        {
            ItemCommandTrigger { Command: { } command } => $"On({member}.Commands.Where(command => {Command(command, item)}), _ => Run());",
            ItemCommandTrigger => $"On({member}.Commands, _ => Run());",
            ItemUpdateTrigger { State: { } state } => $"On({member}.Updates.Where(update => {items.Compare("update.New", item, state)}), _ => Run());",
            ItemUpdateTrigger => $"On({member}.Updates, _ => Run());",
            ItemChangeTrigger { From: null, To: null } => $"On({member}.Changes, _ => Run());",
            ItemChangeTrigger change => $"On({member}.Changes.Where(change => {And(Compare("change.Old", change.From), Compare("change.New", change.To))}), _ => Run());",
            _ => "// Rules have no such trigger here.",
        };

        string? Compare(string value, string? state) => state is null ? null : items.Compare(value, item, state);
    }

    private static string Command(string command, ItemDefinition item) =>
        item.Type == ItemType.Switch && command is "ON" or "OFF" ? $"command.Command.Equals({(command == "ON" ? "OnOff.On" : "OnOff.Off")})" : $"command.Command.ToText() == {SkeletonItems.Quote(command)}";

    private IEnumerable<string> Members(ItemTrigger trigger)
    {
        var members = items.MembersOf(trigger.Item);
        if (members.Count == 0) return [items.TryFind(trigger.Item, out _) ? Comment($"No item was in the group {trigger.Item} when this was written.") : NoItem(trigger.Item)];
        var all = $"new RuleItem[] {{ {string.Join(", ", members.Select(items.Member))} }}";
        var condition = trigger switch
        {
            ItemCommandTrigger { Command: { } command } => $"each.Command.ToText() == {SkeletonItems.Quote(command)}",
            ItemUpdateTrigger { State: { } state } => $"each.New.ToText() == {SkeletonItems.Quote(state)}",
            ItemChangeTrigger change => And("each.IsChange", Text("each.Old", change.From), Text("each.New", change.To)),
            _ => null,
        };
        return
        [
            "// The members are those of when this was written: name those here that come later.",
            $"On({all}.Select(member => Context.{(trigger is ItemCommandTrigger ? "Commands" : "Updates")}(member.Name)).Merge(){(condition is null ? "" : $".Where(each => {condition})")}, _ => Run());",
        ];

        static string? Text(string value, string? state) => state is null ? null : $"{value}.ToText() == {SkeletonItems.Quote(state)}";
    }

    private IEnumerable<string> Cron(string expression)
    {
        if (CronCode.Write(expression) is not { } code)
            return ["// Rules have no cron expressions here yet. Every(TimeSpan.FromMinutes(1), …) and Observable.Timer(…, Context.Scheduler) are what there is."];
        if (code.Any(static each => each.Contains("EachDayAt", StringComparison.Ordinal))) _usesDays = true;
        return code is [var every] && every.StartsWith("Every", StringComparison.Ordinal) ? ["// It counts from when the rule is loaded, not from the full minute or hour.", every] : code;
    }

    private string[] Day(string statement)
    {
        _usesDays = true;
        return [statement];
    }

    private IEnumerable<string> Time(DateTimeTrigger trigger)
    {
        if (!items.TryFind(trigger.Item, out var item)) return [NoItem(trigger.Item)];
        if (item.Type != ItemType.DateTime) return [Comment($"{item.Name} is no DateTime item, but of type {item.Type.Name}.")];
        var offset = trigger.Offset == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $".AddSeconds({trigger.Offset})");
        if (trigger.IsTimeOnly)
        {
            return
            [
                $"On({items.Member(item.Name)}.Values",
                $"    .Select(time => time is {{ }} at ? TimeZoneInfo.ConvertTime(at{offset}, Context.Time.LocalTimeZone) : (DateTimeOffset?)null)",
                .. Day("    .Select(time => time is { } at ? EachDayAt(at.Hour, at.Minute, at.Second) : Observable.Empty<DateTimeOffset>())"),
                "    .Switch(), _ => Run());",
            ];
        }
        return
        [
            $"On({items.Member(item.Name)}.Values",
            $"    .Select(time => time is {{ }} at && at{offset} > Context.Time.GetUtcNow() ? Observable.Timer(at{offset}, Context.Scheduler) : Observable.Empty<long>())",
            "    .Switch(), _ => Run());",
        ];
    }

    private static IEnumerable<string> Thing(string uid, ThingStatus? from, ThingStatus? to, string? comment)
    {
        if (!ThingUid.TryParse(uid, out _)) return [Comment($"{SkeletonItems.Quote(uid)} is not a thing id.")];
        var condition = And(from is null ? null : $"change.Old.Status == ThingStatus.{from}", to is null ? null : $"change.New.Status == ThingStatus.{to}");
        var statement = $"On(Things[{SkeletonItems.Quote(uid)}].StatusChanges{(condition.Length == 0 ? "" : $".Where(change => {condition})")}, _ => Run());";
        return comment is null ? [statement] : [comment, statement];
    }

    private string[] Condition(OpenHabCondition condition) => condition switch
    {
        TimeCondition time => [$"if (!TimeOnly.FromDateTime(Context.Time.GetLocalNow().DateTime).IsBetween({TimeOf(time.From)}, {TimeOf(time.To)})) return;"],
        DayCondition days => [$"if (Context.Time.GetLocalNow(){Later(days.Offset)}.DayOfWeek is not ({string.Join(" or ", days.Days.Select(static each => $"DayOfWeek.{each}"))})) return;"],
        IntervalCondition interval => LastRun(interval.Interval),
        ThingCondition thing when ThingUid.TryParse(thing.Thing, out _) => [$"if (Things[{SkeletonItems.Quote(thing.Thing)}].Status.Status {(thing.IsNot ? "==" : "!=")} ThingStatus.{thing.Status}) return;"],
        ItemCondition item => items.TryFind(item.Item, out var found) ? [ItemIs(item, found)] : [NoItem(item.Item)],
        CalendarCondition => ["// Rules have no calendar of holidays here."],
        StartLevelCondition => ["// There are no start levels: rules begin when items and things are there."],
        _ => ["// Rules have no such condition here."],
    };

    private string ItemIs(ItemCondition condition, ItemDefinition item)
    {
        var comparison = condition.Operator == "=" ? "==" : condition.Operator;
        return items.Compare($"{items.Member(item.Name)}.State", item, condition.State, comparison) is { } code
            ? $"if (!({code})) return;"
            : Comment($"{item.Type.Name} items do not compare with {SkeletonItems.Quote(condition.State)} by {condition.Operator}.");
    }

    private string[] LastRun(TimeSpan interval)
    {
        _usesLastRun = true;
        return
        [
            string.Create(CultureInfo.InvariantCulture, $"if (Context.Time.GetUtcNow() - _lastRun < TimeSpan.FromMilliseconds({interval.TotalMilliseconds:0})) return;"),
            "_lastRun = Context.Time.GetUtcNow();",
        ];
    }

    private static string TimeOf(TimeOnly time) => $"new TimeOnly({time.Hour}, {time.Minute})";

    private static string Later(int days) => days == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $".AddDays({days})");

    private static string And(params IEnumerable<string?> conditions) => string.Join(" && ", conditions.Where(static each => each is not null));

    private static string NoItem(string name) => Comment($"There is no item {name}.");

    /// <summary>The items and variables that the code names.</summary>
    private IEnumerable<string> Used()
    {
        var words = WordsOf(rule.Body);
        var used = words.Where(each => items.TryFind(each, out _)).Order(StringComparer.Ordinal).ToArray();
        if (used.Length > 0) yield return Comment($"It used {string.Join(", ", used.Select(each => items.TryFind(each, out var item) ? $"{items.Member(each)} ({item.Type.Name})" : each))}.");
        var variables = Variables.Where(words.Contains).ToArray();
        if (variables.Length > 0) yield return Comment($"{string.Join(", ", variables)}: On(…, change => Run(change)) gives what the trigger knows.");
    }

    private static HashSet<string> WordsOf(string text)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < text.Length; i++)
        {
            var start = i;
            while (i < text.Length && (char.IsLetterOrDigit(text[i]) || text[i] == '_')) i++;
            if (i > start) _ = words.Add(text[start..i]);
        }
        return words;
    }

    private void Old(int depth, string what, string code)
    {
        var lines = code.ReplaceLineEndings("\n").Split('\n').Select(static each => each.TrimEnd()).ToArray();
        var shown = lines.SkipWhile(static each => each.Length == 0).Reverse().SkipWhile(static each => each.Length == 0).Reverse().ToArray();
        if (shown.Length == 0) return;
        var indentation = shown.Where(static each => each.Length > 0).Min(static each => each.Length - each.TrimStart().Length);
        Line(depth, Comment(what));
        foreach (var line in shown) Line(depth, Comment(line.Length == 0 ? "" : "    " + line[indentation..]));
    }

    private static string Comment(string text) => text.Length == 0 ? "//" : $"// {text.ReplaceLineEndings(" ")}";

    private void Lines(int depth, IEnumerable<string> lines)
    {
        foreach (var line in lines) Line(depth, line);
    }

    private void Line(int depth, string line)
    {
        if (line.Length > 0) _ = _text.Append(' ', depth * 4).Append(line);
        _ = _text.Append('\n');
    }
}
