using System.Diagnostics;
using HomeBinding.Channels;
using HomeBinding.Engine.Events;
using HomeBinding.Engine.Items;
using HomeBinding.Values;

namespace HomeBinding.Engine.Tracing;

/// <summary>Traces of commands and of what rules do. They cost nothing as long as nobody listens.</summary>
public static class EngineTracing
{
    /// <summary>The name of the source.</summary>
    public const string Name = "HomeBinding";

    /// <summary>How the names of the mailboxes of rules begin.</summary>
    public const string RulePrefix = "rule ";

    private static readonly ActivitySource Source = new(Name);

    /// <summary>A command on its way: from whoever sends it to the last thing's answer.</summary>
    internal static Activity? Command(Item item, ICommand command, EventSource source, long cause)
    {
        var activity = Source.StartActivity("command");
        if (activity is { IsAllDataRequested: true })
            activity.SetTag("homebinding.item", item.Name).SetTag("homebinding.command", command.ToText()).SetTag("homebinding.source", source.Text).SetTag("homebinding.cause", cause);
        return activity;
    }

    /// <summary>How it ended.</summary>
    internal static void Answered(Activity? activity, CommandResult result)
    {
        if (activity is null) return;
        activity.SetTag("homebinding.result", result.Status.ToString());
        if (!result.IsSuccess) activity.SetStatus(ActivityStatusCode.Error, result.ToString());
    }

    /// <summary>The run of a rule for an event. Other observers are not worth a trace for each state.</summary>
    internal static Activity? Callback(string mailbox, ItemEvent cause)
    {
        // It stands on its own: what it was called by is an event, which the tag names.
        var activity = Source.HasListeners() && mailbox.StartsWith(RulePrefix, StringComparison.Ordinal) ? Source.StartActivity(mailbox, ActivityKind.Internal, default(ActivityContext)) : null;
        if (activity is { IsAllDataRequested: true }) activity.SetTag("homebinding.item", cause.Item.Name).SetTag("homebinding.cause", cause.Sequence);
        return activity;
    }
}
