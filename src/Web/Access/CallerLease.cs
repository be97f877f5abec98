using HomeBinding.Web.Accounts;

namespace HomeBinding.Web.Access;

/// <summary>
/// Whether whoever opened a connection that stays open would still be let in with what it showed then, and as the same. Looking costs nothing unless the
/// accounts have changed.
/// </summary>
internal sealed class CallerLease
{
    private readonly AccountStore _accounts;
    private readonly TimeProvider _time;
    private readonly Func<Grant?> _find;
    private readonly DateTimeOffset? _ends;
    private readonly string? _proof;
    private AccountIndex _seen;

    /// <summary>Makes one.</summary>
    /// <param name="caller">Who it is.</param>
    /// <param name="accounts">Who may use the home.</param>
    /// <param name="time">The clock.</param>
    /// <param name="find">Looks anew.</param>
    public CallerLease(Caller caller, AccountStore accounts, TimeProvider time, Func<Grant?> find)
    {
        Caller = caller;
        _accounts = accounts;
        _time = time;
        _find = find;
        _seen = accounts.Current;
        var found = find();
        _ends = found?.Ends;
        _proof = found?.Proof;
    }

    /// <summary>Who it is.</summary>
    public Caller Caller { get; }

    /// <summary>True if nothing has changed for it.</summary>
    public bool IsValid
    {
        get
        {
            if (_ends <= _time.GetUtcNow()) return false;
            var now = _accounts.Current;
            if (ReferenceEquals(now, _seen)) return true;
            if (_find() is not { } found || found.Proof != _proof || found.Caller.Role != Caller.Role || !(found.Caller.Scopes ?? []).SequenceEqual(Caller.Scopes ?? [])) return false;
            _seen = now;
            return true;
        }
    }

    /// <summary>What a proof is good for at this moment.</summary>
    /// <param name="Caller">Who calls.</param>
    /// <param name="Ends">When it ends; null for when somebody ends it.</param>
    /// <param name="Proof">Which of several proofs it was, where another one may have taken its place: the hash of a password.</param>
    internal sealed record Grant(Caller Caller, DateTimeOffset? Ends, string? Proof = null);
}
