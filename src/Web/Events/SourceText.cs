using HomeBinding.Engine.Events;

namespace HomeBinding.Web.Events;

/// <summary>
/// Who put something in, as openHAB's events write it: <c>package$actor</c>, and for whom the actor did it in front of that, separated by <c>=&gt;</c>.
/// </summary>
internal static class SourceText
{
    private const string Web = "homebinding.web$";

    /// <summary>What stands between who wanted something and who did it for them.</summary>
    public const string Delegation = "=>";

    public static string Of(EventSource source) => source.Kind switch
    {
        SourceKind.Channel => $"homebinding.things${source.Id}",
        SourceKind.Rule => $"homebinding.rules${source.Id}",
        SourceKind.User when source.Id.LastIndexOf(Delegation, StringComparison.Ordinal) is >= 0 and var end => $"{source.Id[..end]}{Delegation}{Web}{source.Id[(end + Delegation.Length)..]}",
        SourceKind.User => Web + source.Id,
        _ => $"homebinding${source.Id}",
    };
}
