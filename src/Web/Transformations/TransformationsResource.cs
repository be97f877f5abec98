using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using HomeBinding.Transformations.Managed;
using HomeBinding.Web.Access;
using HomeBinding.Web.Documents;
using HomeBinding.Web.Errors;
using HomeBinding.Web.Events;
using HomeBinding.Web.Resources;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace HomeBinding.Web.Transformations;

/// <summary>
/// <c>/rest/transformations</c>: the files of the folder <c>transform</c>, to be read, as who changes one does so in the folder; and those that are made here,
/// which patterns and profiles name where they would name a file.
/// </summary>
internal sealed class TransformationsResource : IResource
{
    private const long LargestFile = 1024 * 1024;
    private const int MostFiles = 2000;
    private const string Example = "/rest/transformations/config:map:window";

    public static string Name => "transformations";

    public static IJsonTypeInfoResolver Json => TransformationsJson.Default;

    public static void Map(RouteGroupBuilder group)
    {
        group.MapGet("/", List).RequireRole(Role.Administrator).WithSummary("The transformations: the files of the folder transform, and those that were made here.");
        group.MapGet("/services", Services).RequireRole(Role.Administrator).WithSummary("What transforms, e.g. MAP.");
        group.MapGet("/{uid}", Get).RequireRole(Role.Administrator).WithSummary("A transformation.").WithExample(Example);
        group.MapPut("/{uid}", PutAsync).RequireRole(Role.Administrator).WithSummary("Adds a transformation config:TYPE:NAME of the type map or scale, or replaces it. A pattern names it as it would a file: MAP(config:map:window):%s.")
            .WithExample(Example, """{"uid":"config:map:window","label":"Windows","type":"map","configuration":{"function":"OPEN=open\nCLOSED=closed"}}""");
        group.MapDelete("/{uid}", RemoveAsync).RequireRole(Role.Administrator).WithSummary("Removes a transformation that was made here.").WithExample(Example);
    }

    private static Ok<IReadOnlyList<TransformationBody>> List(HomeParts home) =>
        TypedResults.Ok<IReadOnlyList<TransformationBody>>([.. (home.Transformations?.All ?? []).Select(TransformationBody.Of), .. Files(home).Select(Read).OfType<TransformationBody>()]);

    private static Ok<IReadOnlyList<string>> Services(HomeParts home) => TypedResults.Ok<IReadOnlyList<string>>([.. (home.Engine.Display.Transformations?.Names ?? []).Order(StringComparer.Ordinal)]);

    private static Results<Ok<TransformationBody>, NotFoundError> Get(HomeParts home, string uid)
    {
        if (home.Transformations?.Find(uid) is { } made) return TypedResults.Ok(TransformationBody.Of(made));
        return FileOf(home, uid) is { } file && Read(file) is { } body ? TypedResults.Ok(body) : Missing(uid);
    }

    private static async Task<Results<Ok, BadRequestError, NotAllowedError, UnavailableError>> PutAsync(HomeParts home, StateTexts texts, string uid, TransformationChange change)
    {
        if (FileOf(home, uid) is not null) return IsFile(uid);
        if (change.Uid != uid) return new BadRequestError($"The transformation says that it is {change.Uid ?? "nothing"}, and the path {uid}. Its uid is that of the path.");
        if (change.Type is not { } type || change.Configuration is not { } configuration || configuration.Values.Contains(null!)) return new BadRequestError("A transformation has a uid, a type and a configuration with its text as function.");
        if (home.Transformations is not { } all) return new UnavailableError("Nothing can be made over the API here. Put a file into the folder transform.");
        var made = new ManagedTransformation(uid, string.IsNullOrWhiteSpace(change.Label) ? uid : change.Label, type, configuration);
        if (ManagedTransformations.ProblemOf(made) is { } problem) return new BadRequestError(problem);
        try
        {
            await all.PutAsync(made).ConfigureAwait(false);
            texts.ForgetAll();
            return TypedResults.Ok();
        }
        catch (IOException exception)
        {
            return NotKept(exception);
        }
    }

    private static async Task<Results<Ok, NotFoundError, NotAllowedError, UnavailableError>> RemoveAsync(HomeParts home, StateTexts texts, string uid)
    {
        if (FileOf(home, uid) is not null) return IsFile(uid);
        if (home.Transformations is not { } all) return Missing(uid);
        try
        {
            if (!await all.RemoveAsync(uid).ConfigureAwait(false)) return Missing(uid);
            texts.ForgetAll();
            return TypedResults.Ok();
        }
        catch (IOException exception)
        {
            return NotKept(exception);
        }
    }

    private static NotFoundError Missing(string uid) => new($"Transformation {uid} does not exist.");

    private static NotAllowedError IsFile(string uid) => new($"Transformation {uid} is a file of the folder transform. Change it there.");

    private static UnavailableError NotKept(IOException exception) => new($"It could not be kept, and nothing was changed: {exception.Message}");

    // Found among those that are there: no path is made of what a request says.
    private static string? FileOf(HomeParts home, string uid) => Files(home).FirstOrDefault(each => Path.GetFileName(each) == uid);

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
/// <param name="Uid">The file's name, or the id under which it was made.</param>
/// <param name="Label">What people call it; of a file its name.</param>
/// <param name="Type">What it is for: of a file its extension, e.g. <c>map</c>.</param>
/// <param name="Configuration">The text, as <c>function</c>, and what user interfaces keep with it.</param>
/// <param name="Editable">False for a file.</param>
internal sealed record TransformationBody(string Uid, string Label, string Type, IReadOnlyDictionary<string, string> Configuration, bool Editable)
{
    public static TransformationBody Of(ManagedTransformation made) => new(made.Uid, made.Label, made.Type, made.Configuration, Editable: true);
}

/// <summary>What a client wants a transformation to be.</summary>
/// <param name="Uid">That of the path.</param>
/// <param name="Label">What people call it; without one its id.</param>
/// <param name="Type"><c>map</c> or <c>scale</c>.</param>
/// <param name="Configuration">The text, as <c>function</c>, and what user interfaces keep with it.</param>
internal sealed record TransformationChange(string? Uid, string? Label, string? Type, IReadOnlyDictionary<string, string>? Configuration);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(TransformationBody))]
[JsonSerializable(typeof(TransformationChange))]
[JsonSerializable(typeof(IReadOnlyList<TransformationBody>))]
[JsonSerializable(typeof(IReadOnlyList<string>))]
internal sealed partial class TransformationsJson : JsonSerializerContext;
