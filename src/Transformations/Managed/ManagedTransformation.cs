using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace HomeBinding.Transformations.Managed;

/// <summary>A transformation that was made over the API, as openHAB has it. Patterns and profiles name it where they would name a file, <c>MAP(config:map:window):%s</c>.</summary>
/// <param name="Uid">Its id: <c>config:TYPE:NAME</c>, with a language behind it if need be (openHAB's <c>TransformationRegistry</c>).</param>
/// <param name="Label">What people call it.</param>
/// <param name="Type">What it is for: <c>map</c> or <c>scale</c>.</param>
/// <param name="Configuration">Its text, as <see cref="FunctionKey"/>, and whatever else user interfaces keep with it.</param>
public sealed partial record ManagedTransformation(string Uid, string Label, string Type, IReadOnlyDictionary<string, string> Configuration)
{
    /// <summary>Where the text is in the configuration.</summary>
    public const string FunctionKey = "function";

    private const int LongestUid = 200;

    /// <summary>The text, which is what a file of its type would have in it.</summary>
    [JsonIgnore]
    public string Function => Configuration.GetValueOrDefault(FunctionKey, "");

    /// <summary>True if a text can be an id. None of them is the name of a file that a transformation reads.</summary>
    public static bool IsUid(string text) => text.Length <= LongestUid && UidForm().IsMatch(text);

    /// <summary>The type that an id names; null if it is no id.</summary>
    public static string? TypeOf(string uid) => uid.Length <= LongestUid && UidForm().Match(uid) is { Success: true } match ? match.Groups["type"].Value : null;

    [GeneratedRegex(@"^config:(?<type>[a-zA-Z0-9_]+):[a-zA-Z0-9_]+(:[a-zA-Z0-9_]+)?\z", RegexOptions.ExplicitCapture)]
    private static partial Regex UidForm();
}
