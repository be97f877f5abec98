using System.Text.Json;
using HomeBinding.Host.Tests.Support;

namespace HomeBinding.Host.Tests.Commands;

public sealed class ListTests
{
    [Fact]
    public async Task Things_OfTheSampleAsJson_HasTypeChannelsLinksAndConfiguration()
    {
        var things = await JsonAsync("things", Repository.Root);

        var thing = Assert.Single(things);
        Assert.Equal("goecharger:goe:garage", thing.GetProperty("uid").GetString());
        Assert.Equal("goecharger:goe", thing.GetProperty("type").GetString());
        Assert.Equal("Wallbox", thing.GetProperty("label").GetString());
        Assert.Equal("Garage", thing.GetProperty("location").GetString());
        Assert.Equal("192.168.1.6", thing.GetProperty("config").GetProperty("ip").GetString());
        Assert.Equal("5", thing.GetProperty("config").GetProperty("refreshInterval").GetString());
        var channels = thing.GetProperty("channels").EnumerateArray().ToArray();
        Assert.Equal(26, channels.Length);
        var current = channels.Single(each => each.GetProperty("id").GetString() == "maxCurrent");
        Assert.Equal("Number:ElectricCurrent", current.GetProperty("itemType").GetString());
        Assert.True(current.GetProperty("writable").GetBoolean());
        Assert.Equal(["GoEChargerMaxCurrent"], Strings(current, "items"));
        Assert.Equal(24, channels.Sum(each => each.GetProperty("items").GetArrayLength()));
    }

    [Fact]
    public async Task Items_OfTheSampleAsJson_HasTypeLabelAndChannels()
    {
        var items = await JsonAsync("items", Repository.Root);

        Assert.Equal(25, items.Count);
        var current = items.Single(each => each.GetProperty("name").GetString() == "GoEChargerMaxCurrent");
        Assert.Equal("Number:ElectricCurrent", current.GetProperty("type").GetString());
        Assert.Equal("Maximum current", current.GetProperty("label").GetString());
        Assert.Equal(["goecharger:goe:garage:maxCurrent"], Strings(current, "channels"));
        var meter = items.Single(each => each.GetProperty("name").GetString() == "Total_power_fast");
        Assert.Equal("kW", meter.GetProperty("unit").GetString());
        Assert.Empty(Strings(meter, "channels"));
    }

    [Fact]
    public async Task Bindings_AsJson_HasThingTypesParametersAndChannels()
    {
        var bindings = await JsonAsync("bindings", Repository.Root);

        var binding = Assert.Single(bindings);
        Assert.Equal("GoECharger", binding.GetProperty("name").GetString());
        Assert.Equal("goecharger", binding.GetProperty("id").GetString());
        Assert.Equal(JsonValueKind.Null, binding.GetProperty("error").ValueKind);
        var type = Assert.Single(binding.GetProperty("thingTypes").EnumerateArray().ToArray());
        Assert.Equal("goecharger:goe", type.GetProperty("uid").GetString());
        Assert.Contains("goechargerapiv2:goeapiv2", Strings(type, "aliases"));
        var parameters = type.GetProperty("parameters").EnumerateArray().ToDictionary(each => each.GetProperty("name").GetString()!);
        Assert.True(parameters["ip"].GetProperty("required").GetBoolean());
        Assert.Equal("5", parameters["refreshInterval"].GetProperty("default").GetString());
        Assert.Equal(26, type.GetProperty("channels").GetArrayLength());
    }

    [Fact]
    public async Task Things_LinkedUnderAnAlias_ShowTheLink()
    {
        using var home = HomeFolder.WithCharger("127.0.0.1:9");

        var things = await JsonAsync("things", home.Root);
        var firmware = things.Single().GetProperty("channels").EnumerateArray().Single(each => each.GetProperty("id").GetString() == "firmware");
        Assert.Equal(["Firmware"], Strings(firmware, "items"));

        var items = await JsonAsync("items", home.Root);
        var item = items.Single(each => each.GetProperty("name").GetString() == "Firmware");
        Assert.Equal(["goechargerapiv2:goeapiv2:garage:firmware"], Strings(item, "channels"));
    }

    [Theory]
    [InlineData("things", 1, "goecharger:goe:garage\tgoecharger:goe\tWallbox\t24 of 26\tip=192.168.1.6, refreshInterval=5")]
    [InlineData("items", 25, "GoEChargerFirmware\tString\tFirmware\tgoecharger:goe:garage:firmware")]
    [InlineData("bindings", 1, "GoECharger\tgoecharger\t")]
    public async Task List_OfTheSampleInAPipe_HasALineForEachWithTabs(string command, int count, string line)
    {
        var list = await HostProcess.RunAsync(command, Repository.Root);

        var lines = list.Output.Split('\n');
        Assert.Equal(count, lines.Length);
        Assert.Contains(lines, each => each.StartsWith(line, StringComparison.Ordinal));
        Assert.Equal(0, list.Code);
    }

    [Fact]
    public async Task Items_WithAnErrorInAFile_ListsTheRestAndSaysSo()
    {
        using var home = HomeFolder.WithCharger("127.0.0.1:9");
        home.Write("items/broken.items", "version: 1\nitems:\n  Lost:\n    type: Numbr\n");

        var list = await HostProcess.RunAsync("items", home.Root);

        Assert.Equal(3, list.Output.Split('\n').Length);
        Assert.Contains("items/broken.items:4:11: error: ", list.Errors, StringComparison.Ordinal);
        Assert.Equal(1, list.Code);
    }

    [Fact]
    public async Task Bindings_WithOneThatIsNone_ShowsItsError()
    {
        using var home = new HomeFolder();
        home.Write("bindings/Junk/Junk.dll", "no assembly");

        var bindings = await JsonAsync("bindings", home.Root);

        Assert.Equal(2, bindings.Count);
        Assert.NotEmpty(bindings.Single(each => each.GetProperty("name").GetString() == "Junk").GetProperty("error").GetString()!);
    }

    private static async Task<IReadOnlyList<JsonElement>> JsonAsync(string command, string folder)
    {
        var list = await HostProcess.RunAsync(command, folder, "--json");
        Assert.Equal("", list.Errors);
        Assert.Equal(0, list.Code);
        using var document = JsonDocument.Parse(list.Output);
        return [.. document.RootElement.Clone().EnumerateArray()];
    }

    private static IEnumerable<string?> Strings(JsonElement element, string property) => element.GetProperty(property).EnumerateArray().Select(each => each.GetString());
}
