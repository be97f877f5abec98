using System.CommandLine;

namespace HomeBinding.Host.Commands;

/// <summary>Arguments and options that several commands share.</summary>
internal static class Arguments
{
    public static Argument<DirectoryInfo> Directory() => WithoutOptions(new Argument<DirectoryInfo>("DIR")
    {
        Description = "The folder with things/, items/, rules/ and bindings/; the current one if left out.",
        DefaultValueFactory = _ => new DirectoryInfo(Environment.CurrentDirectory),
    });

    public static Argument<DirectoryInfo?> OptionalDirectory(string description) => WithoutOptions(new Argument<DirectoryInfo?>("DIR")
    {
        Description = description,
        Arity = ArgumentArity.ZeroOrOne,
    });

    public static Option<bool> Json() => new("--json") { Description = "Print JSON, for machines." };

    public static Option<bool> Verbose() => new("--verbose", "-v") { Description = "Log more." };

    public static Option<TimeSpan?> Time(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "TIME",
        CustomParser = static result =>
        {
            if (TimeText.TryParse(result.Tokens[0].Value, out var time)) return time;
            result.AddError($"'{result.Tokens[0].Value}' is not a time. Write e.g. 20s, 2m or 1m30s.");
            return null;
        },
    };

    /// <summary>The folder, or a sentence that says it is not there.</summary>
    public static string Require(DirectoryInfo directory) => directory.Exists
        ? directory.FullName
        : throw new HostException($"There is no folder '{directory.FullName}'.");

    // A misspelt option is no folder.
    private static TArgument WithoutOptions<TArgument>(TArgument argument)
        where TArgument : Argument
    {
        argument.Validators.Add(static result =>
        {
            if (result.Tokens.Count > 0 && result.Tokens[0].Value is ['-', ..] text) result.AddError($"There is no option '{text}'.");
        });
        return argument;
    }
}
