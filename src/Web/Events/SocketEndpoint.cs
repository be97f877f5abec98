using HomeBinding.Web.Access;
using HomeBinding.Web.Errors;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace HomeBinding.Web.Events;

/// <summary>
/// <c>/ws/events</c> and <c>/ws</c>: what happens, as it happens, over a WebSocket, and commands in the other direction. Whoever opens it shows a token in
/// a header or, as browsers do, in the subprotocol.
/// </summary>
internal static class SocketEndpoint
{
    private const string Protocol = "org.openhab.ws.protocol.default";

    public static void Map(IEndpointRouteBuilder application)
    {
        foreach (var path in (string[])["/ws/events", "/ws"])
        {
            // All methods: over HTTP/2 a WebSocket is opened with CONNECT.
            application.Map(path, (RequestDelegate)RunAsync)
                .WithMetadata(new ResourceName(EventsResource.Name))
                .RequireRole(Role.Viewer)
                .OnlyReads()
                .DisableRequestTimeout()
                .ExcludeFromDescription();
        }
    }

    private static async Task RunAsync(HttpContext context)
    {
        var sockets = context.WebSockets;
        if (!sockets.IsWebSocketRequest)
        {
            context.Response.Headers.Upgrade = "websocket";
            await ErrorBody.WriteAsync(context, StatusCodes.Status426UpgradeRequired, "This is a WebSocket. Open it as ws://…, with the token in a header or in the subprotocol.").ConfigureAwait(false);
            return;
        }
        var services = context.RequestServices;
        var (hub, caller, time) = (services.GetRequiredService<EventHub>(), Caller.Of(context)!, services.GetRequiredService<TimeProvider>());
        var lease = services.GetRequiredService<Authenticator>().Lease(context, caller);
        using var client = new EventSocket(lease, time, services.GetRequiredService<SocketCommands>(), context.Connection.RemoteIpAddress);
        if (!await hub.TryAddAsync(client).ConfigureAwait(false))
        {
            await ErrorBody.WriteAsync(context, StatusCodes.Status503ServiceUnavailable, EventsResource.TooMany).ConfigureAwait(false);
            return;
        }
        try
        {
            // Only now: a client whose socket is open hears all that happens, and ends with its token and with the host.
            using var socket = await sockets.AcceptWebSocketAsync(sockets.WebSocketRequestedProtocols.Contains(Protocol) ? Protocol : null).ConfigureAwait(false);
            await client.RunAsync(socket).ConfigureAwait(false);
        }
        finally
        {
            await hub.RemoveAsync(client).ConfigureAwait(false);
        }
    }
}
