using System.Diagnostics.CodeAnalysis;
using HomeBinding.Engine.Items;
using HomeBinding.Values;

namespace HomeBinding.Engine.Expiry;

/// <summary>When a state no longer holds, and what follows (openHAB's metadata <c>expire</c>).</summary>
/// <param name="Duration">How long after the last update or command.</param>
/// <param name="State">The state that follows; null if a command does.</param>
/// <param name="Command">The command that follows; null if a state does.</param>
/// <param name="IgnoreStateUpdates">True if an update that does not change the state does not begin the time anew.</param>
/// <param name="IgnoreCommands">True if a command does not begin the time anew.</param>
public sealed record ExpireSettings(TimeSpan Duration, IState? State, ICommand? Command, bool IgnoreStateUpdates = false, bool IgnoreCommands = false)
{
    private const string StatePrefix = "state=";
    private const string CommandPrefix = "command=";

    /// <summary>The settings that the metadata may have.</summary>
    public static IReadOnlyList<string> SettingNames => Keys;

    private static readonly string[] Keys = ["duration", "state", "command", "ignoreStateUpdates", "ignoreStateUpdate", "ignoreCommands"];

    /// <summary>Reads the value and the settings of the metadata.</summary>
    /// <param name="value"><c>duration</c>, <c>duration,state</c>, <c>duration,state=…</c> or <c>duration,command=…</c>; empty if the settings say it. Without either, UNDEF follows.</param>
    /// <param name="config">
    /// Settings: <c>duration</c>, <c>state</c>, <c>command</c>, <c>ignoreStateUpdates</c> (openHAB's documentation writes <c>ignoreStateUpdate</c>) and <c>ignoreCommands</c>.
    /// </param>
    /// <param name="type">The item's type, which says how the state or command is read. On a String item <c>'UNDEF'</c> and <c>'NULL'</c> in quotes are texts.</param>
    /// <param name="settings">What was read.</param>
    /// <param name="error">What is wrong and what was expected.</param>
    public static bool TryParse(
        string value,
        IReadOnlyDictionary<string, object?> config,
        ItemType type,
        [NotNullWhen(true)] out ExpireSettings? settings,
        [NotNullWhen(false)] out string? error)
    {
        settings = null;
        error = config.Keys.FirstOrDefault(each => !Keys.Contains(each, StringComparer.Ordinal)) is { } unknown ? $"'{unknown}' is not known of expire; expected {string.Join(", ", Keys)}." : null;
        if (error is not null || !TryReadParts(value, config, out var duration, out var state, out var command, out error)) return false;
        if (!ExpireDuration.TryParse(duration, out var time, out error)
            || !TryReadFlag(config, "ignoreStateUpdates", out var ignoreUpdates, out error)
            || !TryReadFlag(config, "ignoreStateUpdate", out var ignoreUpdatesToo, out error)
            || !TryReadFlag(config, "ignoreCommands", out var ignoreCommands, out error)) return false;
        IState? expiredState = null;
        ICommand? expiredCommand = null;
        if (command is not null ? !TryReadCommand(command, type, out expiredCommand, out error) : !TryReadState(state ?? "UNDEF", type, out expiredState, out error)) return false;
        settings = new ExpireSettings(time, expiredState, expiredCommand, ignoreUpdates || ignoreUpdatesToo, ignoreCommands);
        error = null;
        return true;
    }

    private static bool TryReadParts(string value, IReadOnlyDictionary<string, object?> config, out string duration, out string? state, out string? command, [NotNullWhen(false)] out string? error)
    {
        var comma = value.IndexOf(',', StringComparison.Ordinal);
        var written = (comma < 0 ? value : value[..comma]).Trim();
        var result = comma < 0 ? "" : value[(comma + 1)..].Trim();
        state = result.StartsWith(StatePrefix, StringComparison.Ordinal) ? result[StatePrefix.Length..].Trim() : null;
        command = result.StartsWith(CommandPrefix, StringComparison.Ordinal) ? result[CommandPrefix.Length..].Trim() : null;
        if (result.Length > 0 && state is null && command is null) state = result;
        var configured = (Duration: Text(config, "duration"), State: Text(config, "state"), Command: Text(config, "command"));
        error = written.Length > 0 && configured.Duration is not null ? "The duration is there twice, in the value and in the settings."
            : (state ?? command) is not null && (configured.State ?? configured.Command) is not null ? "What follows is there twice, in the value and in the settings."
            : configured is { State: not null, Command: not null } ? "Either a state or a command follows; the settings name both."
            : null;
        duration = configured.Duration ?? written;
        state ??= configured.State;
        command ??= configured.Command;
        return error is null;
    }

    private static bool TryReadState(string text, ItemType type, out IState? state, [NotNullWhen(false)] out string? error)
    {
        if (type == ItemType.Text && text is "'UNDEF'" or "'NULL'")
        {
            state = new TextValue(text.Trim('\''));
            error = null;
            return true;
        }
        return type.TryParseState(text, out state, out error) && type.TryAccept(state, null, out _, out error);
    }

    private static bool TryReadCommand(string text, ItemType type, out ICommand? command, [NotNullWhen(false)] out string? error) =>
        type.TryParseCommand(text, out command, out error) && type.TryAccept(command, null, out ICommand? _, out error);

    private static bool TryReadFlag(IReadOnlyDictionary<string, object?> config, string name, out bool flag, [NotNullWhen(false)] out string? error)
    {
        flag = false;
        error = config.GetValueOrDefault(name) switch
        {
            null => null,
            bool known => (flag = known) ? null : null,
            string text when bool.TryParse(text, out flag) => null,
            var other => $"'{name}' is '{other}'; expected true or false.",
        };
        return error is null;
    }

    private static string? Text(IReadOnlyDictionary<string, object?> config, string name) => config.GetValueOrDefault(name) switch
    {
        null => null,
        bool flag => flag ? "true" : "false",
        IFormattable number => number.ToString(null, System.Globalization.CultureInfo.InvariantCulture),
        var other => other.ToString(),
    };
}
