namespace HomeBinding.Web.Accounts;

/// <summary>How API tokens look: <c>oh.name.secret</c>, as openHAB's do.</summary>
internal static class ApiTokens
{
    public const string Prefix = "oh.";
}
