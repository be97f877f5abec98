using HomeBinding.Web.Access;
using HomeBinding.Web.Errors;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace HomeBinding.Web.Health;

/// <summary><c>/health/live</c> and <c>/health/ready</c>, for whoever restarts or routes. They say yes or no and nothing else, so that they are open to all.</summary>
internal static class HealthEndpoints
{
    public static void Map(IEndpointRouteBuilder application)
    {
        var group = application.MapGroup("/health").WithMetadata(new ResourceName("health")).WithTags("health").AllowAnonymous();
        group.MapGet("/live", LiveAsync).WithSummary("Whether the event loop answers.");
        group.MapGet("/ready", Ready).WithSummary("Whether things, items and rules are loaded.");
    }

    // A process whose event loop hangs is of no use, however well it answers.
    private static async Task<Results<ContentHttpResult, UnavailableError>> LiveAsync(LoopProbe loop) =>
        await loop.AnswersAsync().ConfigureAwait(false) ? TypedResults.Text("live") : new UnavailableError("The event loop does not answer.");

    private static Results<ContentHttpResult, UnavailableError> Ready(HomeParts home) =>
        home.IsReady ? TypedResults.Text("ready") : new UnavailableError("The home is being loaded.");
}
