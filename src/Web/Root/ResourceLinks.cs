using HomeBinding.Web.Access;
using Microsoft.AspNetCore.Routing;

namespace HomeBinding.Web.Root;

/// <summary>The resources that are mapped, by name. Clients show only what they find here.</summary>
internal sealed class ResourceLinks(EndpointDataSource endpoints)
{
    private static readonly string[] WithoutAccount = ["auth"];
    private string[]? _all;

    public IReadOnlyList<string> For(Caller? caller)
    {
        if (caller is null) return WithoutAccount;
        return _all ??= [.. endpoints.Endpoints.Select(static each => each.Metadata.GetMetadata<ResourceName>()?.Name).OfType<string>().Where(static each => each != "root").Distinct().Order(StringComparer.Ordinal)];
    }
}
