using System.CommandLine;
using System.Net;

namespace HomeBinding.Host.Commands;

/// <summary>The option <c>--mdns</c>: an address with a port.</summary>
internal static class MdnsEndpoint
{
    public static Option<IPEndPoint?> Create(string description) => new("--mdns")
    {
        Description = description,
        HelpName = "ADDRESS:PORT",
        CustomParser = static result =>
        {
            var text = result.Tokens[0].Value;
            // Without a port, the parser takes 0.
            if (text.Contains(':', StringComparison.Ordinal) && IPEndPoint.TryParse(text, out var endpoint)) return endpoint;
            result.AddError($"'{text}' is no address with a port. Write e.g. 127.0.0.1:5454.");
            return null;
        },
    };
}
