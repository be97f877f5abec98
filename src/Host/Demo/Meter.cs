using HomeBinding.Engine;
using HomeBinding.Engine.Events;
using HomeBinding.Simulator.GoECharger;
using HomeBinding.Values;

namespace HomeBinding.Host.Demo;

/// <summary>The demo's grid meter: writes the simulated house's grid power, in kW, into the item that the sample rule reads.</summary>
internal sealed class Meter(HomeEngine engine, SimulatedHouse house, string item) : IAsyncDisposable
{
    private static readonly EventSource Source = new(SourceKind.System, "simulated meter");

    private ITimer? _timer;

    public void Start()
    {
        if (engine.FindItem(item) is not null)
            _timer = engine.Time.CreateTimer(_ => Post(), null, TimeSpan.Zero, TimeSpan.FromSeconds(1));
    }

    public async ValueTask DisposeAsync()
    {
        if (_timer is not null) await _timer.DisposeAsync();
    }

    private void Post()
    {
        var kilowatts = Units.Units.Kilowatt.Of(Math.Round((decimal)house.Read().GridWatts / 1000, 3));
        _ = engine.PostUpdateAsync(item, kilowatts, Source, reason: "The simulated house draws this from the grid; below zero it feeds in.").AsTask();
    }
}
