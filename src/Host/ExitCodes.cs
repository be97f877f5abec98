namespace HomeBinding.Host;

/// <summary>What the process returns. Documented in README.</summary>
internal static class ExitCodes
{
    /// <summary>It worked, or it ran until it was told to stop.</summary>
    public const int Success = 0;

    /// <summary>The files have errors.</summary>
    public const int HasErrors = 1;

    /// <summary>The command line is wrong.</summary>
    public const int WrongUsage = 2;

    /// <summary>The host could not start or failed.</summary>
    public const int Failed = 3;
}
