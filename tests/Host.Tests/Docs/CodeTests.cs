using System.Text.RegularExpressions;
using HomeBinding.Configuration.Model;

namespace HomeBinding.Host.Tests.Docs;

/// <summary>docs/configuration.md lists the codes of all mistakes, and no others.</summary>
public sealed partial class CodeTests
{
    [Fact]
    public void Codes_OnThePage_AreThoseThatThereAre() => Assert.Equal(
        Enum.GetValues<DiagnosticCode>().Select(static each => each.ToText()).Order(StringComparer.Ordinal),
        Row().Matches(Markdown.Read("docs/configuration.md")).Select(static each => each.Groups[1].Value).Order(StringComparer.Ordinal));

    [GeneratedRegex(@"^\| (HB\d+) \|", RegexOptions.Multiline)]
    private static partial Regex Row();
}
