using System.Reflection;
using HomeBinding.Tests.Support;

namespace HomeBinding.Plugins.Tests.Acme;

/// <summary>Builds the third-party binding the way its author would, once for all tests, in two versions.</summary>
public sealed class AcmeBuild : IAsyncLifetime
{
    private readonly string _work = Directory.CreateTempSubdirectory("acme-").FullName;

    public async Task InitializeAsync()
    {
        await PublishAsync(1);
        await PublishAsync(2, "--no-restore");
    }

    public Task DisposeAsync()
    {
        Directory.Delete(_work, recursive: true);
        return Task.CompletedTask;
    }

    public string Folder(int version = 1) => Path.Combine(_work, $"{version}", "AcmeMeter");

    /// <summary>An empty folder for bindings, deleted with the build.</summary>
    public string NewRoot() => Directory.CreateDirectory(Path.Combine(_work, "roots", Guid.NewGuid().ToString("N"))).FullName;

    /// <summary>Lays the binding into a folder for bindings.</summary>
    public string CopyTo(string root, string name = "AcmeMeter", int version = 1, string? mistake = null)
    {
        var target = Directory.CreateDirectory(Path.Combine(root, name)).FullName;
        foreach (var file in Directory.GetFiles(Folder(version)))
            File.Copy(file, Path.Combine(target, Path.GetFileName(file).Replace("AcmeMeter", name, StringComparison.Ordinal)), overwrite: true);
        if (mistake is not null) Patch.Mistake(Path.Combine(target, name + ".dll"), mistake);
        return target;
    }

    private async Task PublishAsync(int version, params string[] more)
    {
        var project = typeof(AcmeBuild).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(each => each.Key == "FixtureProject").Value!;
        string[] arguments =
        [
            "publish", project, "-c", "Release", "-v", "q", "-o", Folder(version),
            $"-p:HomeBindingHost={AppContext.BaseDirectory}", $"-p:AcmeVersion={version}",
            // Nothing of it in the source tree, so that test runs beside each other do not meet.
            $"-p:BaseIntermediateOutputPath={_work}/obj/", $"-p:BaseOutputPath={_work}/bin/", .. more,
        ];
        var (code, output) = await Sdk.RunAsync(arguments);
        Assert.True(code == 0, $"dotnet {string.Join(' ', arguments)}\n{output}");
    }
}

[CollectionDefinition(Name)]
public sealed class AcmeTests : ICollectionFixture<AcmeBuild>
{
    public const string Name = "Acme";
}
