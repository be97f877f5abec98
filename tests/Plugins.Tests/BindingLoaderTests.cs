using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using HomeBinding.Plugins.Loading;
using HomeBinding.Plugins.Tests.Acme;
using HomeBinding.Plugins.Unloading;
using Microsoft.Extensions.Logging.Abstractions;

namespace HomeBinding.Plugins.Tests;

[Collection(AcmeTests.Name)]
public sealed class BindingLoaderTests(AcmeBuild build) : IDisposable
{
    private readonly BindingLoader _loader = new(NullLoggerFactory.Instance, TimeProvider.System, TimeSpan.FromSeconds(2));
    private readonly string _root = build.NewRoot();

    public void Dispose() => _loader.Dispose();

    [Fact]
    public async Task Load_ThirdPartyBinding_HasWhatItDeclares()
    {
        await using var handle = _loader.Load(build.Folder());

        Assert.Equal(("acme", "Acme meter", "1.0.0", "AcmeMeter"), (handle.Id, handle.DisplayName, handle.Version, handle.Name));
        var type = Assert.Single(handle.ThingTypes);
        Assert.Equal("acme:meter", type.Uid.ToString());
        Assert.Equal(["power", "limit", "release"], type.Channels.Select(each => each.Id));
        Assert.Equal(["host", "port", "interval"], type.Configuration.Parameters.Select(each => each.Name));
    }

    [Fact]
    public async Task Load_Dll_IsTheSameAsItsFolder()
    {
        await using var handle = _loader.Load(Path.Combine(build.Folder(), "AcmeMeter.dll"));

        Assert.Equal("acme", handle.Id);
    }

    [Fact]
    public async Task Load_PrivateDependency_IsTheBindingsVersionBesideTheHosts()
    {
        await using var handle = _loader.Load(build.Folder());

        var context = AssemblyLoadContext.GetLoadContext(handle.Binding.GetType().Assembly)!;
        var theirs = context.LoadFromAssemblyName(new AssemblyName("YamlDotNet")).GetName().Version!;
        var ours = typeof(YamlDotNet.Serialization.Deserializer).Assembly.GetName().Version!;
        Assert.Equal((13, 16), (theirs.Major, ours.Major));
    }

    [Fact]
    public async Task Unload_LoadedBinding_LeavesTheMemory()
    {
        var handle = _loader.Load(build.Folder());

        Assert.True(await handle.UnloadAsync());
        Assert.Throws<ObjectDisposedException>(() => handle.ThingTypes);
        Assert.True(await handle.UnloadAsync());
    }

    [Fact]
    public async Task Load_SameFolderTwice_GivesTwoBindings()
    {
        await using var one = _loader.Load(build.Folder());
        await using var two = _loader.Load(build.Folder());

        Assert.NotSame(one.Binding.GetType(), two.Binding.GetType());
    }

    [Theory]
    [InlineData("throws", "Its constructor threw InvalidOperationException: No meter today.")]
    [InlineData("static throws", "Its constructor threw ArgumentException: The table is empty.")]
    [InlineData("services throw", "ConfigureServices threw NotSupportedException: No services.")]
    [InlineData("other id", "The binding 'other' declares the thing type acme:meter; the ids of its types begin with 'other:'.")]
    [InlineData("bad id", "'not an id' is no id of a binding.")]
    [InlineData("hangs", "It did not finish loading within 2 s.")]
    public void Load_MistakeInTheCode_IsOneSentence(string mistake, string expected)
    {
        var folder = build.CopyTo(_root, mistake: mistake);

        Assert.StartsWith(expected, ErrorOf(folder), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("throws")]
    [InlineData("static throws")]
    [InlineData("services throw")]
    [InlineData("other id")]
    public async Task Load_Failed_LeavesTheMemory(string mistake)
    {
        var folder = build.CopyTo(_root, mistake: mistake);
        var loaded = new ConcurrentBag<WeakReference>();
        AssemblyLoadEventHandler watch = (_, args) => loaded.Add(new WeakReference(args.LoadedAssembly, trackResurrection: true));
        AppDomain.CurrentDomain.AssemblyLoad += watch;

        Assert.NotEmpty(ErrorOf(folder));

        AppDomain.CurrentDomain.AssemblyLoad -= watch;
        var theirs = loaded.Where(IsCollectible).ToArray();
        Assert.NotEmpty(theirs);
        foreach (var each in theirs) Assert.True(await Collection.VerifyAsync(each));
    }

    [Fact]
    public async Task CreateHttpClient_Limits_AreTheHosts()
    {
        await using var handle = _loader.Load(build.Folder());
        var binding = handle.ToLoadedBinding();

        using var client = binding.CreateHttpClient();
        using var other = binding.CreateHttpClient();

        Assert.NotSame(client, other);
        Assert.Equal(256 * 1024, client.MaxResponseContentBufferSize);
        Assert.Equal(Timeout.InfiniteTimeSpan, client.Timeout);
    }

    [Fact]
    public async Task Load_FolderInOtherCase_IsFound()
    {
        var folder = build.CopyTo(_root);
        var renamed = Path.Combine(_root, "acmemeter");
        Directory.Move(folder, renamed);

        await using var handle = _loader.Load(renamed);

        Assert.Equal("AcmeMeter", handle.Name);
    }

    [Fact]
    public void Props_ListOfWhatIsShared_IsTheLoaders()
    {
        var props = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "HomeBinding.Binding.props"));
        var listed = props.Split("<HomeBindingShared>")[1].Split('<')[0].Split(';', StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(SharedAssemblies.Names, listed);
    }

    [Fact]
    public async Task Unload_DisposeThrows_LeavesTheMemory()
    {
        var handle = _loader.Load(build.CopyTo(_root, mistake: "dispose throws"));

        Assert.True(await handle.UnloadAsync());
    }

    [Fact]
    public void Load_TwoEntryPoints_NamesBoth()
    {
        var folder = build.CopyTo(_root);
        Patch.MakePublic(Path.Combine(folder, "AcmeMeter.dll"), "SecondBinding");

        Assert.Contains("2 public classes that implement IBinding (AcmeBinding, SecondBinding)", ErrorOf(folder), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2, 0, "built for binding API 2.0; this host has 1.0. Update the host, or build the binding against 1.0.")]
    [InlineData(1, 7, "built for binding API 1.7; this host has 1.0. Update the host, or build the binding against 1.0.")]
    [InlineData(0, 9, "built for binding API 0.9; this host has 1.0. Get a newer version of the binding, or build it against 1.0.")]
    public void Load_OtherApiVersion_NamesBothVersions(ushort major, ushort minor, string expected)
    {
        var folder = build.CopyTo(_root);
        Patch.Reference(Path.Combine(folder, "AcmeMeter.dll"), "HomeBinding.Binding.Abstractions", major, minor);

        Assert.EndsWith(expected, ErrorOf(folder), StringComparison.Ordinal);
    }

    [Fact]
    public void Load_NewerSharedLibraryWanted_NamesIt()
    {
        var folder = build.CopyTo(_root);
        Patch.Reference(Path.Combine(folder, "AcmeMeter.dll"), "Microsoft.Extensions.Logging.Abstractions", 11, 0);

        Assert.StartsWith("AcmeMeter.dll needs Microsoft.Extensions.Logging.Abstractions 11.0; this host has 10.0.", ErrorOf(folder), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("HomeBinding.Binding.Abstractions.dll")]
    [InlineData("System.Reactive.dll")]
    [InlineData("Microsoft.Extensions.Logging.Abstractions.dll")]
    public void Load_ShipsWhatTheHostShares_IsRefused(string file)
    {
        var folder = build.CopyTo(_root);
        File.Copy(Path.Combine(AppContext.BaseDirectory, file), Path.Combine(folder, file));

        var error = ErrorOf(folder);
        Assert.Contains(file, error, StringComparison.Ordinal);
        Assert.Contains("Private=\"false\"", error, StringComparison.Ordinal);
        Assert.Contains("ExcludeAssets=\"runtime\"", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_DependencyMissing_NamesItAndIgnoresTheHosts()
    {
        var folder = build.CopyTo(_root);
        File.Delete(Path.Combine(folder, "YamlDotNet.dll"));

        Assert.StartsWith("AcmeMeter.dll needs YamlDotNet 13.0.0, which is not in its folder.", ErrorOf(folder), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Load_DependencyOfADependencyMissing_IsNotTakenFromTheHost()
    {
        var folder = build.CopyTo(_root);
        File.Delete(Path.Combine(folder, "Microsoft.Extensions.Logging.dll"));

        await using var handle = _loader.Load(folder);

        var context = AssemblyLoadContext.GetLoadContext(handle.Binding.GetType().Assembly)!;
        Assert.Throws<FileNotFoundException>(() => context.LoadFromAssemblyName(new AssemblyName("Microsoft.Extensions.Logging")));
    }

    [Fact]
    public async Task Load_NoDepsJson_FindsDependenciesInTheFolder()
    {
        var folder = build.CopyTo(_root);
        File.Delete(Path.Combine(folder, "AcmeMeter.deps.json"));

        await using var handle = _loader.Load(folder);

        Assert.Equal("acme", handle.Id);
    }

    [Fact]
    public void Load_OtherLibrary_IsNoBinding()
    {
        var folder = Directory.CreateDirectory(Path.Combine(_root, "YamlDotNet")).FullName;
        File.Copy(Path.Combine(build.Folder(), "YamlDotNet.dll"), Path.Combine(folder, "YamlDotNet.dll"));

        Assert.StartsWith("YamlDotNet.dll is no binding", ErrorOf(folder), StringComparison.Ordinal);
    }

    [Fact]
    public void Load_MainDllMissing_SaysHowFoldersAreNamed()
    {
        var folder = build.CopyTo(_root);
        var renamed = Path.Combine(_root, "Renamed");
        Directory.Move(folder, renamed);

        Assert.StartsWith($"There is no Renamed.dll in {renamed}, only AcmeMeter.dll", ErrorOf(renamed), StringComparison.Ordinal);
        Assert.StartsWith("There is no folder", ErrorOf(folder), StringComparison.Ordinal);
        Assert.StartsWith("There is no Empty.dll", ErrorOf(Directory.CreateDirectory(Path.Combine(_root, "Empty")).FullName), StringComparison.Ordinal);
    }

    [Fact]
    public void Load_TruncatedAtAnyLength_NeverEndsTheHost()
    {
        var folder = build.CopyTo(_root);
        var dll = Path.Combine(folder, "AcmeMeter.dll");
        var image = File.ReadAllBytes(dll);
        foreach (var length in new[] { 0, 1, 2, 64, 128, 200, 512, image.Length / 2, image.Length - 600 })
        {
            File.WriteAllBytes(dll, image[..length]);
            Assert.StartsWith($"AcmeMeter.dll is not complete ({length} bytes are there)", ErrorOf(folder), StringComparison.Ordinal);
        }
        File.WriteAllText(dll, "This is no library.");
        Assert.StartsWith("AcmeMeter.dll is no .NET library.", ErrorOf(folder), StringComparison.Ordinal);
    }

    [Fact]
    public void Load_DependencyTruncated_NamesIt()
    {
        var folder = build.CopyTo(_root);
        Patch.Truncate(Path.Combine(folder, "YamlDotNet.dll"));

        Assert.StartsWith("YamlDotNet.dll is not complete", ErrorOf(folder), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Load_FolderDeletedAfterwards_StillFindsDependencies()
    {
        var folder = build.CopyTo(_root);
        await using var handle = _loader.Load(folder);
        Directory.Delete(folder, recursive: true);

        var context = AssemblyLoadContext.GetLoadContext(handle.Binding.GetType().Assembly)!;
        Assert.Equal("Microsoft.Extensions.Logging", context.LoadFromAssemblyName(new AssemblyName("Microsoft.Extensions.Logging")).GetName().Name);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool IsCollectible(WeakReference assembly) => assembly.Target is Assembly { IsCollectible: true };

    private string ErrorOf(string folder) => Assert.Throws<BindingLoadException>(() => _loader.Load(folder)).Message;
}
