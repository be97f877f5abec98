using HomeBinding.Profiles;

namespace HomeBinding.Engine.Profiles.BuiltIn;

/// <summary>A state for each direction, and when each wants to be woken.</summary>
internal readonly record struct TwoWays<T>(T ToItem, T ToChannel)
{
    public T Get(bool toChannel) => toChannel ? ToChannel : ToItem;

    public TwoWays<T> With(bool toChannel, T value) => toChannel ? this with { ToChannel = value } : this with { ToItem = value };
}

internal static class TwoWays
{
    /// <summary>Sets the profile's one timer to the earlier of two times.</summary>
    public static void Wake(IProfileOutput output, DateTimeOffset now, DateTimeOffset? toItem, DateTimeOffset? toChannel)
    {
        var next = toItem is null || toChannel < toItem ? toChannel : toItem;
        if (next is { } due) output.WakeAfter(due > now ? due - now : TimeSpan.Zero);
        else output.CancelWake();
    }
}
