using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using HomeBinding.Web.Access;
using HomeBinding.Web.Errors;
using HomeBinding.Web.Resources;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace HomeBinding.Web.Transformations;

/// <summary><c>/rest/transformations</c>: the files of the folder <c>transform</c>, to be read; who changes one does so in the folder.</summary>
internal sealed class TransformationsResource : IResource
{
    private const long LargestFile = 1024 * 1024;
    private const int MostFiles = 2000;

    public static string Name => "transformations";

    public static IJsonTypeInfoResolver Json => TransformationsJson.Default;

    public static void Map(RouteGroupBuilder group)
    {
        group.MapGet("/", List).RequireRole(Role.Administrator).WithSummary("The transformations: the files of the folder transform.");
        group.MapGet("/services", Services).RequireRole(Role.Administrator).WithSummary("What transforms, e.g. MAP.");
        group.MapGet("/{uid}", Get).RequireRole(Role.Administrator).WithSummary("A transformation.");
        group.MapPut("/{uid}", Refuse).RequireRole(Role.Administrator).WithSummary("Not possible: transformations are files.");
        group.MapDelete("/{uid}", Refuse).RequireRole(Role.Administrator).WithSummary("Not possible: transformations are files.");
    }

    private static Ok<IReadOnlyList<TransformationBody>> List(HomeParts home) => TypedResults.Ok<IReadOnlyList<TransformationBody>>([.. Files(home).Select(Read).OfType<TransformationBody>()]);

    private static Ok<IReadOnlyList<string>> Services(HomeParts home) => TypedResults.Ok<IReadOnlyList<string>>([.. (home.Engine.Display.Transformations?.Names ?? []).Order(StringComparer.Ordinal)]);

    // Found among those that are there: no path is made of what a request says.
    private static Results<Ok<TransformationBody>, NotFoundError> Get(HomeParts home, string uid) =>
        Files(home).FirstOrDefault(each => Path.GetFileName(each) == uid) is { } file && Read(file) is { } body ? TypedResults.Ok(body) : new NotFoundError($"Transformation {uid} does not exist.");

    private static Results<NotAllowedError, NotFoundError> Refuse(HomeParts home, string uid) => Files(home).Any(each => Path.GetFileName(each) == uid)
        ? new NotAllowedError($"Transformation {uid} is a file of the folder transform. Change it there.")
        : new NotFoundError($"Transformation {uid} does not exist. Put a file of that name into the folder transform.");

    private static IEnumerable<string> Files(HomeParts home)
    {
        var folder = new DirectoryInfo(Path.Combine(home.Directory, "transform"));
        return folder.Exists
            ? folder.EnumerateFiles().Where(static each => each.Name[0] != '.' && each.Extension.Length > 1 && each.Length <= LargestFile).OrderBy(static each => each.Name, StringComparer.Ordinal).Take(MostFiles).Select(static each => each.FullName)
            : [];
    }

    private static TransformationBody? Read(string path)
    {
        try
        {
            var name = Path.GetFileName(path);
            return new TransformationBody(name, name, Path.GetExtension(path)[1..], new Dictionary<string, string> { ["function"] = File.ReadAllText(path) }, Editable: false);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Gone, or not ours to read.
            return null;
        }
    }
}

/// <summary>A transformation, as openHAB has it.</summary>
/// <param name="Uid">The file's name.</param>
/// <param name="Label">The same.</param>
/// <param name="Type">The file's extension, e.g. <c>map</c>.</param>
/// <param name="Configuration">The text, as <c>function</c>.</param>
/// <param name="Editable">False: it is a file.</param>
internal sealed record TransformationBody(string Uid, string Label, string Type, IReadOnlyDictionary<string, string> Configuration, bool Editable);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(TransformationBody))]
[JsonSerializable(typeof(IReadOnlyList<TransformationBody>))]
[JsonSerializable(typeof(IReadOnlyList<string>))]
internal sealed partial class TransformationsJson : JsonSerializerContext;
