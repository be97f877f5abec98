using System.Text.Json.Serialization;

namespace HomeBinding.Web.Semantics;

/// <summary>Why an item has no clear place in the semantic model (openHAB's ItemSemanticsProblem).</summary>
/// <param name="Item">The name of the item.</param>
/// <param name="SemanticType"><c>Location</c>, <c>Equipment</c> or <c>Point</c>: what it counts as.</param>
/// <param name="Reason">What is wrong.</param>
/// <param name="Explanation">The rule that it breaks, and what to do.</param>
/// <param name="Editable">True if the item was made over the API, so that it can be changed there.</param>
internal sealed record SemanticProblem(string Item, string SemanticType, string Reason, string Explanation, bool Editable);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(IEnumerable<SemanticProblem>))]
internal sealed partial class SemanticProblemJson : JsonSerializerContext;
