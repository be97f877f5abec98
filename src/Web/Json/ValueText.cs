using HomeBinding.Values;

namespace HomeBinding.Web.Json;

/// <summary>
/// The texts of states and commands as openHAB's API has them: a point in time in openHAB's full text, <c>2026-01-31T18:30:00.000+0100</c>, whose offset without a
/// colon some clients (HABApp) rely on; all else as it is read back.
/// </summary>
internal static class ValueText
{
    public static string ToFullText(this IState state) => state is DateTimeValue time ? time.ToFullText() : state.ToText();

    public static string ToFullText(this ICommand command) => command is DateTimeValue time ? time.ToFullText() : command.ToText();
}
