using HomeBinding.Channels;
using HomeBinding.Configuration.Model;
using HomeBinding.Engine.Things;
using HomeBinding.Host.Output;
using HomeBinding.Plugins;
using HomeBinding.Plugins.Loading;
using HomeBinding.Profiles;
using HomeBinding.Things;
using Microsoft.Extensions.Logging.Abstractions;

namespace HomeBinding.Host.Running;

/// <summary>The bindings that a folder can use, loaded to look at and not to run.</summary>
internal sealed class BindingCatalogue : IDisposable
{
    private readonly BindingLoader _loader = new(NullLoggerFactory.Instance, TimeProvider.System);
    private readonly List<PluginHandle> _handles = [];
    private readonly List<BindingRow> _failed = [];

    private BindingCatalogue()
    {
    }

    public IReadOnlyList<ThingType> ThingTypes => [.. _handles.SelectMany(each => each.ThingTypes)];

    /// <summary>What those that could be loaded bring.</summary>
    public IEnumerable<LoadedBinding> Loaded => _handles.Select(static each => each.ToLoadedBinding());

    public IReadOnlyList<ProfileType> Profiles => [.. _handles.SelectMany(each => each.Profiles)];

    /// <summary>What is wrong with bindings, one sentence each.</summary>
    public IReadOnlyList<string> Errors => [.. _failed.Select(each => $"{each.Folder}: error: {each.Error}")];

    /// <summary>The same with places relative to a folder.</summary>
    public IEnumerable<Diagnostic> Diagnostics(string directory) =>
        _failed.Select(each => new Diagnostic(Severity.Error, DiagnosticCode.Binding, SourceSpan.OfFile(Path.GetRelativePath(directory, each.Folder) is ['.', '.', ..] ? each.Folder : Path.GetRelativePath(directory, each.Folder)), each.Error!, null));

    public IEnumerable<BindingRow> Rows => _handles.Select(Describe).Concat(_failed).OrderBy(each => each.Name, StringComparer.Ordinal);

    public static BindingCatalogue Load(string directory)
    {
        var catalogue = new BindingCatalogue();
        // A home's own binding wins over the one of the same name that comes with the host.
        var folders = BindingFolders.Of(directory)
            .Where(Directory.Exists)
            .SelectMany(Directory.GetDirectories)
            .Where(static each => Path.GetFileName(each) is not ['.', ..])
            .GroupBy(each => Path.GetFileName(each)!, StringComparer.OrdinalIgnoreCase)
            .Select(each => each.Last());
        foreach (var folder in folders) catalogue.Add(folder);
        return catalogue;
    }

    public ThingType? FindType(ThingTypeUid uid) => ThingTypes.FirstOrDefault(each => each.Uid == uid || each.Aliases.Contains(uid));

    /// <summary>True if a channel id, which may use an alias, means a channel of a thing.</summary>
    public bool Means(ChannelUid channel, ThingUid thing, string channelId) =>
        channel.Id == channelId && (channel.Thing == thing || (FindType(thing.Type) is { } type && FindType(channel.Thing.Type) == type && channel.Thing.WithType(type.Uid) == thing.WithType(type.Uid)));

    public void Dispose()
    {
        foreach (var handle in _handles) handle.UnloadAsync().GetAwaiter().GetResult();
        _loader.Dispose();
    }

    private void Add(string folder)
    {
        try
        {
            var handle = _loader.Load(folder);
            var twin = _handles.FirstOrDefault(each => each.Id == handle.Id);
            if (twin is null) _handles.Add(handle);
            else _failed.Add(Failed(folder, $"The binding '{handle.Id}' is loaded from {twin.Folder} already."));
        }
        catch (BindingLoadException exception)
        {
            _failed.Add(Failed(folder, exception.Message));
        }
    }

    private static BindingRow Failed(string folder, string error) => new(Path.GetFileName(folder), null, null, null, folder, [], error);

    private static BindingRow Describe(PluginHandle handle) => new(
        handle.Name,
        handle.Id,
        handle.DisplayName,
        handle.Version,
        handle.Folder,
        [.. handle.ThingTypes.Select(type => new ThingTypeRow(
            type.Uid.ToString(),
            type.Label,
            [.. type.Aliases.Select(each => each.ToString())],
            [.. type.Configuration.Parameters.Select(each => new ParameterRow(each.Name, each.Type.ToString(), each.Required, each.Default?.ToString(), each.Description))],
            [.. type.Channels.Select(each => new ChannelRow(each.Id, each.ItemType ?? "trigger", each.Label, each.Writable, []))],
            [.. type.Actions.Select(each => each.Name)]))],
        null);
}
