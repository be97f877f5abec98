using HomeBinding.Plugins.Loading;
using HomeBinding.Plugins.Unloading;
using Microsoft.Extensions.Logging;

namespace HomeBinding.Plugins;

/// <summary>
/// Loads bindings, each into a context of its own, and unloads them again. It needs no engine: <c>homebinding check</c> uses it to read the thing
/// types.
/// </summary>
public sealed class BindingLoader : IDisposable
{
    private readonly ILoggerFactory _loggers;
    private readonly TimeProvider _time;
    private readonly TimeSpan _limit;
    private readonly ShadowFolder _shadow = new();
    private int _count;

    /// <summary>Makes a loader.</summary>
    /// <param name="loggers">Makes the loggers of the bindings.</param>
    /// <param name="time">The clock of the bindings.</param>
    /// <param name="limit">How long a binding may take to load; null for ten seconds.</param>
    public BindingLoader(ILoggerFactory loggers, TimeProvider time, TimeSpan? limit = null)
    {
        _loggers = loggers;
        _time = time;
        _limit = limit ?? TimeSpan.FromSeconds(10);
    }

    /// <summary>Loads a binding and waits for it.</summary>
    /// <param name="path">Its folder, which has the name of its dll; or the dll.</param>
    /// <exception cref="BindingLoadException">It cannot be loaded; the message says why and what to do.</exception>
    public PluginHandle Load(string path) => LoadAsync(path).GetAwaiter().GetResult();

    /// <summary>Loads a binding.</summary>
    /// <param name="path">Its folder, which has the name of its dll; or the dll.</param>
    /// <exception cref="BindingLoadException">It cannot be loaded; the message says why and what to do.</exception>
    public async Task<PluginHandle> LoadAsync(string path)
    {
        // A thread of its own: a constructor that never returns must not take one from the pool.
        var loading = OwnThread.Run($"loads {Path.GetFileName(path)}", () => LoadHere(path));
        try
        {
            return await loading.WaitAsync(_limit, _time).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            _ = AbandonAsync(loading);
            throw new BindingLoadException($"It did not finish loading within {_limit.TotalSeconds:0.#} s. Its constructor, ThingTypes and ConfigureServices must return at once; work with the device belongs into its handlers.");
        }
    }

    /// <summary>Deletes the copies that bindings were loaded from. Unload the bindings first.</summary>
    public void Dispose() => _shadow.Dispose();

    private static async Task AbandonAsync(Task<PluginHandle> loading)
    {
        try
        {
            await (await loading.ConfigureAwait(false)).UnloadAsync().ConfigureAwait(false);
        }
        catch (BindingLoadException)
        {
            // It failed after all, and nobody waits for it any more.
        }
    }

    private PluginHandle LoadHere(string path)
    {
        var (files, copy) = CheckAndCopy(path);
        PluginLoadContext? context = null;
        try
        {
            context = CreateContext(copy);
            return new PluginHandle(files, copy, context, PluginContents.Create(context, _loggers, _time), _loggers.CreateLogger("HomeBinding.Plugins"));
        }
        catch (BindingLoadException)
        {
            context?.Unload();
            FrameworkCaches.Clear();
            ShadowFolder.Delete(copy);
            throw;
        }
    }

    private (BindingFiles Files, BindingFiles Copy) CheckAndCopy(string path)
    {
        try
        {
            var files = BindingFiles.Find(path);
            CompatibilityCheck.Run(files);
            return (files, _shadow.Copy(files));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new BindingLoadException($"Its folder cannot be read: {exception.Message}");
        }
    }

    private PluginLoadContext CreateContext(BindingFiles copy)
    {
        try
        {
            return new PluginLoadContext($"{copy.Name} #{Interlocked.Increment(ref _count)}", copy);
        }
        catch (InvalidOperationException exception)
        {
            throw new BindingLoadException($"{copy.Name}.deps.json does not fit to the folder: {exception.Message} Copy the whole output of 'dotnet publish' into the folder.");
        }
    }
}
