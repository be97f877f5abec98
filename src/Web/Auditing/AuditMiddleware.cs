using System.Globalization;
using HomeBinding.Web.Access;
using Microsoft.AspNetCore.Http;

namespace HomeBinding.Web.Auditing;

/// <summary>Writes down every request that is not a mere read, so that an endpoint that is added is covered without doing anything.</summary>
internal sealed class AuditMiddleware(RequestDelegate next, AuditLog audit)
{
    public Task InvokeAsync(HttpContext context)
    {
        var method = context.Request.Method;
        if (HttpMethods.IsOptions(method) || context.GetEndpoint() is not { } endpoint) return next(context);
        var kind = AccessRequirement.KindOf(method, endpoint.Metadata);
        return kind == AccessKind.Read ? next(context) : AuditAsync(context, kind);
    }

    private async Task AuditAsync(HttpContext context, AccessKind kind)
    {
        var request = context.Request;
        var detail = new AuditDetail();
        context.Features.Set(detail);
        // Before the answer leaves, with the status that it has: whoever got it can rely on the line. Where none leaves, as the client has gone, at the end.
        var isWritten = false;
        context.Response.OnStarting(Write);
        context.Response.OnCompleted(Write);
        await next(context).ConfigureAwait(false);

        Task Write()
        {
            if (isWritten) return Task.CompletedTask;
            isWritten = true;
            var caller = Caller.Of(context);
            var isRefused = caller is null && detail.User is null && context.Response.StatusCode is StatusCodes.Status401Unauthorized or StatusCodes.Status429TooManyRequests;
            if (isRefused) audit.Refused(null, context.Connection.RemoteIpAddress, "nothing that counts", $"{request.Method} {request.Path}");
            var action = detail.Action ?? (kind == AccessKind.Write ? "change" : "command");
            if (!isRefused) audit.Write(
                action,
                caller?.Name ?? detail.User,
                caller?.Via,
                context.Connection.RemoteIpAddress,
                $"{request.Method} {request.Path}",
                context.RequestAborted.IsCancellationRequested ? "no answer" : context.Response.StatusCode.ToString(CultureInfo.InvariantCulture),
                detail.Text);
            return Task.CompletedTask;
        }
    }
}

/// <summary>What an endpoint adds to the line about its request.</summary>
internal sealed class AuditDetail
{
    /// <summary>What was done, if it was neither a command nor a change, e.g. <c>login</c>.</summary>
    public string? Action { get; set; }

    /// <summary>Who, if the request itself does not tell.</summary>
    public string? User { get; set; }

    /// <summary>More, e.g. the command. No secrets.</summary>
    public string? Text { get; set; }
}

/// <summary>How endpoints get at it.</summary>
internal static class AuditExtensions
{
    /// <summary>Adds to the line that the audit log gets about this request, e.g. the command that was given. No secrets.</summary>
    public static void Audit(this HttpContext context, string? text, string? action = null, string? user = null)
    {
        if (context.Features.Get<AuditDetail>() is not { } detail) return;
        detail.Text = text ?? detail.Text;
        detail.Action = action ?? detail.Action;
        detail.User = user ?? detail.User;
    }
}
