namespace HomeBinding.Host.Tests.Support;

/// <summary>A home in a temporary folder.</summary>
internal sealed class HomeFolder : IDisposable
{
    public HomeFolder() => Directory.CreateDirectory(Root);

    public string Root { get; } = Path.Combine(Path.GetTempPath(), $"homebinding-test-{Guid.NewGuid():N}");

    /// <summary>A home with a charger and three items.</summary>
    public static HomeFolder WithCharger(object address)
    {
        var folder = new HomeFolder();
        folder.Write("things/garage.things", Charger(address));
        folder.Write("items/garage.items", Items);
        return folder;
    }

    public static string Charger(object address) =>
        $"""
        version: 1
        things:
          goecharger:goe:garage:
            label: Wallbox
            config:
              ip: {address}
              refreshInterval: 1
        """;

    public static string Items { get; } =
        """
        version: 1
        items:
          Current:
            type: Number:ElectricCurrent
            channel: goecharger:goe:garage:maxCurrent
          Power:
            type: Number:Power
            channel: goecharger:goe:garage:powerAll
          Firmware:
            type: String
            channel: goechargerapiv2:goeapiv2:garage:firmware
        """;

    /// <summary>A rule that commands a current as soon as the charger says its own.</summary>
    public static string Rule(string name, int ampere) =>
        $$"""
        public sealed class {{name}} : Rule<Items>
        {
            protected override void Define() => On(Items.Current.Values, current =>
            {
                if (current is not null && current != {{ampere}} * Units.Ampere) Items.Current.SendCommand({{ampere}} * Units.Ampere, "the test wants it");
            });
        }
        """;

    public string PathOf(string path) => Path.Combine(Root, path);

    public void Write(string path, string text)
    {
        var file = PathOf(path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    /// <summary>Writes secrets.yaml for the user alone.</summary>
    public void WriteSecrets(string text)
    {
        Write("secrets.yaml", text);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(PathOf("secrets.yaml"), UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    /// <summary>Copies the bundled binding into the home's own folder.</summary>
    public string CopyBinding()
    {
        var target = PathOf("bindings/GoECharger");
        Directory.CreateDirectory(target);
        foreach (var file in Directory.GetFiles(Repository.BundledBinding)) File.Copy(file, Path.Combine(target, Path.GetFileName(file)));
        return target;
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
