namespace HomeBinding.Rules;

/// <summary>The things, by their ids.</summary>
public sealed class RuleThings
{
    private readonly IRuleContext _context;

    internal RuleThings(IRuleContext context) => _context = context;

    /// <summary>A thing, whether it is there at the moment or not.</summary>
    /// <param name="uid">Its id, e.g. <c>goecharger:goe:garage</c>.</param>
    /// <exception cref="FormatException">The text is not a thing id.</exception>
    public RuleThing this[string uid] => new(HomeBinding.Things.ThingUid.Parse(uid), _context);
}
