using HomeBinding.Engine;
using HomeBinding.Engine.Display;
using HomeBinding.Engine.Items;
using HomeBinding.Things;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace HomeBinding.Host.Demo;

/// <summary>The live table of the demo.</summary>
internal static class DemoTable
{
    // Title, three frames, two headings, and the line that the cursor is on.
    private const int Frames = 13;
    private const int FewestLines = 4;

    public static IRenderable Render(HomeEngine engine, DemoJournal journal, string title, int width, int height)
    {
        var all = engine.Items.ToArray();
        var room = height - Frames - engine.Things.All.Count();
        var journalLines = Math.Max(FewestLines, room - all.Length);
        // In a low window: those that changed last.
        var shownItems = all.OrderByDescending(each => each.LastChange?.Sequence ?? 0).Take(Math.Max(1, room - journalLines)).ToArray();
        var items = new Table().Border(TableBorder.Rounded).Expand().AddColumn("Item", Whole).AddColumn("State", Whole).AddColumn("Changed by");
        var changedWidth = width - 10 - shownItems.Select(each => each.Name.Length).Append(4).Max() - shownItems.Select(each => Show(engine, each).Length).Append(5).Max();
        foreach (var item in shownItems.OrderBy(each => each.Name, StringComparer.Ordinal))
            items.AddRow(new Text(item.Name), new Text(Show(engine, item), StyleOf(item)), new Text(Fit(Changed(item), changedWidth), new Style(Color.Grey)));
        if (shownItems.Length < all.Length) items.Caption($"{all.Length - shownItems.Length} more items in a taller window");

        var things = new Table().Border(TableBorder.Rounded).Expand().AddColumns("Thing", "Status");
        foreach (var thing in engine.Things.All.OrderBy(each => each.Uid))
            things.AddRow(new Text(thing.Uid.ToString()), new Text(thing.Status.ToString(), StyleOf(thing.Status.Status)));

        var lines = new Rows(journal.Lines.TakeLast(journalLines).Select(each => new Text(Fit(each, width - 4), new Style(each.Contains("    ", StringComparison.Ordinal) ? Color.Grey : Color.Default))));
        return new Rows(new Markup($"[bold]{Markup.Escape(title)}[/]"), items, things, new Panel(lines).Header("What happened, and why").Expand());
    }

    private static string Show(HomeEngine engine, Item item) => ItemDisplay.Format(item, engine.Display);

    private static void Whole(TableColumn column) => column.NoWrap();

    private static string Fit(string text, int width) => text.Length <= Math.Max(1, width) ? text : text[..Math.Max(0, width - 1)] + "…";

    private static string Changed(Item item) => item.LastChange is { } change ? $"{change.Time.ToLocalTime():HH:mm:ss} {change.Source}" : "";

    private static Style StyleOf(Item item) => item.LastChange is null ? new Style(Color.Grey) : Style.Plain;

    private static Style StyleOf(ThingStatus status) => status switch
    {
        ThingStatus.Online => new Style(Color.Green),
        ThingStatus.Offline => new Style(Color.Red),
        _ => new Style(Color.Yellow),
    };
}
