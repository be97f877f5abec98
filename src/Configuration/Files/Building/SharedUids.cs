using System.Collections.Concurrent;
using HomeBinding.Channels;
using HomeBinding.Things;

namespace HomeBinding.Configuration.Files.Building;

/// <summary>A large home names each thing and each channel thousands of times; one text of each is enough. Parts of a file are read at the same time.</summary>
internal sealed class SharedUids
{
    private readonly ConcurrentDictionary<ThingUid, ThingUid> _things = new();
    private readonly ConcurrentDictionary<string, string> _channels = new(StringComparer.Ordinal);

    public ChannelUid Share(ChannelUid uid) => new(_things.GetOrAdd(uid.Thing, uid.Thing), _channels.GetOrAdd(uid.Id, uid.Id));
}
