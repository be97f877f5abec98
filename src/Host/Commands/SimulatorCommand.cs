using System.CommandLine;
using System.Globalization;
using System.Net;
using HomeBinding.Host.Running;
using HomeBinding.Simulator.GoECharger;

namespace HomeBinding.Host.Commands;

/// <summary><c>homebinding simulator</c>: simulated go-e chargers on loopback addresses, for trying things out without hardware.</summary>
internal static class SimulatorCommand
{
    public static Command Create()
    {
        var count = new Option<int>("--count") { Description = "How many chargers, each on a loopback address of its own.", DefaultValueFactory = _ => 1 };
        var port = new Option<int>("--port") { Description = "Their port; 0 takes a free one.", DefaultValueFactory = _ => 0 };
        var speed = new Option<double>("--speed") { Description = "Simulated seconds per second.", DefaultValueFactory = _ => 1 };
        var model = new Option<ChargerModel>("--model") { Description = "The model.", DefaultValueFactory = _ => ChargerModel.V4 };
        var car = new Option<bool>("--car") { Description = "Plug a car into each." };
        var report = new Option<bool>("--report") { Description = "Answer each line on standard input with the polls so far: in all, of the least polled charger, of the most polled; and with the commands received, and when the last one came." };
        var mdns = MdnsEndpoint.Create("Answer mDNS queries for them at this loopback address, by unicast; port 0 takes a free one.");
        count.Validators.Add(result => { if (result.GetValueOrDefault<int>() is < 1 or > 10_000) result.AddError("--count is from 1 to 10000."); });
        port.Validators.Add(result => { if (result.GetValueOrDefault<int>() is < 0 or > 65_535) result.AddError("--port is from 0 to 65535."); });
        mdns.Validators.Add(result => { if (result.Tokens.Count > 0 && IPEndPoint.TryParse(result.Tokens[0].Value, out var endpoint) && !IPAddress.IsLoopback(endpoint.Address)) result.AddError("--mdns is a loopback address with a port, e.g. 127.0.0.1:5454."); });
        speed.Validators.Add(result => { if (result.GetValueOrDefault<double>() is not (> 0 and <= 3600)) result.AddError("--speed is above 0 and up to 3600."); });
        var command = new Command("simulator", "Run simulated go-e chargers on loopback until it is stopped.") { count, port, speed, model, car, mdns, report };
        command.SetAction((parsed, cancellationToken) =>
        {
            var options = new SimulatorOptions
            {
                Count = parsed.GetValue(count),
                Port = parsed.GetValue(port),
                Speed = parsed.GetValue(speed),
                Charger = index => new ChargerOptions
                {
                    Serial = SimulatorOptions.SerialOf(index),
                    Model = parsed.GetValue(model),
                    Car = parsed.GetValue(car) ? new CarOptions() : null,
                    RequestHistory = 4,
                },
            };
            return Until.StoppedAsync(() => RunAsync(options, parsed.GetValue(mdns), parsed.GetValue(report), cancellationToken), cancellationToken);
        });
        return command;
    }

    private static async Task<int> RunAsync(SimulatorOptions options, IPEndPoint? mdns, bool report, CancellationToken cancellationToken)
    {
        await using var simulator = await ChargerSimulator.StartAsync(options, TimeProvider.System, cancellationToken);
        await using var responder = mdns is null ? null : MdnsResponder.Start(simulator, mdns);
        for (var i = 0; i < options.Count; i++)
            Console.WriteLine($"{simulator.EndpointOf(i)} serial {simulator.Chargers[i].Options.Serial}");
        if (responder is not null) Console.WriteLine($"mdns {responder.Endpoint}");
        Console.WriteLine("Ready. Stop it with Ctrl+C.");
        if (report) _ = Task.Run(() => Report(simulator), CancellationToken.None);
        await Until.CancelledAsync(cancellationToken);
        return ExitCodes.Success;
    }

    private static void Report(ChargerSimulator simulator)
    {
        while (Console.In.ReadLine() is not null)
        {
            var polls = simulator.Chargers.Select(each => each.StatusRequestCount).ToArray();
            Console.WriteLine($"polls {polls.Sum()} {polls.Min()} {polls.Max()} commands {simulator.Chargers.Sum(static each => each.SetRequestCount)} last {simulator.Chargers.Max(static each => each.LastSetRequest)?.ToString("O", CultureInfo.InvariantCulture) ?? "never"}");
        }
    }
}
