using HomeBinding.Configuration.Model;

namespace HomeBinding.Configuration.Managed;

/// <summary>Where something is that no file declares: the path under which the API has it, below <c>/rest</c>.</summary>
internal static class ApiPlace
{
    private const string Prefix = "/rest/";

    public static SourceSpan OfThing(string uid) => SourceSpan.OfFile($"{Prefix}things/{uid}");

    public static SourceSpan OfItem(string name) => SourceSpan.OfFile($"{Prefix}items/{name}");

    public static SourceSpan OfMetadata(string item, string name) => SourceSpan.OfFile($"{Prefix}items/{item}/metadata/{name}");

    public static SourceSpan OfLink(string item, string channel) => SourceSpan.OfFile($"{Prefix}links/{item}/{channel}");

    public static SourceSpan OfTag(string uid) => SourceSpan.OfFile($"{Prefix}tags/{uid}");

    /// <summary>True for such a place. Files have none: their paths do not begin with a slash.</summary>
    public static bool Is(SourceSpan span) => span.File.StartsWith(Prefix, StringComparison.Ordinal);
}
