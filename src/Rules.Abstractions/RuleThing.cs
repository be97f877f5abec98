using System.Collections.ObjectModel;
using System.Reflection;
using System.Text.Json;
using HomeBinding.Things;

namespace HomeBinding.Rules;

/// <summary>A thing as a rule sees it: its status, and what it can do besides taking commands.</summary>
public sealed class RuleThing
{
    private readonly IRuleContext _context;

    internal RuleThing(ThingUid uid, IRuleContext context)
    {
        Uid = uid;
        _context = context;
    }

    /// <summary>Its id.</summary>
    public ThingUid Uid { get; }

    /// <summary>Its status at this moment; UNINITIALIZED if there is no such thing.</summary>
    public ThingStatusInfo Status => _context.GetThingStatus(Uid);

    /// <summary>True if the device is assumed to work.</summary>
    public bool IsOnline => Status.Status == ThingStatus.Online;

    /// <summary>Its changes of status, on the rule's mailbox. None is left out.</summary>
    public IObservable<ThingStatusUpdate> StatusChanges => _context.ThingStatusChanges(Uid);

    /// <summary>Has the thing carry an action out.</summary>
    /// <param name="action">The action's name; <c>homebinding bindings --json</c> lists what there is.</param>
    /// <param name="arguments">Its arguments, e.g. <c>new { Current = 16 }</c>, or a dictionary; null for none.</param>
    /// <returns>What the action returns, by name; a single value is <c>result</c>.</returns>
    /// <exception cref="ThingActionException">It was not carried out, or failed; the message says why.</exception>
    public Task<IReadOnlyDictionary<string, object?>> CallAsync(string action, object? arguments = null) =>
        _context.CallActionAsync(Uid, action, ToDictionary(arguments));

    private static IReadOnlyDictionary<string, object?> ToDictionary(object? arguments) => arguments switch
    {
        null => ReadOnlyDictionary<string, object?>.Empty,
        IReadOnlyDictionary<string, object?> dictionary => dictionary,
        _ => arguments.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .ToDictionary(each => JsonNamingPolicy.CamelCase.ConvertName(each.Name), each => each.GetValue(arguments), StringComparer.Ordinal),
    };
}
