using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using HomeBinding.Rules.Running;
using HomeBinding.Web.Access;
using HomeBinding.Web.Auditing;
using HomeBinding.Web.Errors;
using HomeBinding.Web.Resources;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace HomeBinding.Web.Rules;

/// <summary><c>/rest/rules</c>: the rules, which are files of the folder <c>rules</c>; they can be enabled, disabled, and run if they know how to be.</summary>
internal sealed class RulesResource : IResource
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public static string Name => "rules";

    public static IJsonTypeInfoResolver Json => RuleJson.Default;

    public static void Map(RouteGroupBuilder group)
    {
        group.MapGet("/", List).RequireRole(Role.User).WithSummary("The rules; with prefix those whose name begins so, with tags those that have all of them, with summary=true without what no rule here has.");
        group.MapGet("/{ruleUid}", Get).RequireRole(Role.Administrator).WithSummary("A rule.");
        group.MapPost("/{ruleUid}/enable", EnableAsync).RequireRole(Role.Administrator).Accepts<string>("text/plain").WithSummary("Enables a rule (true) or disables it (false), also over restarts.");
        group.MapPost("/{ruleUid}/runnow", RunAsync).RequireRole(Role.User).WithSummary("Runs a rule that overrides RunNow. The body is what it is given: a JSON object of texts, numbers and truth values, or nothing.");
        foreach (var modules in (string[])["triggers", "conditions", "actions"])
            group.MapGet($"/{{ruleUid}}/{modules}", Modules).RequireRole(Role.Administrator).WithSummary("None: what a rule does is code.");
    }

    private static Ok<IReadOnlyList<RuleBody>> List(HomeParts home, string? prefix, string? tags, bool? summary, bool? staticDataOnly)
    {
        var all = Rules(home);
        if (prefix is not null) all = all.Where(each => each.Name.StartsWith(prefix, StringComparison.Ordinal));
        // No rule has a tag.
        if (!string.IsNullOrEmpty(tags)) all = [];
        return TypedResults.Ok<IReadOnlyList<RuleBody>>([.. all.OrderBy(static each => each.Name, StringComparer.Ordinal).Select(each => RuleBody.Of(each, home.Directory, summary == true, staticDataOnly == true))]);
    }

    private static Results<Ok<RuleBody>, NotFoundError> Get(HomeParts home, string ruleUid) => Find(home, ruleUid) is { } found ? TypedResults.Ok(RuleBody.Of(found, home.Directory)) : Missing(ruleUid);

    private static Results<Ok<IReadOnlyList<RuleModule>>, NotFoundError> Modules(HomeParts home, string ruleUid) => Find(home, ruleUid) is not null ? TypedResults.Ok<IReadOnlyList<RuleModule>>([]) : Missing(ruleUid);

    private static async Task<Results<Ok, BadRequestError, NotFoundError, ConflictError, UnavailableError>> EnableAsync(HttpContext context, HomeParts home, string ruleUid)
    {
        using var reader = new StreamReader(context.Request.Body);
        var text = (await reader.ReadToEndAsync(context.RequestAborted).ConfigureAwait(false)).Trim();
        // openHAB takes everything but true for false; here a slip disables nothing.
        if (!bool.TryParse(text.Trim('"'), out var enabled)) return new BadRequestError("The body is true or false.");
        context.Audit(enabled ? "enable" : "disable");
        if (Find(home, ruleUid) is not { } rule) return Missing(ruleUid);
        try
        {
            if (await home.Rules!.SetEnabledAsync(ruleUid, enabled).ConfigureAwait(false)) return TypedResults.Ok();
            return new ConflictError($"Rule {ruleUid} does not run: {rule.Error}");
        }
        catch (RuleStartException exception)
        {
            return new ConflictError($"It does not start, and stays disabled: {exception.Message}");
        }
        catch (IOException exception)
        {
            return new UnavailableError($"It could not be kept, and nothing was changed: {exception.Message}");
        }
    }

    private static async Task<Results<Ok, BadRequestError, NotFoundError, ConflictError, UnavailableError>> RunAsync(HttpContext context, HomeParts home, TimeProvider time, string ruleUid)
    {
        if (await ReadAsync(context).ConfigureAwait(false) is not { } given) return new BadRequestError("The body is a JSON object of texts, numbers and truth values, or empty.");
        if (Find(home, ruleUid) is not { } rule) return Missing(ruleUid);
        try
        {
            return await home.Rules!.RunNowAsync(ruleUid, given).WaitAsync(Patience, time, context.RequestAborted).ConfigureAwait(false) switch
            {
                true => TypedResults.Ok(),
                false => new ConflictError($"Rule {ruleUid} cannot be run by hand. It can if it overrides RunNow."),
                null => new ConflictError(rule.State == RuleState.Disabled ? $"Rule {ruleUid} is disabled." : $"Rule {ruleUid} does not run: {rule.Error}"),
            };
        }
        catch (TimeoutException)
        {
            return new UnavailableError($"Rule {ruleUid} is busy. It runs once it has done what it does now.");
        }
    }

    // Null if it is something else.
    private static async Task<Dictionary<string, object?>?> ReadAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var text = await reader.ReadToEndAsync(context.RequestAborted).ConfigureAwait(false);
        if (string.IsNullOrWhiteSpace(text)) return [];
        try
        {
            var values = JsonSerializer.Deserialize(text, RuleJson.Default.DictionaryStringJsonElement);
            if (values?.Values.All(static each => each.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array)) != true) return null;
            return values.ToDictionary(static each => each.Key, static each => each.Value.ValueKind switch
            {
                JsonValueKind.True => true,
                JsonValueKind.False => false,
                JsonValueKind.Number => each.Value.TryGetDecimal(out var number) ? number : throw new JsonException(),
                JsonValueKind.String => each.Value.GetString(),
                _ => (object?)null,
            });
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static IEnumerable<RuleInfo> Rules(HomeParts home) => (home.Rules?.Rules ?? []).DistinctBy(static each => each.Name);

    private static RuleInfo? Find(HomeParts home, string name) => Rules(home).FirstOrDefault(each => each.Name == name);

    private static NotFoundError Missing(string name) => new($"Rule {name} does not exist.");
}
