using System.Collections.Immutable;
using HomeBinding.Configuration;
using HomeBinding.Profiles;
using HomeBinding.Values;

namespace HomeBinding.Engine.Profiles.BuiltIn;

/// <summary>
/// The average of the last while, each value weighted by how long it held: a device that reports now and then, or only what changes, is averaged as
/// rightly as one that reports each second. Tells the average at each input, and once more when the newest value has held for the whole window.
/// </summary>
internal sealed class MovingAverageProfile(TimeSpan window) : Profile<MovingAverageProfile.History>
{
    // Values that held shorter are merged with their neighbours, so that a storm of inputs takes no memory without bound.
    private const int MostSegments = 1000;

    /// <summary>A value that held for a while, or the average of several.</summary>
    internal readonly record struct Segment(decimal Value, DateTimeOffset Start, DateTimeOffset End)
    {
        public decimal Ticks => (End - Start).Ticks;
    }

    /// <summary>What the average is made of.</summary>
    /// <param name="Past">What held before, oldest first, without gaps.</param>
    /// <param name="Newest">The newest value, whose unit all are in; null before the first.</param>
    /// <param name="Since">When it came.</param>
    internal sealed record History(ImmutableList<Segment> Past, NumericValue? Newest, DateTimeOffset Since)
    {
        public static History Empty { get; } = new([], null, default);
    }

    public static ProfileType Type { get; } = new ProfileType<Parameters>("system:moving-average", static (_, parameters) => new MovingAverageProfile(ValueText.Duration(parameters.Window)))
    {
        Label = "Moving average",
        Description = "The average of the last while, weighted by how long each value held.",
        ChannelTypes = ["Number", "Dimmer", "Rollershutter"],
        ValidateConfiguration = static parameters => ValueText.CheckDuration("window", parameters.Window),
    };

    public override History Initial => History.Empty;

    public override History Handle(History state, in ProfileInput input, IProfileOutput output)
    {
        switch (input.Kind)
        {
            case ProfileInputKind.ChannelState when input.State is NumericValue number:
                state = Add(state, number, input.Time);
                output.UpdateItem(Average(state, input.Time));
                if (state.Past.IsEmpty) output.CancelWake();
                else output.WakeAfter(window);
                return state;
            case ProfileInputKind.ChannelState:
                output.UpdateItem(input.State!);
                output.CancelWake();
                return History.Empty;
            case ProfileInputKind.TimerElapsed when state.Newest is not null:
                state = state with { Past = Trim(state.Past, input.Time - window) };
                output.UpdateItem(Average(state, input.Time));
                return state;
            case ProfileInputKind.ChannelCommand:
                output.CommandItem(input.Command!);
                return state;
            case ProfileInputKind.ItemCommand:
                output.CommandChannel(input.Command!);
                return state;
            default:
                return state;
        }
    }

    private History Add(History state, NumericValue number, DateTimeOffset now)
    {
        if (state.Newest is not { } before || now < state.Since || Arithmetic.In(before, number) is not { } last) return new History([], number, now);
        var past = state.Past;
        if (before is Quantity old && number is Quantity fresh && !ReferenceEquals(old.Unit, fresh.Unit))
            past = [.. past.Select(each => each with { Value = Arithmetic.In(old.Unit.CreateQuantity(each.Value), fresh)!.Value })];
        if (now > state.Since) past = Append(past, new Segment(last, state.Since, now));
        return new History(Trim(past, now - window), number, now);
    }

    private ImmutableList<Segment> Append(ImmutableList<Segment> past, Segment added)
    {
        if (past.IsEmpty || past[^1].End - past[^1].Start + (added.End - added.Start) > window / MostSegments) return past.Add(added);
        var last = past[^1];
        return past.SetItem(past.Count - 1, new Segment(Mean([last, added]), last.Start, added.End));
    }

    private static ImmutableList<Segment> Trim(ImmutableList<Segment> past, DateTimeOffset from)
    {
        var over = 0;
        while (over < past.Count && past[over].End <= from) over++;
        past = past.RemoveRange(0, over);
        return past.IsEmpty || past[0].Start >= from ? past : past.SetItem(0, past[0] with { Start = from });
    }

    private static NumericValue Average(History state, DateTimeOffset now)
    {
        var newest = state.Newest!;
        if (state.Past.IsEmpty) return newest;
        return Arithmetic.Like(newest, now > state.Since ? Mean(state.Past.Add(new Segment(newest.Value, state.Since, now))) : Mean(state.Past));
    }

    private static decimal Mean(ImmutableList<Segment> segments)
    {
        var (least, most, ticks) = (decimal.MaxValue, decimal.MinValue, 0m);
        foreach (var segment in segments)
        {
            least = Math.Min(least, segment.Value);
            most = Math.Max(most, segment.Value);
            ticks += segment.Ticks;
        }
        // From the least, so that equal values give just that value, and what rounding adds stays within them.
        var above = 0m;
        foreach (var segment in segments) above += (segment.Value - least) * (segment.Ticks / ticks);
        return Math.Clamp(least + above, least, most);
    }

    internal sealed record Parameters
    {
        [ConfigParameter(Label = "Window", Description = "Over how long the average goes, e.g. 30 s or 5 min.")]
        public required string Window { get; init; }
    }
}
