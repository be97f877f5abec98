using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using HomeBinding.Units;
using HomeBinding.Web.Access;
using HomeBinding.Web.Resources;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace HomeBinding.Web.SystemInfo;

/// <summary><c>/rest/systeminfo</c>: what runs where, in openHAB's fields.</summary>
internal sealed class SystemInfoResource : IResource
{
    public static string Name => "systeminfo";

    public static IJsonTypeInfoResolver Json => SystemInfoJson.Default;

    public static void Map(RouteGroupBuilder group)
    {
        group.MapGet("/", Get).RequireRole(Role.Administrator).WithSummary("What runs where.");
        group.MapGet("/uom", Units).RequireRole(Role.Administrator).WithSummary("The units that items have if they name none.");
    }

    private static Ok<SystemInfoBody> Get(HomeParts home, WebOptions options, TimeProvider time)
    {
        using var process = Process.GetCurrentProcess();
        var memory = GC.GetGCMemoryInfo();
        return TypedResults.Ok(new SystemInfoBody(new SystemInfoValues
        {
            ConfigFolder = home.Directory,
            UserdataFolder = options.StateFolder,
            JavaVersion = RuntimeInformation.FrameworkDescription,
            JavaVendor = "Microsoft",
            OsName = RuntimeInformation.OSDescription,
            OsVersion = Environment.OSVersion.Version.ToString(),
            OsArchitecture = RuntimeInformation.OSArchitecture.ToString(),
            AvailableProcessors = Environment.ProcessorCount,
            FreeMemory = memory.TotalAvailableMemoryBytes - memory.MemoryLoadBytes,
            TotalMemory = memory.TotalAvailableMemoryBytes,
            Uptime = (long)(time.GetLocalNow().DateTime - process.StartTime).TotalSeconds,
            StartLevel = home.IsReady ? 100 : 50,
        }));
    }

    private static Ok<UnitsBody> Units(HomeParts home) => TypedResults.Ok(new UnitsBody(new UnitsOfMeasurement(
        [.. Dimension.All.Select(each => new DimensionBody(each.Name, each.DefaultUnit(home.Settings.MeasurementSystem).Symbol))])));
}

/// <summary>The answer of <c>/rest/systeminfo</c>.</summary>
internal sealed record SystemInfoBody(SystemInfoValues SystemInfo);

/// <summary>What runs where. The fields that are named after Java say what is in its place; Main UI shows them.</summary>
internal sealed record SystemInfoValues
{
    /// <summary>The home's folder.</summary>
    public required string ConfigFolder { get; init; }

    /// <summary>Where the host keeps what it has to keep.</summary>
    public string? UserdataFolder { get; init; }

    /// <summary>The runtime, e.g. <c>.NET 10.0.1</c>.</summary>
    public required string JavaVersion { get; init; }

    /// <summary>Who makes the runtime.</summary>
    public required string JavaVendor { get; init; }

    /// <summary>The operating system.</summary>
    public required string OsName { get; init; }

    /// <summary>Its version.</summary>
    public required string OsVersion { get; init; }

    /// <summary>The processor's architecture.</summary>
    public required string OsArchitecture { get; init; }

    /// <summary>Processors.</summary>
    public required int AvailableProcessors { get; init; }

    /// <summary>Bytes that are free.</summary>
    public required long FreeMemory { get; init; }

    /// <summary>Bytes that there are.</summary>
    public required long TotalMemory { get; init; }

    /// <summary>Seconds since the process started.</summary>
    public required long Uptime { get; init; }

    /// <summary>100 once the home is loaded (openHAB's start levels).</summary>
    public required int StartLevel { get; init; }
}

/// <summary>The answer of <c>/rest/systeminfo/uom</c>.</summary>
internal sealed record UnitsBody(UnitsOfMeasurement UomInfo);

/// <summary>Dimensions and their units.</summary>
internal sealed record UnitsOfMeasurement(IReadOnlyList<DimensionBody> Dimensions);

/// <summary>A dimension and the unit of items that name none.</summary>
internal sealed record DimensionBody(string Dimension, string SystemUnit);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SystemInfoBody))]
[JsonSerializable(typeof(UnitsBody))]
internal sealed partial class SystemInfoJson : JsonSerializerContext;
