using HomeBinding.Channels;
using HomeBinding.Things;

namespace HomeBinding.Configuration.Files.Building;

/// <summary>A large home names each thing and each channel thousands of times; one text of each is enough.</summary>
internal sealed class SharedUids
{
    private readonly Dictionary<ThingUid, ThingUid> _things = [];
    private readonly Dictionary<string, string> _channels = new(StringComparer.Ordinal);

    public ChannelUid Share(ChannelUid uid)
    {
        if (!_things.TryGetValue(uid.Thing, out var thing)) _things.Add(uid.Thing, thing = uid.Thing);
        if (!_channels.TryGetValue(uid.Id, out var id)) _channels.Add(uid.Id, id = uid.Id);
        return new ChannelUid(thing, id);
    }
}
