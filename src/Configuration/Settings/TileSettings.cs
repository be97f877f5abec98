namespace HomeBinding.Configuration.Settings;

/// <summary>A link to another user interface, which Main UI and the apps show beside their own pages (openHAB's <c>org.openhab.ui: NAME-link-url</c> and its like).</summary>
/// <param name="Name">What to call it.</param>
/// <param name="Url">Where it is: <c>http://…</c>, <c>https://…</c> or a path on this host, <c>/…</c>.</param>
/// <param name="Image">Where its picture is; null for none.</param>
public sealed record TileSettings(string Name, string Url, string? Image = null);
