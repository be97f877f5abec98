using System.Runtime.CompilerServices;
using HomeBinding.Bindings;
using HomeBinding.Engine.Things;
using HomeBinding.Plugins.Http;
using HomeBinding.Plugins.Loading;
using HomeBinding.Plugins.Unloading;
using HomeBinding.Profiles;
using HomeBinding.Things;
using Microsoft.Extensions.Logging;

namespace HomeBinding.Plugins;

/// <summary>
/// A binding that is loaded, and the only way to let go of it. Whoever keeps something that came out of it beyond <see cref="UnloadAsync"/> keeps
/// the whole binding in memory.
/// </summary>
public sealed partial class PluginHandle : IAsyncDisposable
{
    private static readonly TimeSpan DisposeLimit = TimeSpan.FromSeconds(5);

    private readonly BindingFiles _copy;
    private readonly HttpClients _http = new();
    private readonly ILogger _logger;
    private PluginContents? _contents;
    private PluginLoadContext? _context;
    private bool _released;

    internal PluginHandle(BindingFiles files, BindingFiles copy, PluginLoadContext context, PluginContents contents, ILogger logger)
    {
        _logger = logger;
        Folder = files.Folder;
        Name = files.Name;
        Id = contents.Id;
        DisplayName = contents.DisplayName;
        Version = contents.Version;
        ThingTypeUids = [.. contents.ThingTypes.Select(each => each.Uid)];
        _copy = copy;
        _context = context;
        _contents = contents;
    }

    /// <summary>The folder it was loaded from.</summary>
    public string Folder { get; }

    /// <summary>The name of its dll, without extension.</summary>
    public string Name { get; }

    /// <summary>The binding's id.</summary>
    public string Id { get; }

    /// <summary>What the binding calls itself.</summary>
    public string DisplayName { get; }

    /// <summary>The binding's version.</summary>
    public string Version { get; }

    /// <summary>The ids of its thing types.</summary>
    public IReadOnlyList<ThingTypeUid> ThingTypeUids { get; }

    /// <summary>The binding.</summary>
    /// <exception cref="ObjectDisposedException">It was unloaded.</exception>
    public IBinding Binding => Contents.Binding;

    /// <summary>Its thing types.</summary>
    /// <exception cref="ObjectDisposedException">It was unloaded.</exception>
    public IReadOnlyList<ThingType> ThingTypes => Contents.ThingTypes;

    /// <summary>Its profiles.</summary>
    /// <exception cref="ObjectDisposedException">It was unloaded.</exception>
    public IReadOnlyList<ProfileType> Profiles => Contents.Profiles;

    private PluginContents Contents => _contents ?? throw new ObjectDisposedException(Name, $"The binding {Name} was unloaded.");

    /// <summary>What the engine needs of it. Not to be kept.</summary>
    /// <exception cref="ObjectDisposedException">It was unloaded.</exception>
    public LoadedBinding ToLoadedBinding() => new()
    {
        Id = Id,
        Name = DisplayName,
        ThingTypes = Contents.ThingTypes,
        Profiles = Contents.Profiles,
        Discoveries = Contents.Discoveries,
        Services = Contents.Services,
        CreateHttpClient = _http.Create,
    };

    /// <summary>
    /// Unloads it, after the engine has let go of it: disposes its services and itself, and waits until it has left the memory. False if it has
    /// not: something of it still runs, or is held. May take a second.
    /// </summary>
    public async Task<bool> UnloadAsync()
    {
        var reference = await ReleaseAsync().ConfigureAwait(false);
        return reference is null || await Collection.VerifyAsync(reference).ConfigureAwait(false);
    }

    /// <summary>As <see cref="UnloadAsync"/>, without looking whether it leaves the memory.</summary>
    public async ValueTask DisposeAsync() => await ReleaseAsync().ConfigureAwait(false);

    /// <summary>Lets go of it without looking whether it leaves the memory. Null if that was done before.</summary>
    internal async Task<WeakReference?> ReleaseAsync()
    {
        if (Interlocked.Exchange(ref _released, true)) return null;
        await DisposeContentsAsync().ConfigureAwait(false);
        _http.Dispose();
        var reference = LetGo();
        FrameworkCaches.Clear();
        ShadowFolder.Delete(_copy);
        return reference;
    }

    private async Task DisposeContentsAsync()
    {
        try
        {
            // Not awaited here beyond the limit: a Dispose that blocks must not hold up the host.
            await OwnThread.Run($"unloads {Name}", DisposeContents).WaitAsync(DisposeLimit).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            // Blocked or thrown, it is let go of all the same; if it lives on, the collection shows it.
            LogDisposeFailed(_logger, Name, exception.ToString());
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool DisposeContents()
    {
        var contents = _contents!;
        contents.Services.DisposeAsync().AsTask().GetAwaiter().GetResult();
        if (contents.Binding is IAsyncDisposable asynchronous) asynchronous.DisposeAsync().AsTask().GetAwaiter().GetResult();
        else (contents.Binding as IDisposable)?.Dispose();
        return true;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private WeakReference LetGo()
    {
        var context = _context!;
        _contents = null;
        _context = null;
        context.Unload();
        return new WeakReference(context, trackResurrection: true);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The binding {Name} could not be disposed as it should: {Detail}")]
    private static partial void LogDisposeFailed(ILogger logger, string name, string detail);
}
