using HomeBinding.Simulator.GoECharger;

namespace HomeBinding.Host.Tests.Support;

/// <summary>A simulated charger in the test's process, with a car.</summary>
internal static class Chargers
{
    public static Task<ChargerSimulator> StartAsync() => ChargerSimulator.StartAsync(
        new SimulatorOptions { Charger = index => new ChargerOptions { Serial = SimulatorOptions.SerialOf(index), Car = new CarOptions() } },
        TimeProvider.System,
        CancellationToken.None);
}
