using HomeBinding.Engine.Files;

namespace HomeBinding.Host.RuleProjects;

/// <summary>
/// The project of a home's rules, for editors and <c>dotnet build</c>; the home itself needs none. It is two files: <c>rules/Rules.csproj</c>, the user's, the
/// same on each machine, and <c>.homebinding/rules.props</c>, which says where the host is on this one.
/// </summary>
internal sealed class RuleProject(string directory)
{
    private const string Project =
        """
        <Project>
          <!-- For editors and 'dotnet build'. The home compiles and runs the *.cs files of this folder by itself, and takes no notice of what is built here. -->
          <PropertyGroup>
            <!-- What a folder above says of other projects is not meant for rules. -->
            <ImportDirectoryBuildProps>false</ImportDirectoryBuildProps>
            <ImportDirectoryBuildTargets>false</ImportDirectoryBuildTargets>
            <ImportDirectoryPackagesProps>false</ImportDirectoryPackagesProps>
          </PropertyGroup>
          <Import Project="Sdk.props" Sdk="Microsoft.NET.Sdk" />
          <Import Project="../.homebinding/rules.props" Condition="Exists('../.homebinding/rules.props')" />
          <Import Project="$(HomeBindingHost)HomeBinding.Rules.targets" Condition="Exists('$(HomeBindingHost)HomeBinding.Rules.targets')" />
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
          </PropertyGroup>
          <Import Project="Sdk.targets" Sdk="Microsoft.NET.Sdk" />
          <Target Name="FindHost" BeforeTargets="CoreCompile" Condition="!Exists('$(HomeBindingHost)HomeBinding.Rules.targets')">
            <Error Code="HB1002" Text="HomeBinding is not at '$(HomeBindingHost)'. Run 'homebinding rules project' for this home; it writes down where it is on this machine." />
          </Target>
        </Project>

        """;

    /// <summary>The project.</summary>
    public string File { get; } = Path.Combine(directory, "rules", "Rules.csproj");

    /// <summary>Writes both files. A project that is there already may have been changed by its user, and is left alone.</summary>
    /// <param name="host">The folder of the host's program.</param>
    /// <returns>True if the project was made, false if there was one.</returns>
    /// <exception cref="IOException">They cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">A folder is not writable.</exception>
    public bool Write(string host)
    {
        Write(Path.Combine(directory, ".homebinding", "rules.props"), Props(host));
        if (Path.Exists(File)) return false;
        Write(File, Project);
        return true;
    }

    private static void Write(string path, string text) => AtomicFile.Write(path, $"{path}.{Environment.ProcessId}.tmp", text);

    private static string Props(string host) =>
        $"""
        <Project>
          <!-- Written by 'homebinding rules project': where the host is on this machine. -->
          <PropertyGroup>
            <HomeBindingHost>{MSBuildText.Escape(Path.TrimEndingDirectorySeparator(host) + Path.DirectorySeparatorChar)}</HomeBindingHost>
          </PropertyGroup>
        </Project>

        """;
}
