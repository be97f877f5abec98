using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using HomeBinding.Engine.Display;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace HomeBinding.Transformations.Json;

/// <summary>
/// <c>JSONPATH($.a.b)</c>: takes a value out of JSON. Numbers keep their digits, null is <c>NULL</c>, a list of one is its element, other lists and objects are
/// JSON again.
/// </summary>
public sealed class JsonPathTransformation : ITransformation
{
    private const int LongestInput = 10 * 1024 * 1024;
    private const int LongestPath = 1000;
    private const int Deepest = 64;

    private static readonly JsonSelectSettings Settings = new() { ErrorWhenNoMatch = false, RegexMatchTimeout = TimeSpan.FromMilliseconds(250) };

    /// <inheritdoc/>
    public string Name => "JSONPATH";

    /// <inheritdoc/>
    public bool TryTransform(string function, string input, [NotNullWhen(true)] out string? result, [NotNullWhen(false)] out string? error)
    {
        result = null;
        error = null;
        try
        {
            if (input.Length > LongestInput) error = $"The JSON is longer than {LongestInput / 1024 / 1024} MB.";
            else if (function.Length > LongestPath) error = $"The JSON path is longer than {LongestPath} characters.";
            else if (Read(input).SelectTokens(function.Trim(), Settings).ToArray() is { Length: > 0 } found) result = Text(found.Length == 1 ? found[0] : new JArray(found.Select(each => each.DeepClone())));
            else error = $"There is nothing at {function}.";
        }
        catch (JsonReaderException exception)
        {
            error = $"The text is no JSON: {exception.Message}";
        }
        catch (Exception exception)
        {
            // A path with a mistake fails in many ways.
            error = $"{function} is no JSON path: {exception.Message}";
        }
        return result is not null;
    }

    private static JToken Read(string text)
    {
        using var reader = new JsonTextReader(new StringReader(text)) { FloatParseHandling = FloatParseHandling.Decimal, DateParseHandling = DateParseHandling.None, MaxDepth = Deepest };
        var token = JToken.ReadFrom(reader);
        while (reader.Read())
            if (reader.TokenType != JsonToken.Comment) throw new JsonReaderException("There is more after its end.");
        return token;
    }

    private static string Text(JToken token) => token switch
    {
        JArray { Count: 1 } list => Text(list[0]),
        JValue { Value: null } => "NULL",
        JValue { Value: bool truth } => truth ? "true" : "false",
        JValue { Value: IFormattable number } => number.ToString(null, CultureInfo.InvariantCulture),
        JValue value => value.Value!.ToString()!,
        _ => token.ToString(Formatting.None),
    };
}
