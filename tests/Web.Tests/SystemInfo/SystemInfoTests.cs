using HomeBinding.Web.Access;
using HomeBinding.Web.Tests.Support;

namespace HomeBinding.Web.Tests.SystemInfo;

public sealed class SystemInfoTests
{
    [Fact]
    public async Task SystemInfo_HasTheFieldsThatMainUiShows()
    {
        await using var home = await ServedHome.StartInRealTimeAsync();
        using var client = home.As(Role.Administrator);

        var info = (await (await client.GetAsync("/rest/systeminfo")).JsonAsync()).GetProperty("systemInfo");

        Assert.Equal(home.Folder.Root, info.GetProperty("configFolder").GetString());
        Assert.StartsWith(".NET ", info.GetProperty("javaVersion").GetString(), StringComparison.Ordinal);
        Assert.Equal(Environment.ProcessorCount, info.GetProperty("availableProcessors").GetInt32());
        Assert.Equal(100, info.GetProperty("startLevel").GetInt32());
        Assert.InRange(info.GetProperty("freeMemory").GetInt64(), 1, info.GetProperty("totalMemory").GetInt64());
        Assert.InRange(info.GetProperty("uptime").GetInt64(), 0, 24 * 3600);
    }

    [Fact]
    public async Task Units_FollowTheMeasurementSystem()
    {
        await using var home = await ServedHome.StartAsync();
        using var client = home.As(Role.Administrator);

        var dimensions = (await (await client.GetAsync("/rest/systeminfo/uom")).JsonAsync()).GetProperty("uomInfo").GetProperty("dimensions").EnumerateArray();

        Assert.Equal("°C", dimensions.Single(static each => each.GetProperty("dimension").GetString() == "Temperature").GetProperty("systemUnit").GetString());
    }

    [Fact]
    public async Task Uuid_IsThatOfTheHome_AlsoAfterARestart()
    {
        await using var home = await ServedHome.StartAsync();
        using var client = home.As(Role.Viewer);

        using var answer = await client.GetAsync("/rest/uuid");
        var id = await answer.Content.ReadAsStringAsync();

        Assert.Equal("text/plain", answer.Content.Headers.ContentType!.MediaType);
        Assert.True(Guid.TryParse(id, out _));
        Assert.Equal(id, File.ReadAllText(home.Folder.PathOf(".homebinding/uuid")));
    }
}
