using System.Reflection;
using HomeBinding.Bindings;
using HomeBinding.Host.Tests.Support;
using HomeBinding.Plugins.Loading;
using HomeBinding.Rules;

namespace HomeBinding.Host.Tests.Architecture;

/// <summary>What bindings and rules are built against.</summary>
public sealed class ContractTests
{
    private const string Update = "HOMEBINDING_UPDATE_API";

    public static TheoryData<string> Contracts => ["Binding.Abstractions", "Rules.Abstractions"];

    [Theory]
    [MemberData(nameof(Contracts))]
    public void Contract_ShowsOnlyTypesThatBothSidesShare(string contract)
    {
        var assembly = Load(contract);
        var shared = SharedAssemblies.Names.Append(assembly.GetName().Name!).ToHashSet();
        var framework = Path.GetDirectoryName(typeof(object).Assembly.Location);

        var foreign = PublicSurface.TypesOf(assembly)
            .Where(each => !shared.Contains(each.Assembly.GetName().Name!) && Path.GetDirectoryName(each.Assembly.Location) != framework)
            .Select(each => $"{each} of {each.Assembly.GetName().Name}");

        Assert.Empty(foreign);
    }

    [Theory]
    [MemberData(nameof(Contracts))]
    public void Contract_IsTheApprovedOne(string contract)
    {
        var file = Repository.PathOf("tests", "Host.Tests", "Api", $"{contract}.txt");
        var actual = string.Join('\n', PublicSurface.Describe(Load(contract))) + "\n";
        if (Environment.GetEnvironmentVariable(Update) == "1") File.WriteAllText(file, actual);
        var approved = File.Exists(file) ? File.ReadAllText(file) : "";
        if (approved == actual) return;

        var removed = approved.Split('\n').Except(actual.Split('\n')).Select(each => $"- {each}");
        var added = actual.Split('\n').Except(approved.Split('\n')).Select(each => $"+ {each}");
        Assert.Fail(
            $"The public API of {contract} has changed:\n{string.Join('\n', removed.Concat(added))}\n"
            + "If that is meant: what is removed or changed asks for a new major, what is added for a new minor AssemblyVersion. "
            + $"Then run these tests once with {Update}=1 and commit {Path.GetRelativePath(Repository.Root, file)}.");
    }

    private static Assembly Load(string contract) => contract == "Binding.Abstractions" ? typeof(IBinding).Assembly : typeof(Rule).Assembly;
}
