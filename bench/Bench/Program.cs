using HomeBinding.Bench;
using HomeBinding.Bench.Configuration;
using HomeBinding.Bench.Engine;
using HomeBinding.Bench.Processes;
using HomeBinding.Bench.Web;

// Each part prints a table in Markdown; bench/results holds the last ones with the machine they ran on.
var report = new Report();
switch (args.FirstOrDefault())
{
    case "engine":
        await EngineBench.RunAsync(report);
        break;
    case "configuration":
        await ConfigurationBench.RunAsync(report, [.. args.Skip(1).Select(int.Parse)]);
        break;
    case "memory":
        await MemoryBench.RunAsync(report);
        break;
    case "model":
        await ModelBench.RunAsync(report);
        break;
    case "rules":
        await RulesBench.RunAsync(report);
        break;
    case "polling":
        await PollingBench.RunAsync(report, [.. args.Skip(1).Select(int.Parse)]);
        break;
    case "floor":
        return await Floor.RunAsync(File.ReadAllLines(args[1]));
    case "start":
        await StartBench.RunAsync(report);
        break;
    case "reload":
        await ReloadBench.RunAsync(report);
        break;
    case "web":
        await WebBench.RunAsync(report, args.Length > 1 ? int.Parse(args[1]) : 1000, args.Length > 2 ? int.Parse(args[2]) : 20);
        break;
    default:
        Console.WriteLine("usage: dotnet run -c Release --project bench/Bench -- configuration [COUNT…] | engine | memory | model | rules | polling [COUNT…] | start | reload | web [STREAMS [SECONDS]]");
        return 2;
}
report.Save(args[0]);
return 0;
