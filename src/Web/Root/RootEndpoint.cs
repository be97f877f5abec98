using System.Text.Json.Serialization;
using HomeBinding.Web.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace HomeBinding.Web.Root;

/// <summary>
/// <c>/rest/</c>: where clients begin. Main UI reads it before it can offer to sign in, so that it is open to all; who is not signed in hears only that, and
/// where to do it.
/// </summary>
internal static class RootEndpoint
{
    /// <summary>The version of openHAB's API that this is. Homebridge takes the newer event topics from 4 on.</summary>
    public const string ApiVersion = "8";

    /// <summary>The version of the openHAB whose API that is. Clients take it for what they may ask for: HABApp calls anything before 4.0 an error, and waits otherwise before 4.1.</summary>
    public const string RuntimeVersion = "5.3.0";

    public static void Map(IEndpointRouteBuilder rest) => rest.MapGet("/", Get)
        .WithMetadata(new ResourceName("root"))
        .AllowAnonymous()
        .WithTags("root")
        .WithSummary("What there is, and in which version.");

    private static Ok<RootBody> Get(HttpContext context, HomeParts home, ResourceLinks links)
    {
        var version = typeof(RootEndpoint).Assembly.GetName().Version!.ToString(3);
        var body = new RootBody
        {
            Version = ApiVersion,
            Locale = home.Engine.Display.Culture.Name is { Length: > 0 } name ? name.Replace('-', '_') : "en",
            MeasurementSystem = home.Settings.MeasurementSystem.ToString(),
            RuntimeInfo = new RuntimeInfo(RuntimeVersion, $"HomeBinding {version}"),
            Links = [.. links.For(Caller.Of(context)).Select(each => new RootLink(each, $"{context.Request.Scheme}://{context.Request.Host}/rest/{each}"))],
        };
        return TypedResults.Ok(body);
    }
}

/// <summary>The answer of <c>/rest/</c>.</summary>
internal sealed record RootBody
{
    public required string Version { get; init; }

    public required string Locale { get; init; }

    public required string MeasurementSystem { get; init; }

    public required RuntimeInfo RuntimeInfo { get; init; }

    public required IReadOnlyList<RootLink> Links { get; init; }
}

/// <summary>What runs: as which openHAB, and as which HomeBinding.</summary>
internal sealed record RuntimeInfo(string Version, string BuildString);

/// <summary>A resource and its address.</summary>
internal sealed record RootLink(string Type, string Url);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(RootBody))]
internal sealed partial class RootJson : JsonSerializerContext;
