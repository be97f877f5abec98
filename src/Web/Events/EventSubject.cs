using HomeBinding.Web.Access;

namespace HomeBinding.Web.Events;

/// <summary>What an event is about. Whoever may not read that over REST does not hear of it either.</summary>
[Flags]
internal enum EventSubject
{
    None = 0,
    Items = 1,
    Things = 2,
    Links = 4,
    Channels = 8,
    Inbox = 16,
    Rules = 32,
}

/// <summary>Who may hear of what.</summary>
internal static class EventSubjects
{
    // The role that the list of each needs; trigger channels belong to things, but a button that was pressed is for every user.
    private static readonly (EventSubject Subject, string Resource, Role Role)[] All =
    [
        (EventSubject.Items, "items", Role.Viewer),
        (EventSubject.Things, "things", Role.Administrator),
        (EventSubject.Links, "links", Role.Administrator),
        (EventSubject.Channels, "things", Role.User),
        (EventSubject.Inbox, "inbox", Role.Administrator),
        (EventSubject.Rules, "rules", Role.User),
    ];

    /// <summary>What a caller may hear of.</summary>
    public static EventSubject For(Caller caller)
    {
        var subjects = EventSubject.None;
        foreach (var (subject, resource, role) in All)
            if (caller.May(role, resource, AccessKind.Read)) subjects |= subject;
        return subjects;
    }
}
