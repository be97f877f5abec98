using System.Text.RegularExpressions;
using HomeBinding.Host.Tests.Support;

namespace HomeBinding.Host.Tests.Architecture;

/// <summary>docs/architecture.md is true.</summary>
public sealed partial class ArchitectureTests
{
    private const string FolderRules =
        "Within `Binding.Abstractions`, `Values`, `Units` and `Configuration` use none of the other folders; nothing uses `Polling` or `Bindings`. "
        + "Within `Engine`, `Queues`, `Events` and `Time` do not use `Things`.";

    public static TheoryData<string> Projects => [.. DependencyTable.Projects.Keys.Order(StringComparer.Ordinal)];

    [Fact]
    public void Table_HasExactlyTheProjectsThatThereAre() =>
        Assert.Equal(DependencyTable.Projects.Keys.Order(StringComparer.Ordinal), DependencyTable.Allowed.Keys.Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Projects))]
    public void Project_RefersOnlyToWhatTheTableAllows(string project) =>
        Assert.Empty(DependencyTable.ReferencesOf(project).Except(DependencyTable.Allowed[project]));

    [Theory]
    [MemberData(nameof(Projects))]
    public void Assembly_RefersOnlyToWhatTheTableAllows(string project)
    {
        var path = project switch
        {
            "Host" => Repository.Host,
            "Binding.GoECharger" => Path.Combine(Repository.BundledBinding, "GoECharger.dll"),
            _ => Path.Combine(Repository.HostFolder, $"HomeBinding.{project}.dll"),
        };
        // The conformance tests are no part of the host.
        if (project == "Binding.Conformance") return;

        var ours = AssemblyReferences.Of(path).Where(static each => each.StartsWith("HomeBinding.", StringComparison.Ordinal)).Select(static each => each["HomeBinding.".Length..]);

        Assert.Empty(ours.Except(DependencyTable.ReachableFrom(project)));
    }

    [Fact]
    public void Host_RefersToNoBinding() =>
        Assert.DoesNotContain(AssemblyReferences.Of(Repository.Host), static each => each.Contains("GoECharger", StringComparison.Ordinal) && each != "HomeBinding.Simulator.GoECharger");

    [Fact]
    public void HostFolder_HasNoBindingBesideTheHost() => Assert.False(File.Exists(Path.Combine(Repository.HostFolder, "GoECharger.dll")));

    [Fact]
    public void Page_StatesTheFolderRulesThatTheTestsEnforce() => Assert.Contains(FolderRules, DependencyTable.Page, StringComparison.Ordinal);

    [Theory]
    [InlineData("Binding.Abstractions", "Values", "Bindings", "Channels", "Polling", "Profiles", "Things")]
    [InlineData("Binding.Abstractions", "Units", "Bindings", "Channels", "Polling", "Profiles", "Things")]
    [InlineData("Binding.Abstractions", "Configuration", "Bindings", "Channels", "Polling", "Profiles", "Things")]
    [InlineData("Binding.Abstractions", "Channels", "Polling", "Bindings")]
    [InlineData("Binding.Abstractions", "Things", "Polling", "Bindings")]
    [InlineData("Binding.Abstractions", "Profiles", "Polling", "Bindings")]
    [InlineData("Binding.Abstractions", "Polling", "Bindings")]
    [InlineData("Binding.Abstractions", "Bindings", "Polling")]
    [InlineData("Engine", "Queues", "Engine.Things")]
    [InlineData("Engine", "Events", "Engine.Things")]
    [InlineData("Engine", "Time", "Engine.Things")]
    public void Folder_UsesNoneOfTheOthers(string project, string folder, params string[] others)
    {
        foreach (var file in Directory.GetFiles(Repository.PathOf("src", project, folder), "*.cs", SearchOption.AllDirectories))
        {
            var code = Comment().Replace(File.ReadAllText(file), "");
            Assert.Matches($@"(?m)^namespace HomeBinding\.({Regex.Escape(project)}\.)?{folder}(\.|;)", code);
            foreach (var other in others) Assert.False(Regex.IsMatch(code, $@"HomeBinding\.{Regex.Escape(other)}\b"), $"{file} uses {other}.");
        }
    }

    [GeneratedRegex("//.*")]
    private static partial Regex Comment();
}
