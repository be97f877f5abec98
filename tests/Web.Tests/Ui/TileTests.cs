using HomeBinding.Configuration.Settings;
using HomeBinding.Web.Access;
using HomeBinding.Web.Tests.Support;

namespace HomeBinding.Web.Tests.Ui;

public sealed class TileTests
{
    [Fact]
    public async Task Tiles_AreThoseOfTheSettings()
    {
        await using var home = await ServedHome.StartWithAsync(new HomeSettings { Tiles = [new TileSettings("Grafana", "http://192.168.1.5:3000", "/static/grafana.png"), new TileSettings("Plan", "/static/plan.html")] });
        using var viewer = home.As(Role.Viewer);

        Assert.Equal(
            """[{"name":"Grafana","url":"http://192.168.1.5:3000","imageUrl":"/static/grafana.png"},{"name":"Plan","url":"/static/plan.html"}]""",
            await viewer.GetStringAsync("/rest/ui/tiles"));
    }
}
