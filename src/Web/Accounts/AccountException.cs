namespace HomeBinding.Web.Accounts;

/// <summary>A user, token or session cannot be made or changed; the message says why and what to do.</summary>
public sealed class AccountException(string message) : Exception(message);
