using System.Globalization;
using System.Text.Json.Serialization;
using HomeBinding.Discovery.Inboxes;

namespace HomeBinding.Host.Output;

/// <summary>A row of a list: printed as a table for people, as JSON for machines.</summary>
internal interface IRow
{
    static abstract IReadOnlyList<string> Headings { get; }

    IReadOnlyList<string?> Cells { get; }
}

internal sealed record ThingRow(
    string Uid,
    string Type,
    string? Label,
    string? Location,
    IReadOnlyList<ChannelRow> Channels,
    IReadOnlyDictionary<string, string?> Config) : IRow
{
    public static IReadOnlyList<string> Headings { get; } = ["Thing", "Type", "Label", "Linked channels", "Configuration"];

    [JsonIgnore]
    public IReadOnlyList<string?> Cells =>
    [
        Uid,
        Type,
        Label,
        $"{Channels.Count(each => each.Items.Count > 0)} of {Channels.Count}",
        string.Join(", ", Config.Select(each => $"{each.Key}={each.Value}")),
    ];
}

internal sealed record ChannelRow(string Id, string ItemType, string Label, bool Writable, IReadOnlyList<string> Items);

internal sealed record ItemRow(string Name, string Type, string? Label, string? Unit, IReadOnlyList<string> Tags, IReadOnlyList<string> Channels) : IRow
{
    public static IReadOnlyList<string> Headings { get; } = ["Item", "Type", "Label", "Channels"];

    [JsonIgnore]
    public IReadOnlyList<string?> Cells => [Name, Type, Label, string.Join(", ", Channels)];
}

internal sealed record BindingRow(string Name, string? Id, string? Label, string? Version, string Folder, IReadOnlyList<ThingTypeRow> ThingTypes, string? Error) : IRow
{
    public static IReadOnlyList<string> Headings { get; } = ["Binding", "Id", "Version", "Thing types", "Error"];

    [JsonIgnore]
    public IReadOnlyList<string?> Cells => [Name, Id, Version, string.Join(", ", ThingTypes.Select(each => each.Uid)), Error];
}

internal sealed record ThingTypeRow(string Uid, string Label, IReadOnlyList<string> Aliases, IReadOnlyList<ParameterRow> Parameters, IReadOnlyList<ChannelRow> Channels, IReadOnlyList<string> Actions);

internal sealed record ParameterRow(string Name, string Type, bool Required, string? Default, string? Description);

/// <param name="State">new, known or ignored.</param>
/// <param name="Thing">The thing that it is already.</param>
/// <param name="Note">What the user should know.</param>
internal sealed record DiscoveredRow(
    string Uid,
    string Label,
    string? Address,
    string State,
    string? Thing,
    string? Note,
    IReadOnlyDictionary<string, string?> Properties) : IRow
{
    public static IReadOnlyList<string> Headings { get; } = ["Found", "Label", "Address", "State", "Thing"];

    [JsonIgnore]
    public IReadOnlyList<string?> Cells => [Uid, Label, Address, State, Thing];

    public static DiscoveredRow Of(InboxEntry entry, IThingDirectory things)
    {
        var properties = entry.Result.Properties.ToDictionary(static each => each.Key, static each => Convert.ToString(each.Value, CultureInfo.InvariantCulture));
        var address = things.FindType(entry.Uid.Type)?.Configuration.Parameters.FirstOrDefault(static each => each.Context == "network-address")?.Name;
        return new DiscoveredRow(
            entry.Uid.ToString(),
            entry.Result.Label,
            address is null ? null : properties.GetValueOrDefault(address),
            entry.Thing is not null ? "known" : entry.IsIgnoredByUser ? "ignored" : "new",
            entry.Thing?.ToString(),
            entry.AddressChange?.ToString(),
            properties);
    }
}

internal sealed record UserRow(string Name, string Role, DateTimeOffset Created, bool HasPassword, int Tokens, int Sessions) : IRow
{
    public static IReadOnlyList<string> Headings { get; } = ["User", "Role", "Since", "Password", "Tokens", "Signed in"];

    [JsonIgnore]
    public IReadOnlyList<string?> Cells => [Name, Role, Texts.Date(Created), HasPassword ? "yes" : "no", Texts.Number(Tokens), Texts.Number(Sessions)];
}

internal sealed record TokenRow(string User, string Name, IReadOnlyList<string> Scopes, DateTimeOffset Created, DateTimeOffset? Expires, DateTimeOffset? LastUsed) : IRow
{
    public static IReadOnlyList<string> Headings { get; } = ["User", "Token", "Scope", "Since", "Until", "Last used"];

    [JsonIgnore]
    public IReadOnlyList<string?> Cells => [User, Name, Scopes.Count == 0 ? "all" : string.Join(' ', Scopes), Texts.Date(Created), Expires is { } end ? Texts.Date(end) : "", LastUsed is { } used ? Texts.Date(used) : "never"];
}

internal static class Texts
{
    public static string Date(DateTimeOffset time) => time.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    public static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
