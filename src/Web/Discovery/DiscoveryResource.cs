using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using HomeBinding.Discovery.Scanning;
using HomeBinding.Web.Access;
using HomeBinding.Web.Errors;
using HomeBinding.Web.Resources;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;

namespace HomeBinding.Web.Discovery;

/// <summary><c>/rest/discovery</c>: has bindings look for devices. What they find is in the inbox.</summary>
internal sealed partial class DiscoveryResource : IResource
{
    // What openHAB says of a service that says nothing of it.
    private const int Seconds = 10;

    public static string Name => "discovery";

    public static IJsonTypeInfoResolver Json => DiscoveryJson.Default;

    public static void Map(RouteGroupBuilder group)
    {
        group.MapGet("/", List).RequireRole(Role.Administrator).WithSummary("The bindings that can look for devices.");
        group.MapGet("/bindings/{bindingId}/info", Info).RequireRole(Role.Administrator).WithSummary("What can be said to a scan; nothing.");
        group.MapPost("/bindings/{bindingId}/scan", Scan).RequireRole(Role.Administrator).WithSummary("Begins to look for devices of a binding. The answer is how many seconds that takes at most.");
    }

    private static Ok<IReadOnlyList<string>> List(HomeParts home) => TypedResults.Ok<IReadOnlyList<string>>([.. Services(home).Select(static each => each.BindingId).Distinct().Order(StringComparer.Ordinal)]);

    private static Results<Ok<DiscoveryInfoBody>, NotFoundError> Info(HomeParts home, string bindingId) =>
        Services(home).Any(each => each.BindingId == bindingId) ? TypedResults.Ok(new DiscoveryInfoBody(InputSupported: false)) : Missing(bindingId);

    private static Results<ContentHttpResult, NotFoundError> Scan(HomeParts home, ILoggerFactory loggers, string bindingId)
    {
        var services = Services(home).Where(each => each.BindingId == bindingId).ToArray();
        if (services.Length == 0) return Missing(bindingId);
        // One that scans already goes on with that.
        if (!services.All(static each => each.IsScanning)) _ = ScanAsync(home.Discovery!, bindingId, loggers.CreateLogger("HomeBinding.Web"));
        return TypedResults.Text(Seconds.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    private static async Task ScanAsync(DiscoveryManager discovery, string bindingId, ILogger logger)
    {
        try
        {
            foreach (var outcome in await discovery.ScanAsync(bindingId, TimeSpan.FromSeconds(Seconds)).ConfigureAwait(false))
                if (outcome.Error is { } error) LogFailed(logger, outcome.Source, error);
        }
        catch (Exception exception) when (exception is OperationCanceledException or ObjectDisposedException)
        {
            // The host stops.
        }
    }

    private static IReadOnlyList<DiscoveryServiceInfo> Services(HomeParts home) => home.Discovery?.Services ?? [];

    private static NotFoundError Missing(string bindingId) => new($"A binding {bindingId} that can look for devices does not exist.");

    [LoggerMessage(Level = LogLevel.Warning, Message = "The scan of {Source} failed: {Reason}")]
    private static partial void LogFailed(ILogger logger, string source, string reason);
}

/// <summary>What can be said to a scan.</summary>
/// <param name="InputSupported">True if it takes a code, e.g. of a device.</param>
internal sealed record DiscoveryInfoBody(bool InputSupported);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(DiscoveryInfoBody))]
[JsonSerializable(typeof(IReadOnlyList<string>))]
internal sealed partial class DiscoveryJson : JsonSerializerContext;
