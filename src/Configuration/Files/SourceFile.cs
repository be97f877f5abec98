namespace HomeBinding.Configuration.Files;

/// <summary>A configuration file.</summary>
/// <param name="Name">Its path relative to the configuration folder, with <c>/</c> between its parts.</param>
/// <param name="Path">Where it is, behind all links.</param>
internal readonly record struct SourceFile(string Name, string Path);
