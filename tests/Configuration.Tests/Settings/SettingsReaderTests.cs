using HomeBinding.Configuration.Model;
using HomeBinding.Configuration.Settings;
using HomeBinding.Units;

namespace HomeBinding.Configuration.Tests.Settings;

public sealed class SettingsReaderTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("homebinding-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Read_WithoutAFile_GivesTheDefaults()
    {
        Assert.Equal(new HomeSettings(), SettingsReader.Read(_folder.FullName, out var diagnostics));
        Assert.Empty(diagnostics);
    }

    [Fact]
    public void Read_OfAllSettings_TakesThem()
    {
        var (settings, diagnostics) = Read("""
            version: 1
            measurementSystem: US
            autoUpdate:
              enabled: false
              sendOptimisticUpdates: true
            discovery:
              background: true
            """);

        Assert.Empty(diagnostics);
        Assert.Equal(new HomeSettings
        {
            MeasurementSystem = MeasurementSystem.US,
            AutoUpdate = new AutoUpdateSettings { Enabled = false, SendOptimisticUpdates = true },
            Discovery = new DiscoverySettings { Background = true },
        }, settings);
    }

    [Theory]
    [InlineData("measurementSystem: metric", "settings.yaml:1:20: error: 'measurementSystem' is 'metric'; expected SI or US.", null)]
    [InlineData("measurementSystem: si", "settings.yaml:1:20: error: 'measurementSystem' is 'si'; expected SI or US.", "Did you mean 'SI'?")]
    [InlineData("measurementSystem: 1", "settings.yaml:1:20: error: 'measurementSystem' is '1'; expected SI or US.", null)]
    [InlineData("autoupdate: {}", "settings.yaml:1:1: error: 'autoupdate' is not a setting; expected version, measurementSystem, autoUpdate, discovery, http, telemetry, tiles.", "Did you mean 'autoUpdate'?")]
    [InlineData("autoUpdate: { enabled: yes }", "settings.yaml:1:24: error: 'enabled' is 'yes'; expected true or false.", "Write true, without quotes.")]
    [InlineData("discovery: { backgroud: true }", "settings.yaml:1:14: error: 'backgroud' is not a setting; expected background.", "Did you mean 'background'?")]
    [InlineData("discovery: on", "settings.yaml:1:12: error: 'discovery' is 'on'; expected a map of settings.", null)]
    [InlineData("- SI", "settings.yaml:1:1: error: Expected a map of settings.", "Write e.g. 'measurementSystem: SI'.")]
    public void Read_OfSomethingWrong_SaysWhatAndKeepsTheDefault(string text, string error, string? hint)
    {
        var (settings, diagnostics) = Read(text);

        var diagnostic = Assert.Single(diagnostics);
        Assert.Equal(error, diagnostic.ToString());
        Assert.Equal(hint, diagnostic.Hint);
        Assert.Equal(new HomeSettings(), settings);
    }

    [Fact]
    public void Read_WithOneWrongSetting_TakesTheOthers()
    {
        var (settings, diagnostics) = Read("measurementSystem: US\ndiscovery: 5\n");

        Assert.Equal(MeasurementSystem.US, settings.MeasurementSystem);
        Assert.Single(diagnostics);
    }

    [Fact]
    public void Read_OfAFileThatIsNoYaml_SaysWhere()
    {
        var (settings, diagnostics) = Read("measurementSystem: [US");

        Assert.Equal(new HomeSettings(), settings);
        Assert.Equal(Severity.Error, Assert.Single(diagnostics).Severity);
    }

    private (HomeSettings Settings, IReadOnlyList<Diagnostic> Diagnostics) Read(string text)
    {
        File.WriteAllText(Path.Combine(_folder.FullName, SettingsReader.FileName), text);
        return (SettingsReader.Read(_folder.FullName, out var diagnostics), diagnostics);
    }
}
