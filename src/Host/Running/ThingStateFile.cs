using HomeBinding.Engine.Things;
using HomeBinding.Things;
using Microsoft.Extensions.Logging;

namespace HomeBinding.Host.Running;

/// <summary>Keeps which things the user disabled.</summary>
internal sealed class ThingStateFile(string path, ILogger logger) : IThingStateStore, IDisposable
{
    private readonly DisabledFile _file = new(path, "thing", static each => ThingUid.TryParse(each, out _), logger);

    public bool IsDisabled(ThingUid thing) => _file.Contains(thing.ToString());

    public Task SetDisabledAsync(ThingUid thing, bool disabled) => _file.SetAsync(thing.ToString(), disabled);

    public void Dispose() => _file.Dispose();
}
