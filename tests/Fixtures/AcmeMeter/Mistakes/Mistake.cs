using HomeBinding.Things;

namespace AcmeMeter.Mistakes;

/// <summary>What an author can do wrong. The host's tests choose one by writing its name into the built library, in place of the blanks.</summary>
internal static class Mistake
{
    private static readonly string Chosen = "mistake:                        "["mistake:".Length..].TrimEnd();
    private static Timer? _leaked;

    public static string? Id => Chosen == "other id" ? "other" : Chosen == "bad id" ? "not an id" : null;

    public static void InConstructor()
    {
        if (Chosen == "throws") throw new InvalidOperationException("No meter today.");
        if (Chosen == "hangs") new ManualResetEventSlim().Wait();
    }

    public static IReadOnlyList<ThingType>? InThingTypes() => Chosen == "static throws" ? StaticFailure.Types : null;

    public static void InConfigureServices()
    {
        if (Chosen == "services throw") throw new NotSupportedException("No services.");
    }

    public static void InStart()
    {
        if (Chosen == "start throws") throw new InvalidOperationException("The meter is asleep.");
        if (Chosen == "leaks") _leaked = new Timer(_ => GC.KeepAlive(_leaked), null, TimeSpan.Zero, TimeSpan.FromMilliseconds(20));
    }

    public static void InStop()
    {
        if (Chosen == "stop hangs") new ManualResetEventSlim().Wait();
    }

    public static void InDispose()
    {
        if (Chosen == "dispose throws") throw new InvalidOperationException("Not now.");
    }

    private static class StaticFailure
    {
        public static readonly IReadOnlyList<ThingType> Types = Fail();

        private static IReadOnlyList<ThingType> Fail() => throw new ArgumentException("The table is empty.");
    }
}
