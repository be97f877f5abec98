using System.Diagnostics.Metrics;
using HomeBinding.Engine;
using HomeBinding.Engine.Queues;
using HomeBinding.Engine.Tracing;

namespace HomeBinding.Telemetry;

/// <summary>
/// The counters of a running home as metrics, in the names of OpenTelemetry: read when somebody collects them, free otherwise. Polls are counted where they
/// happen, by the meter <c>HomeBinding.Polling</c> of the contract.
/// </summary>
public sealed class HomeMeter : IDisposable
{
    /// <summary>The meter's name.</summary>
    public const string Name = "HomeBinding";

    private readonly Meter _meter = new(Name);

    /// <summary>Makes the metrics of an engine.</summary>
    public HomeMeter(HomeEngine engine)
    {
        _meter.CreateObservableCounter("homebinding.events", () => engine.Statistics.Events, "{event}", "Events of items.");
        _meter.CreateObservableGauge("homebinding.queue.depth", () => engine.Statistics.QueueDepth, "{input}", "Inputs that wait for the event loop.");
        _meter.CreateObservableGauge("homebinding.queue.high_water", () => engine.Statistics.QueueHighWater, "{input}", "The most inputs that ever waited.");
        _meter.CreateObservableCounter("homebinding.inputs.conflated", () => engine.Statistics.ConflatedInputs, "{state}", "States that gave way to a newer one of the same channel before they were applied.");
        _meter.CreateObservableCounter("homebinding.deliveries.conflated", () => engine.Statistics.ConflatedDeliveries, "{state}", "States that gave way to a newer one of the same item before a rule or observer saw them.");
        _meter.CreateObservableCounter("homebinding.states.refused", () => engine.Statistics.RefusedStates, "{state}", "States that an item did not accept.");
        _meter.CreateObservableCounter("homebinding.callbacks.failed", () => engine.Statistics.CallbackFailures, "{call}", "Callbacks that threw.");
        _meter.CreateObservableCounter("homebinding.profiles.failed", () => engine.Statistics.ProfileFailures, "{input}", "Inputs at which a profile of a link threw.");
        _meter.CreateObservableGauge("homebinding.items", () => engine.Items.Count(), "{item}", "Items.");
        _meter.CreateObservableGauge("homebinding.things", () => Things(engine), "{thing}", "Things, by status.");
        _meter.CreateObservableGauge("homebinding.mailbox.depth", () => Mailboxes(engine, static each => each.Depth), "{entry}", "Entries that wait for a rule, a thing or an observer.");
        _meter.CreateObservableGauge("homebinding.mailbox.high_water", () => Mailboxes(engine, static each => each.HighWater), "{entry}", "The most entries that ever waited for one.");
        _meter.CreateObservableCounter("homebinding.rule.runs", () => Rules(engine, static each => each.Runs), "{run}", "Callbacks of rules that have run.");
        _meter.CreateObservableCounter("homebinding.rule.failures", () => Rules(engine, static each => each.Failures), "{run}", "Callbacks of rules that threw.");
    }

    /// <summary>Takes the metrics back.</summary>
    public void Dispose() => _meter.Dispose();

    private static IEnumerable<Measurement<int>> Things(HomeEngine engine) => engine.Things.All
        .CountBy(static each => each.Status.Status)
        .Select(static each => new Measurement<int>(each.Value, new KeyValuePair<string, object?>("status", each.Key.ToString())));

    private static IEnumerable<Measurement<int>> Mailboxes(HomeEngine engine, Func<Mailbox, int> value) =>
        engine.Mailboxes.Select(each => new Measurement<int>(value(each), new KeyValuePair<string, object?>("mailbox", each.Name)));

    private static IEnumerable<Measurement<long>> Rules(HomeEngine engine, Func<Mailbox, long> value) => engine.Mailboxes
        .Where(static each => each.Name.StartsWith(EngineTracing.RulePrefix, StringComparison.Ordinal))
        .Select(each => new Measurement<long>(value(each), new KeyValuePair<string, object?>("rule", each.Name[EngineTracing.RulePrefix.Length..])));
}
