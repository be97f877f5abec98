namespace HomeBinding.Polling;

/// <summary>How long to wait after failures in a row: 5, 10, 20, 40, then 80 seconds, each shortened by up to a fifth so that many devices do not come back in step.</summary>
public static class BackOff
{
    /// <summary>The wait after a number of failures in a row.</summary>
    /// <param name="failures">Failures in a row, at least 1.</param>
    /// <param name="jitter">From 0 (no shortening) up to 1 (a fifth shorter).</param>
    public static TimeSpan After(int failures, double jitter) =>
        TimeSpan.FromSeconds(5 * Math.Pow(2, Math.Clamp(failures - 1, 0, 4))) * (1 - (0.2 * Math.Clamp(jitter, 0, 1)));
}
