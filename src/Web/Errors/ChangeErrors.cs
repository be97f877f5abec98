using HomeBinding.Configuration.Managed;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace HomeBinding.Web.Errors;

/// <summary>What endpoints answer that change things, items, links or tags, where the change was not made.</summary>
internal static class ChangeErrors
{
    private static readonly ManagedChangeProblem[] All = Enum.GetValues<ManagedChangeProblem>();

    public static int CodeOf(ManagedChangeProblem problem) => problem switch
    {
        ManagedChangeProblem.ReadOnly => StatusCodes.Status405MethodNotAllowed,
        ManagedChangeProblem.Missing => StatusCodes.Status404NotFound,
        ManagedChangeProblem.Conflict => StatusCodes.Status409Conflict,
        ManagedChangeProblem.Unavailable => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status400BadRequest,
    };

    /// <summary>Documents them.</summary>
    public static TBuilder WithChangeErrors<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder
    {
        foreach (var problem in All) builder.WithMetadata(new ProducesResponseTypeMetadata(CodeOf(problem), typeof(ErrorBody), ["application/json"]));
        return builder;
    }
}
