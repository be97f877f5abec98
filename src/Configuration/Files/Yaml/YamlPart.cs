namespace HomeBinding.Configuration.Files.Yaml;

/// <summary>The lines of one thing or item in the text of a file.</summary>
/// <param name="Start">Where its first line begins.</param>
/// <param name="End">Where the next one begins.</param>
/// <param name="Line">The number of its first line, counted from 1.</param>
/// <param name="LastLine">The number of its last line.</param>
/// <param name="IsThing">True for a thing, false for an item.</param>
internal readonly record struct YamlPart(int Start, int End, int Line, int LastLine, bool IsThing);
