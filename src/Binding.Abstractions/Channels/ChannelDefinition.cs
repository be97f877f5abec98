using System.Collections.ObjectModel;
using System.Diagnostics.CodeAnalysis;
using HomeBinding.Units;
using HomeBinding.Values;

namespace HomeBinding.Channels;

/// <summary>
/// The declaration of a channel inside a thing type. From this one declaration come the validation of links and commands, <c>check</c>,
/// the documentation and the live <see cref="Channel{T}"/>. Made by the factories of <see cref="ChannelDefinitions"/>.
/// </summary>
public abstract record ChannelDefinition
{
    private protected ChannelDefinition(string id)
    {
        if (!ChannelUid.IsId(id)) throw new ArgumentException($"'{id}' is not a channel id. Use letters, digits, _ and -, or group#channel.", nameof(id));
        Id = id;
    }

    /// <summary>The channel's id within its thing, e.g. <c>maxCurrent</c>.</summary>
    public string Id { get; private init; }

    /// <summary>The id of its group, the part before <c>#</c>; null if it is in none.</summary>
    public string? GroupId => Id.IndexOf('#', StringComparison.Ordinal) is var hash and >= 0 ? Id[..hash] : null;

    /// <summary>What to call it in lists; the id if nothing was given.</summary>
    public string Label { get => field ?? Id; init; }

    /// <summary>What the value means.</summary>
    public string? Description { get; init; }

    /// <summary>openHAB's category, which picks an icon, e.g. <c>Energy</c>.</summary>
    public string? Category { get; init; }

    /// <summary>True if commands can be sent to it.</summary>
    public bool Writable { get; init; }

    /// <summary>True if most users never need it.</summary>
    public bool Advanced { get; init; }

    /// <summary>Range, step, pattern and options of the state.</summary>
    public StateDescription? State { get; init; }

    /// <summary>What a command does to linked items before the device has answered.</summary>
    public AutoUpdatePolicy AutoUpdate { get; init; }

    /// <summary>
    /// Its channel type, e.g. <c>system:battery-level</c>; null if it has none but this declaration. Things in files name it when they add channels.
    /// </summary>
    public ChannelTypeUid? TypeUid { get; init; }

    /// <summary>openHAB's semantic tags that linked items get by default, a Point and a Property: <c>Measurement</c>, <c>Temperature</c>.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>What is fixed about the channel, by name; nothing for the user to set.</summary>
    public IReadOnlyDictionary<string, string> Properties { get; init; } = ReadOnlyDictionary<string, string>.Empty;

    /// <summary>The configuration of a channel of an extensible type, by parameter name; empty for declared ones.</summary>
    public IReadOnlyDictionary<string, object?> Configuration { get; init; } = ReadOnlyDictionary<string, object?>.Empty;

    /// <summary>Whether it has states or tells of events.</summary>
    public virtual ChannelKind Kind => ChannelKind.State;

    /// <summary>The item type it links to, as openHAB writes it: <c>Switch</c>, <c>Number:Power</c>; null for a trigger channel.</summary>
    public abstract string? ItemType { get; }

    /// <summary>The dimension of its quantities, or null.</summary>
    public abstract Dimension? Dimension { get; }

    /// <summary>The unit that a bare number and the limits of <see cref="State"/> are in, or null.</summary>
    public abstract Unit? Unit { get; }

    /// <summary>
    /// The kinds of commands that a handler can take as they are (<see cref="Channel{T}.OnCommand{TCommand}"/>), e.g. <see cref="IncreaseDecrease"/> of a
    /// dimmer; <see cref="Refresh"/> goes without saying.
    /// </summary>
    public virtual IReadOnlyList<Type> CommandTypes => [];

    /// <summary>
    /// Turns a command or state into the channel's own value type: a bare number becomes a quantity in <see cref="Unit"/>, other types are refused.
    /// </summary>
    /// <returns>True with the value, or false with a sentence that says what is accepted.</returns>
    public abstract bool TryConvert(object value, [NotNullWhen(true)] out IState? converted, [NotNullWhen(false)] out string? error);

    /// <summary>The same declaration as <c>group#channel</c>.</summary>
    /// <param name="group">The group's id.</param>
    /// <exception cref="ArgumentException">It is in a group, or the group's id has other characters than letters, digits, <c>_</c> and <c>-</c>.</exception>
    public ChannelDefinition InGroup(string group)
    {
        var id = $"{group}#{Id}";
        return GroupId is null && ChannelUid.IsId(id) ? this with { Id = id } : throw new ArgumentException($"'{id}' is not a channel id. Use letters, digits, _ and -, or group#channel.", nameof(group));
    }

    /// <summary>Makes the live channel of a thing. For hosts; a handler asks its context for it.</summary>
    public abstract Channel CreateChannel(ChannelUid uid, IChannelHost host);
}

/// <summary>The declaration of a channel whose values are of type <typeparamref name="T"/>.</summary>
/// <typeparam name="T">The value type, e.g. <see cref="OnOff"/> or <c>Quantity&lt;Power&gt;</c>.</typeparam>
public sealed record ChannelDefinition<T> : ChannelDefinition
    where T : class, IState
{
    private readonly ValueKind<T> _kind;

    internal ChannelDefinition(string id, ValueKind<T> kind)
        : base(id) => _kind = kind;

    /// <inheritdoc cref="ChannelDefinition.InGroup"/>
    public new ChannelDefinition<T> InGroup(string group) => (ChannelDefinition<T>)base.InGroup(group);

    /// <inheritdoc/>
    public override string ItemType => _kind.ItemType;

    /// <inheritdoc/>
    public override Dimension? Dimension => _kind.Dimension;

    /// <inheritdoc/>
    public override Unit? Unit => _kind.Unit;

    /// <inheritdoc/>
    public override IReadOnlyList<Type> CommandTypes => _kind.CommandTypes;

    /// <summary>As <see cref="ChannelDefinition.TryConvert(object, out IState?, out string?)"/>, typed.</summary>
    public bool TryConvert(object value, [NotNullWhen(true)] out T? converted, [NotNullWhen(false)] out string? error) =>
        _kind.TryConvert(value, out converted, out error);

    /// <inheritdoc/>
    public override bool TryConvert(object value, [NotNullWhen(true)] out IState? converted, [NotNullWhen(false)] out string? error)
    {
        var accepted = _kind.TryConvert(value, out var typed, out error);
        converted = typed;
        return accepted;
    }

    /// <inheritdoc/>
    public override Channel CreateChannel(ChannelUid uid, IChannelHost host) => new Channel<T>(uid, this, host);
}
