using HomeBinding.Host.Tests.Support;

namespace HomeBinding.Host.Tests.Run;

/// <summary>What is changed in the folder while the home runs.</summary>
public sealed class ChangeTests
{
    [Fact]
    public async Task Rule_SavedWhileRunning_IsInForceAndABrokenOneChangesNothing()
    {
        await using var simulator = await Chargers.StartAsync();
        using var home = HomeFolder.WithCharger(simulator.EndpointOf(0));
        home.Write("rules/Wish.cs", HomeFolder.Rule("Wish", 10));
        await using var host = HostProcess.Start("run", home.Root, "--events");
        await host.Output.WaitForAsync("item Current = 10 A");
        await host.Output.WaitForAsync("First item state ");

        home.Write("rules/Wish.cs", HomeFolder.Rule("Wish", 9));
        await host.Output.WaitForAsync("item Current = 9 A");

        var errors = host.Errors.Count;
        home.Write("rules/Wish.cs", HomeFolder.Rule("Wish", 8).Replace("Units.Ampere", "Units.Amper", StringComparison.Ordinal));
        await host.Errors.WaitForAsync(each => each.Contains("rules/Wish.cs:", StringComparison.Ordinal) && each.Contains(": error: ", StringComparison.Ordinal), errors);

        // The last good version still does its work: it takes back what somebody sets at the charger.
        var place = host.Output.Count;
        using var http = new HttpClient { BaseAddress = simulator.AddressOf(0) };
        await http.GetStringAsync(new Uri("api/set?amp=14", UriKind.Relative));
        await host.Output.WaitForAsync("item Current = 14 A", place);
        await host.Output.WaitForAsync("item Current = 9 A", place);
        Assert.Equal(9, simulator.Chargers[0].Snapshot.Amp);
    }

    [Fact]
    public async Task Binding_DroppedInReplacedAndDeleted_ItsThingsFollow()
    {
        await using var simulator = await Chargers.StartAsync();
        using var home = HomeFolder.WithCharger(simulator.EndpointOf(0));
        await using var host = HostProcess.Start("run", home.Root, "--events");
        await host.Output.WaitForAsync("is ONLINE");
        await host.Output.WaitForAsync("First item state ");
        Assert.Contains(Repository.BundledBinding, (await host.Errors.WaitForAsync("Loaded the binding go-e Charger")).Text, StringComparison.Ordinal);

        // A home's own binding wins over the bundled one.
        var folder = await AfterAsync(host, home.CopyBinding, "Replaced the binding go-e Charger");
        Assert.Contains(folder.Result, folder.Log, StringComparison.Ordinal);

        var library = Path.Combine(folder.Result, "GoECharger.dll");
        var replaced = await AfterAsync(host, () => { File.WriteAllBytes(library, File.ReadAllBytes(library)); return ""; }, "Replaced the binding go-e Charger");
        Assert.Contains(folder.Result, replaced.Log, StringComparison.Ordinal);

        var deleted = await AfterAsync(host, () => { Directory.Delete(folder.Result, recursive: true); return ""; }, "Replaced the binding go-e Charger");
        Assert.Contains(Repository.BundledBinding, deleted.Log, StringComparison.Ordinal);

        Assert.DoesNotContain("UNDEF", host.Output.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Binding_ThatIsNone_IsReportedAndHarmsNothing()
    {
        await using var simulator = await Chargers.StartAsync();
        using var home = HomeFolder.WithCharger(simulator.EndpointOf(0));
        home.Write("bindings/Junk/Junk.dll", "this is no assembly");

        await using var host = HostProcess.Start("run", home.Root, "--events");
        await host.Output.WaitForAsync("binding Junk is LoadError: ");
        await host.Output.WaitForAsync("thing goecharger:goe:garage is ONLINE");
        await host.Errors.WaitForAsync("bindings/Junk was not loaded: ");
    }

    private static async Task<(T Result, string Log)> AfterAsync<T>(HostProcess host, Func<T> change, string logged)
    {
        var (errors, output) = (host.Errors.Count, host.Output.Count);
        var result = change();
        var log = await host.Errors.WaitForAsync(logged, errors);
        await host.Output.WaitForAsync("thing goecharger:goe:garage is ONLINE", output);
        return (result, log.Text);
    }
}
