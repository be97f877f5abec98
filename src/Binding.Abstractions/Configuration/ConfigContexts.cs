namespace HomeBinding.Configuration;

/// <summary>openHAB's contexts: what a parameter means, so that a form can offer the right input.</summary>
public static class ConfigContexts
{
    /// <summary>All contexts there are.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        "channel", "channel-type", "color", "cronexpression", "date", "datetime", "dayOfWeek", "email", "group", "item", "location", "mac-address", "month",
        NetworkAddress, "network-interface", "page", Password, "password-create", "persistence-service", "props", "qrcode", "rule", "script", "serial-port",
        "service", "tag", "telephone", "thing", "time", Url, "week", "widget",
    ];

    /// <summary>A host name or IP address.</summary>
    public const string NetworkAddress = "network-address";

    /// <summary>A secret: shown as dots, left out of logs and diagnostics.</summary>
    public const string Password = "password";

    /// <summary>A web address.</summary>
    public const string Url = "url";
}
