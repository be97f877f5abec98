using HomeBinding.Configuration.Model;

namespace HomeBinding.Configuration.Tests.Secrets;

/// <summary>The file secrets.yaml itself.</summary>
public sealed class SecretFileTests : IDisposable
{
    private const string Value = "hunter-7";

    private readonly TestHome _home = new TestHome().Write("items/a.items", "version: 1\n");

    public static TheoryData<string, string> Wrong => new()
    {
        { "- hunter-7\n", "1:1: error: Expected a map of secrets: a name and a value in each line. | Write e.g. 'mqttPassword: …'." },
        { "hunter-7\n", "1:1: error: Expected a map of secrets: a name and a value in each line. | Write e.g. 'mqttPassword: …'." },
        { "a:\n", "1:1: error: The secret 'a' has no value; expected a text or a number. | Write 'a: …', in quotes if it begins with a special character." },
        { "a: ~\n", "1:1: error: The secret 'a' has no value; expected a text or a number. | Write 'a: …', in quotes if it begins with a special character." },
        { "a: [hunter-7]\n", "1:1: error: The secret 'a' has no value; expected a text or a number. | Write 'a: …', in quotes if it begins with a special character." },
        { "a: { b: hunter-7 }\n", "1:1: error: The secret 'a' has no value; expected a text or a number. | Write 'a: …', in quotes if it begins with a special character." },
        { "a: !secret hunter-7\n", "1:1: error: The secret 'a' has no value; expected a text or a number. | Write 'a: …', in quotes if it begins with a special character." },
        { "a b: hunter-7\n", "1:1: error: A secret's name has letters, digits, '_', '-' and '.' only. | Write e.g. 'mqttPassword: …'." },
        { "a: 1\na: hunter-7\n", "2:1: error: This name is there twice; the first one counts. | Delete or rename one of the two." },
        { "a: *hunter-7\n", "1:4: error: This is not valid YAML; expected a name and a value in each line. | Put text that begins with * into quotes." },
        { "a: !hunter-7 x\n", "1:4: error: This is not valid YAML; expected a name and a value in each line. | Put text that begins with ! into quotes." },
        { "a: @hunter-7\n", "1:4: error: This is not valid YAML; expected a name and a value in each line. | Put the text into quotes." },
        { "a: b: hunter-7\n", "1:5: error: This is not valid YAML; expected a name and a value in each line. | Put text that contains ': ' into quotes." },
        { "a: \"hunter-7\n", "1:4: error: This is not valid YAML; expected a name and a value in each line. | Put values with special characters into single quotes." },
        { "a: \"hunter-7\\q\"\n", "1:4: error: This is not valid YAML; expected a name and a value in each line. | Put values with special characters into single quotes." },
        { "a: 1\n---\nb: hunter-7\n", "2:1: error: This is not valid YAML; expected a name and a value in each line. | Delete the line '---', or move what follows to a file of its own." },
        { "a:\n\thunter-7\n", "2:1: error: This is not valid YAML; expected a name and a value in each line. | Indent with spaces." },
    };

    public void Dispose() => _home.Dispose();

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Read_FileWithAProblem_SaysWhereButNeverAValue(string content, string expected)
    {
        var diagnostic = Assert.Single(_home.WriteSecrets(content).Read().Diagnostics);

        Assert.Equal("secrets.yaml:" + expected, diagnostic + (diagnostic.Hint is null ? "" : $" | {diagnostic.Hint}"));
        Assert.DoesNotContain(Value, diagnostic.Render(_home.Directory), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("# none\n")]
    [InlineData("a: b\nunused: c\nb.c-d_e: 'x: y'\nnumber: 0815\n")]
    [InlineData("---\na: |\n  line one\n  line two\n")]
    public void Read_GoodFile_IsSilent(string content) => Assert.Empty(_home.WriteSecrets(content).Read().Diagnostics);

    [Theory]
    [InlineData("secrets.yaml", UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead, "0644")]
    [InlineData("secrets.yaml", UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead, "0640")]
    [InlineData("elsewhere/real.yaml", UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead, "0604")]
    public void Read_FileThatOthersCanRead_IsAWarningWithTheCommand(string path, UnixFileMode mode, string shown)
    {
        _ = _home.Write(path, $"a: {Value}\n");
        if (path != "secrets.yaml") _ = File.CreateSymbolicLink(Path.Combine(_home.Directory, "secrets.yaml"), Path.Combine(_home.Directory, path));

        var warning = Assert.Single(_home.SetMode(path, mode).Read().Diagnostics);

        Assert.Equal(Severity.Warning, warning.Severity);
        Assert.Equal($"secrets.yaml: warning: Other users of this machine have access to the secrets: the mode of the file is {shown}.", warning.ToString());
        Assert.Equal($"Run: chmod 600 '{Path.Combine(_home.Directory, "secrets.yaml")}'", warning.Hint);
    }

    [Theory]
    [InlineData(UnixFileMode.UserRead | UnixFileMode.UserWrite)]
    [InlineData(UnixFileMode.UserRead)]
    public void Read_FileOfTheUserAlone_IsSilent(UnixFileMode mode) => Assert.Empty(_home.Write("secrets.yaml", "a: b\n").SetMode("secrets.yaml", mode).Read().Diagnostics);
}
