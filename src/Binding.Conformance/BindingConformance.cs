using System.Reflection;
using HomeBinding.Engine.Items;
using HomeBinding.Plugins;
using HomeBinding.Things;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;
using Xunit.Sdk;

namespace HomeBinding.Conformance;

/// <summary>
/// What every binding has to do well, as tests: a binding's test project inherits this class once for each thing type. The tests run the built
/// binding as the host does, loaded from its folder, in a real engine, against a simulated device.
/// </summary>
public abstract class BindingConformance : IAsyncLifetime
{
    private const int Unloads = 20;
    private ISimulatedDevice? _device;
    private ConformanceHost? _host;

    /// <summary>
    /// The binding's folder, or its dll. If it is not overridden: the value of the assembly attribute <c>AssemblyMetadata("BindingPath", …)</c>
    /// of the test project.
    /// </summary>
    protected virtual string BindingPath =>
        GetType().Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().FirstOrDefault(each => each.Key == "BindingPath")?.Value
        ?? throw new XunitException("Override BindingPath, or put <AssemblyMetadata Include=\"BindingPath\" Value=\"…\" /> into the test project.");

    /// <summary>The thing type to test, <c>binding:type</c>.</summary>
    protected abstract string ThingTypeId { get; }

    /// <summary>A channel that gets a value from the device while it is online.</summary>
    protected abstract string ValueChannel { get; }

    /// <summary>A command that changes the device; null if the thing type takes none.</summary>
    protected abstract CommandExample? Command { get; }

    /// <summary>The clock of the engine and the binding.</summary>
    protected virtual TimeProvider Time => TimeProvider.System;

    /// <summary>Makes the log; by default there is none.</summary>
    protected virtual ILoggerFactory Loggers => NullLoggerFactory.Instance;

    /// <summary>The longest that anything may take.</summary>
    protected virtual TimeSpan Limit => TimeSpan.FromSeconds(30);

    /// <summary>How long to listen, on <see cref="Time"/>, for what must not come; longer than the binding's polling interval.</summary>
    protected virtual TimeSpan Silence => TimeSpan.FromSeconds(1);

    private ConformanceHost Host => _host!;

    /// <summary>Makes a simulated device. It is not started.</summary>
    protected abstract ISimulatedDevice CreateDevice();

    /// <summary>Lets time pass while a test waits, for a clock that does not move by itself. Called about every 10 ms.</summary>
    protected virtual void PassTime()
    {
    }

    /// <summary>Starts the device and the engine.</summary>
    public virtual async Task InitializeAsync()
    {
        _device = CreateDevice();
        await _device.StartAsync();
        _host = await ConformanceHost.StartAsync(BindingPath, ThingUid.Parse($"{ThingTypeId}:conformance"), _device.Configuration, Time, Loggers, PassTime, Limit);
    }

    /// <summary>Stops both.</summary>
    public virtual async Task DisposeAsync()
    {
        if (_host is not null) await _host.DisposeAsync();
        if (_device is not null) await _device.DisposeAsync();
    }

    /// <summary>A thing that was stopped can be started again.</summary>
    [Fact]
    public async Task Thing_StartedAndStoppedTwice_IsOnlineBothTimes()
    {
        await using var handle = await Host.LoadAsync();
        for (var start = 0; start < 2; start++)
        {
            var before = Host.Events;
            await Host.AddAsync(handle);
            await Host.WaitForValueAsync(ValueChannel, before);

            await Host.RemoveAsync(handle);
            Assert.Equal(ThingStatus.Uninitialized, Host.Thing.Status.Status);
            Assert.Equal("UNDEF", Host.Item(ValueChannel).State.ToText());
        }
    }

    /// <summary>A command reaches the device, and its effect comes back as a state.</summary>
    [Fact]
    public async Task Command_ToTheDevice_ComesBackAsState()
    {
        if (Command is not { } command) return;
        await using var handle = await Host.LoadAsync();
        await Host.AddAsync(handle);
        await Host.WaitForValueAsync(ValueChannel, 0);
        var item = Host.Item(command.Channel);
        Assert.NotEqual(command.State, item.State.ToText());

        var sending = Host.SendAsync(command);
        await Host.WaitAsync(() => sending.IsCompleted, "The answer to the command");

        var result = await sending;
        Assert.True(result.IsSuccess, $"The command was answered with {result}.");
        await Host.WaitAsync(() => item.State.ToText() == command.State, $"The state {command.State}");
        await Host.RemoveAsync(handle);
    }

    /// <summary>A device that goes away and comes back is OFFLINE meanwhile and ONLINE again by itself.</summary>
    [Fact]
    public async Task Device_GoneAndBack_IsOfflineMeanwhile()
    {
        await using var handle = await Host.LoadAsync();
        await Host.AddAsync(handle);
        await Host.WaitForValueAsync(ValueChannel, 0);

        await _device!.StopAsync();
        await Host.WaitAsync(() => Host.Thing.Status.Status == ThingStatus.Offline, "OFFLINE, since the device was switched off");
        Assert.False(string.IsNullOrEmpty(Host.Thing.Status.Description), "OFFLINE needs a sentence that says why.");

        var before = Host.Events;
        await _device.StartAsync();
        await Host.WaitForValueAsync(ValueChannel, before);
        await Host.RemoveAsync(handle);
    }

    /// <summary>Nothing comes from a thing that was stopped.</summary>
    [Fact]
    public async Task Thing_Stopped_PublishesNothing()
    {
        await using var handle = await Host.LoadAsync();
        await Host.AddAsync(handle);
        await Host.WaitForValueAsync(ValueChannel, 0);

        await Host.RemoveAsync(handle);
        await Host.SettleAsync();
        var (events, status, start) = (Host.Events, Host.Thing.Status, Time.GetTimestamp());
        await Host.WaitAsync(() => Time.GetElapsedTime(start) >= Silence, "Silence");

        Assert.Equal(events, Host.Events);
        Assert.Equal(status, Host.Thing.Status);
    }

    /// <summary>The binding leaves the memory when it is unloaded while it works, time after time.</summary>
    [Fact]
    public async Task Binding_Unloaded_LeavesTheMemory()
    {
        for (var unload = 1; unload <= Unloads; unload++)
        {
            var handle = await Host.LoadAsync();
            var before = Host.Events;
            await Host.AddAsync(handle);
            await Host.WaitForValueAsync(ValueChannel, before);
            // Not waited for: it is on its way while the thing stops.
            var sending = Command is { } command ? Host.SendAsync(command) : Task.CompletedTask;

            await Host.RemoveAsync(handle);
            await sending.WaitAsync(Limit);

            Assert.True(
                await handle.UnloadAsync(),
                $"The binding was still in memory after unload {unload} of {Unloads}: a timer, thread, task, static event or cache outlives the thing. Register what has to end with the thing in its context.");
        }
    }
}
