using HomeBinding.Engine;
using HomeBinding.Engine.Items;
using HomeBinding.Things;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace HomeBinding.Host.Demo;

/// <summary>The live table of the demo.</summary>
internal static class DemoTable
{
    public static IRenderable Render(HomeEngine engine, DemoJournal journal, string title, int journalLines)
    {
        var items = new Table().Border(TableBorder.Rounded).Expand().AddColumn("Item", Whole).AddColumn("State", Whole).AddColumn("Changed by");
        foreach (var item in engine.Items.OrderBy(each => each.Name, StringComparer.Ordinal))
            items.AddRow(new Text(item.Name), new Text(item.State.ToText(), StyleOf(item)), new Text(Changed(item), new Style(Color.Grey)).Ellipsis());

        var things = new Table().Border(TableBorder.Rounded).Expand().AddColumns("Thing", "Status");
        foreach (var thing in engine.Things.All.OrderBy(each => each.Uid))
            things.AddRow(new Text(thing.Uid.ToString()), new Text(thing.Status.ToString(), StyleOf(thing.Status.Status)));

        var lines = new Rows(journal.Lines.TakeLast(journalLines).Select(each => new Text(each, new Style(each.Contains("    ", StringComparison.Ordinal) ? Color.Grey : Color.Default)).Ellipsis()));
        return new Rows(new Markup($"[bold]{Markup.Escape(title)}[/]"), items, things, new Panel(lines).Header("What happened, and why").Expand());
    }

    private static void Whole(TableColumn column) => column.NoWrap();

    private static string Changed(Item item) => item.LastChange is { } change ? $"{change.Time.ToLocalTime():HH:mm:ss} {change.Source}" : "";

    private static Style StyleOf(Item item) => item.LastChange is null ? new Style(Color.Grey) : Style.Plain;

    private static Style StyleOf(ThingStatus status) => status switch
    {
        ThingStatus.Online => new Style(Color.Green),
        ThingStatus.Offline => new Style(Color.Red),
        _ => new Style(Color.Yellow),
    };
}
