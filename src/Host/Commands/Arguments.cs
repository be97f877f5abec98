using System.CommandLine;

namespace HomeBinding.Host.Commands;

/// <summary>Arguments and options that several commands share.</summary>
internal static class Arguments
{
    public static Argument<DirectoryInfo> Directory() => new("DIR")
    {
        Description = "The folder with things/, items/, rules/ and bindings/.",
        DefaultValueFactory = _ => new DirectoryInfo(Environment.CurrentDirectory),
    };

    public static Option<bool> Json() => new("--json") { Description = "Print JSON, for machines." };

    public static Option<bool> Verbose() => new("--verbose", "-v") { Description = "Log more." };

    /// <summary>The folder, or a sentence that says it is not there.</summary>
    public static string Require(DirectoryInfo directory) => directory.Exists
        ? directory.FullName
        : throw new HostException($"There is no folder '{directory.FullName}'.");
}
