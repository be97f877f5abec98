using HomeBinding.Conformance;
using HomeBinding.Simulator.GoECharger;
using HomeBinding.Units;
using HomeBinding.Values;

namespace HomeBinding.GoECharger.Tests;

public sealed class ConformanceTests : BindingConformance
{
    protected override string ThingTypeId => "goecharger:goe";

    protected override string ValueChannel => "maxCurrent";

    protected override CommandExample Command => new("maxCurrent", new Quantity<ElectricCurrent>(10, Units.Units.Ampere), "10 A");

    protected override TimeSpan Silence => TimeSpan.FromSeconds(2);

    protected override ISimulatedDevice CreateDevice() => new Device();

    private sealed class Device : ISimulatedDevice
    {
        private ChargerSimulator? _simulator;

        public IReadOnlyDictionary<string, object?> Configuration => new Dictionary<string, object?>
        {
            ["ip"] = _simulator!.EndpointOf(0).ToString(),
            ["refreshInterval"] = 1,
        };

        public async Task StartAsync()
        {
            if (_simulator is null) _simulator = await ChargerSimulator.StartAsync(new SimulatorOptions(), TimeProvider.System, CancellationToken.None);
            else await _simulator.StartListeningAsync(0);
        }

        public Task StopAsync() => _simulator!.StopListeningAsync(0);

        public ValueTask DisposeAsync() => _simulator?.DisposeAsync() ?? default;
    }
}
