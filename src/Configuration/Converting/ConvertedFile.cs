using HomeBinding.Configuration.Model;

namespace HomeBinding.Configuration.Converting;

/// <summary>A file in another format.</summary>
/// <param name="Text">What to write; null if the file has errors, so that nobody can say what it means.</param>
/// <param name="Diagnostics">What is wrong with the file; warnings too.</param>
/// <param name="Losses">What the other format cannot say and is therefore left out, one sentence each; empty if nothing is lost.</param>
public sealed record ConvertedFile(string? Text, IReadOnlyList<Diagnostic> Diagnostics, IReadOnlyList<string> Losses);
