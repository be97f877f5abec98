using System.Diagnostics.Metrics;
using HomeBinding.Things;

namespace HomeBinding.Polling;

/// <summary>Counts polls for whoever collects the metrics of the meter <c>HomeBinding.Polling</c>.</summary>
internal static class PollMetrics
{
    private static readonly Meter Meter = new("HomeBinding.Polling");
    private static readonly Histogram<double> Polls = Meter.CreateHistogram<double>("homebinding.poll.duration", "s", "Polls of devices, and how long each took.");

    public static void Add(ThingUid thing, TimeSpan duration, bool succeeded)
    {
        if (Polls.Enabled) Polls.Record(duration.TotalSeconds, new("thing", thing.ToString()), new("outcome", succeeded ? "ok" : "failed"));
    }
}
