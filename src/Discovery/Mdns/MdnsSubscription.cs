using HomeBinding.Discovery.Mdns.Messages;

namespace HomeBinding.Discovery.Mdns;

/// <summary>Somebody who wants to know of the instances of some service types, until it is disposed.</summary>
internal sealed class MdnsSubscription(IReadOnlyList<DnsName> types, Action<MdnsInstance> found, Action<MdnsInstance> lost, Action<MdnsSubscription> end) : IDisposable
{
    public IReadOnlyList<DnsName> Types { get; } = types;

    public Action<MdnsInstance> Found { get; } = found;

    public Action<MdnsInstance> Lost { get; } = lost;

    public bool Wants(DnsName instance) => Types.Any(type => instance.LabelBelow(type) is not null);

    public void Dispose() => end(this);
}
