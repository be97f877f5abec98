using System.Text.Json;
using System.Text.Json.Serialization;
using Spectre.Console;

namespace HomeBinding.Host.Output;

/// <summary>Prints rows.</summary>
internal static class RowWriter
{
    public static void WriteJson<TRow>(TRow[] rows, TextWriter output)
        where TRow : IRow => output.WriteLine(JsonSerializer.Serialize(rows, typeof(TRow[]), RowJson.Default));

    public static void WriteTable<TRow>(TRow[] rows)
        where TRow : IRow
    {
        if (Console.IsOutputRedirected)
        {
            // Tabs, so that cut and awk find the columns.
            foreach (var row in rows) Console.WriteLine(string.Join('\t', row.Cells));
            return;
        }
        var table = new Table().Border(TableBorder.Rounded);
        foreach (var heading in TRow.Headings) table.AddColumn(heading);
        foreach (var row in rows) table.AddRow([.. row.Cells.Select(each => new Text(each ?? ""))]);
        AnsiConsole.Write(table);
    }
}

[JsonSourceGenerationOptions(WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ThingRow[]))]
[JsonSerializable(typeof(ItemRow[]))]
[JsonSerializable(typeof(BindingRow[]))]
[JsonSerializable(typeof(DiscoveredRow[]))]
[JsonSerializable(typeof(UserRow[]))]
[JsonSerializable(typeof(TokenRow[]))]
internal sealed partial class RowJson : JsonSerializerContext;
