using System.CommandLine;
using HomeBinding.Web.Hosting;

namespace HomeBinding.Host.Commands;

/// <summary>What the command line says of HTTP.</summary>
/// <param name="IsOff">True for nothing at all.</param>
/// <param name="Urls">Where to listen; null for what the settings say.</param>
internal sealed record HttpWishes(bool IsOff, IReadOnlyList<string>? Urls);

/// <summary>The options of HTTP that several commands share.</summary>
internal sealed class HttpArguments
{
    public HttpArguments() => Urls.Validators.Add(static result =>
    {
        foreach (var token in result.Tokens)
            if (!ListenAddress.TryParse(token.Value, out _, out var problem)) result.AddError(problem);
    });

    public Option<string[]> Urls { get; } = new("--urls")
    {
        Description = "Where to listen, e.g. http://*:8080; this machine only, http://127.0.0.1:8080, if neither this nor settings.yaml says otherwise.",
        HelpName = "URL",
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = false,
    };

    public Option<bool> Off { get; } = new("--no-http") { Description = "Do not listen at all." };

    public HttpWishes Of(ParseResult parsed) => new(parsed.GetValue(Off), parsed.GetValue(Urls) is { Length: > 0 } urls ? urls : null);
}
