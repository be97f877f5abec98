using System.CommandLine;
using HomeBinding.Configuration;
using HomeBinding.Configuration.Files;
using HomeBinding.Configuration.Model;
using HomeBinding.Host.Output;
using HomeBinding.Host.Running;
using HomeBinding.Profiles;

namespace HomeBinding.Host.Commands;

/// <summary><c>homebinding things|items|bindings [DIR]</c>: what a folder defines.</summary>
internal static class ListCommands
{
    // Of a thing whose binding is not there, names tell what is a password.
    private static readonly ConfigDescription NoDescription = ConfigDescription.Of<NoParameters>();

    public static Command Things() => Create("things", "List the things that a folder defines.", static (model, bindings) =>
    {
        return model.Things.Select(each => each.Definition).OrderBy(each => each.Uid).Select(thing =>
        {
            var type = bindings.FindType(thing.Uid.Type);
            return new ThingRow(
                thing.Uid.ToString(),
                (type?.Uid ?? thing.Uid.Type).ToString(),
                thing.Label ?? type?.Label,
                thing.Location,
                [.. (type?.Channels ?? []).Select(channel => new ChannelRow(
                    channel.Id,
                    channel.ItemType ?? "trigger",
                    channel.Label,
                    channel.Writable,
                    [.. model.Links.Where(link => bindings.Means(link.Definition.Channel, thing.Uid, channel.Id)).Select(link => link.Definition.ItemName)]))],
                (type?.Configuration ?? NoDescription).Show(thing.Configuration));
        });
    });

    public static Command Items() => Create("items", "List the items that a folder defines.", static (model, _) =>
    {
        var links = model.Links.ToLookup(each => each.Definition.ItemName, each => each.Definition.Channel.ToString());
        return model.Items.Select(each => each.Definition).OrderBy(each => each.Name, StringComparer.Ordinal).Select(item =>
            new ItemRow(item.Name, item.Type.Name, item.Label, item.Unit?.Symbol, [.. item.Tags], [.. links[item.Name]]));
    });

    public static Command Bindings() => Create("bindings", "List the bindings that a folder can use, with their thing types.", static (_, bindings) => bindings.Rows, readsFiles: false);

    private static Command Create<TRow>(string name, string description, Func<HomeModel, BindingCatalogue, IEnumerable<TRow>> list, bool readsFiles = true)
        where TRow : IRow
    {
        var directory = Arguments.Directory();
        var json = Arguments.Json();
        var command = new Command(name, description) { directory, json };
        command.SetAction(parsed =>
        {
            var folder = Arguments.Require(parsed.GetRequiredValue(directory));
            using var bindings = BindingCatalogue.Load(folder);
            var model = readsFiles ? HomeModelReader.ReadAsWritten(folder) : new HomeModel([], [], [], []);
            var rows = list(model, bindings).ToArray();
            if (parsed.GetValue(json)) RowWriter.WriteJson(rows, Console.Out);
            else RowWriter.WriteTable(rows);
            // What has an error is missing in the list: that is not kept secret.
            foreach (var diagnostic in model.Diagnostics) Console.Error.WriteLine(diagnostic.Render(folder));
            return model.HasErrors ? ExitCodes.HasErrors : ExitCodes.Success;
        });
        return command;
    }
}
