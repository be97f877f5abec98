using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;

namespace HomeBinding.Web.Errors;

/// <summary>
/// An error as the result of an endpoint. The derived types name the status code, so that <c>Results&lt;Ok&lt;T&gt;, NotFoundError&gt;</c> documents it.
/// </summary>
/// <param name="code">The status code.</param>
/// <param name="message">A sentence for people that says what to do.</param>
public abstract class ErrorResult(int code, string message) : IResult, IStatusCodeHttpResult
{
    /// <summary>The sentence.</summary>
    public string Message { get; } = message;

    /// <summary>The status code.</summary>
    public int StatusCode { get; } = code;

    int? IStatusCodeHttpResult.StatusCode => StatusCode;

    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext) => ErrorBody.WriteAsync(httpContext, StatusCode, Message);

    private protected static void Describe(EndpointBuilder builder, int code) =>
        builder.Metadata.Add(new ProducesResponseTypeMetadata(code, typeof(ErrorBody), ["application/json"]));
}

/// <summary>400: the request is wrong; the message says how.</summary>
public sealed class BadRequestError(string message) : ErrorResult(StatusCodes.Status400BadRequest, message), IEndpointMetadataProvider
{
    /// <inheritdoc/>
    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) => Describe(builder, StatusCodes.Status400BadRequest);
}

/// <summary>403: the caller may not do this.</summary>
public sealed class ForbiddenError(string message) : ErrorResult(StatusCodes.Status403Forbidden, message), IEndpointMetadataProvider
{
    /// <inheritdoc/>
    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) => Describe(builder, StatusCodes.Status403Forbidden);
}

/// <summary>404: it does not exist. openHAB's Node-RED client takes a message with "does not exist" as final, and asks again otherwise.</summary>
public sealed class NotFoundError(string message) : ErrorResult(StatusCodes.Status404NotFound, message), IEndpointMetadataProvider
{
    /// <inheritdoc/>
    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) => Describe(builder, StatusCodes.Status404NotFound);
}

/// <summary>405: this one cannot be changed, as it comes from a file for instance.</summary>
public sealed class NotAllowedError(string message) : ErrorResult(StatusCodes.Status405MethodNotAllowed, message), IEndpointMetadataProvider
{
    /// <inheritdoc/>
    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) => Describe(builder, StatusCodes.Status405MethodNotAllowed);
}

/// <summary>409: it is not in a state in which that is possible.</summary>
public sealed class ConflictError(string message) : ErrorResult(StatusCodes.Status409Conflict, message), IEndpointMetadataProvider
{
    /// <inheritdoc/>
    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) => Describe(builder, StatusCodes.Status409Conflict);
}

/// <summary>503: not now; the message says when or why.</summary>
public sealed class UnavailableError(string message) : ErrorResult(StatusCodes.Status503ServiceUnavailable, message), IEndpointMetadataProvider
{
    /// <inheritdoc/>
    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) => Describe(builder, StatusCodes.Status503ServiceUnavailable);
}
