namespace HomeBinding.Rules.Tests.Support;

/// <summary>What compiled rules of a test wait for.</summary>
internal static class RuleGate
{
    public static void Reset(string name) => AppDomain.CurrentDomain.SetData(name, new ManualResetEventSlim());

    public static void Open(string name) => ((ManualResetEventSlim)AppDomain.CurrentDomain.GetData(name)!).Set();
}
