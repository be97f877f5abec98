using HomeBinding.Channels;
using HomeBinding.Polling;
using HomeBinding.Things;
using HomeBinding.Values;

namespace HomeBinding.GoECharger;

/// <summary>
/// Polls one charger and writes to it. It asks only for what linked channels show, for the keys of commands that wait to be seen, and for the serial
/// number if one is configured. The constants (serial number, type, variant, firmware, maker) are asked for on first contact, after any failed
/// request, since a restart of the box looks like one, and every ten minutes.
/// </summary>
internal sealed class ChargerHandler : PollingThingHandler
{
    private static readonly TimeSpan IdentifyEvery = TimeSpan.FromMinutes(10);

    private readonly ChargerConfiguration _configuration;
    private readonly string _authority;
    private readonly ChargerClient _client;
    private readonly ChargerUris _uris;
    private readonly ChannelFeed[] _feeds;
    private readonly ChargerCommands _commands;
    private readonly ChargerStatus _status = new();
    private readonly Action _publish;
    private long _identifiedAt;
    private bool _identified;

    public ChargerHandler(IThingContext context, ChargerConfiguration configuration)
        : base(context)
    {
        if (!ChargerAddress.TryParse(configuration.Ip, out var address)) throw new ArgumentException($"'{configuration.Ip}' is no address.", nameof(configuration));
        _configuration = configuration;
        _authority = address.Authority;
        _client = new ChargerClient(context.Http, address, context.Time);
        _uris = new ChargerUris(address);
        _feeds = ChannelFeeds.Of(context);
        _commands = new ChargerCommands(_status, QueueAsync);
        _publish = Publish;
        Interval = TimeSpan.FromSeconds(configuration.RefreshInterval);
    }

    protected override TimeSpan Interval { get; }

    public override ValueTask StartAsync(CancellationToken cancellationToken)
    {
        _commands.Register(Context);
        Context.Register(Context.LinksChanged.Subscribe(channel =>
        {
            // The links that were there at the start are reported too, perhaps after the first poll has served them.
            if (channel.IsLinked && !IsServed(channel)) RequestPoll();
        }));
        return base.StartAsync(cancellationToken);
    }

    /// <summary>Sets the force state as a command to its channel does, and throws what became of it if it did not work.</summary>
    public async ValueTask<string> SetForceStateAsync(string state, CancellationToken cancellationToken)
    {
        var result = await Context.Channel(ChargerChannels.ForceState).HandleCommandAsync(new TextValue(state), cancellationToken).ConfigureAwait(false);
        return result.IsSuccess ? result.Status.ToString() : throw new ThingActionException(result.ToString());
    }

    protected override async ValueTask PollAsync(CancellationToken cancellationToken)
    {
        var asked = LinkedKeys() | _commands.AwaitedKeys;
        if (_configuration.Serial is not null) asked |= StatusKeys.Sse;
        var identify = !_identified || Context.Time.GetElapsedTime(_identifiedAt) >= IdentifyEvery;
        if (identify) asked |= StatusKeys.Constants | StatusKeys.Car;
        if (asked == StatusKeys.None) asked = StatusKeys.Car;

        // Until this has succeeded, another device may have taken the address.
        _identified = false;
        using (var reply = await _client.GetAsync(_uris.Status(asked), cancellationToken).ConfigureAwait(false)) Read(reply, asked);
        if (identify) ChargerIdentity.Check(_status, _authority);
        if (_configuration.Serial is { } serial) ChargerIdentity.CheckSerial(_status, serial, _authority);
        if (identify)
        {
            ChargerIdentity.Report(_status, Context);
            _identifiedAt = Context.Time.GetTimestamp();
        }
        _identified = true;
        _commands.UpdateLimits();
        Context.PublishTogether(_publish);
    }

    private void Publish()
    {
        foreach (var feed in _feeds)
            if (feed.IsServed) feed.Publish(_status);
    }

    protected override async ValueTask WriteAsync(IReadOnlyList<PendingCommand> commands, CancellationToken cancellationToken)
    {
        var identified = _identified;
        _identified = false;
        using var reply = await _client.GetAsync(_uris.Set(commands), cancellationToken).ConfigureAwait(false);
        if (SetReply.TryParse(reply.Body, out var answer))
        {
            foreach (var command in commands)
                if (answer.ComplaintOf(command.Key) is { } complaint) command.Reject(complaint);
        }
        else if (reply.StatusCode == 500)
        {
            // Some firmware says in plain text that it is busy or that it took nothing.
            var complaint = reply.Body.IsEmpty ? "The charger answers HTTP 500 and does not say why." : Excerpt.Of(reply.Body);
            foreach (var command in commands) command.Reject(complaint);
        }
        else
        {
            throw new DeviceException($"The device at {_authority} answered, but not as a go-e charger answers a command: is this the charger's address?");
        }
        _identified = identified;
    }

    private void Read(ChargerReply reply, StatusKeys asked)
    {
        if (reply.StatusCode == 500)
            throw new DeviceException(reply.Body.IsEmpty
                ? "The charger reports an error of its own (HTTP 500). Restart it if this goes on."
                : $"The charger reports an error of its own (HTTP 500): {Excerpt.Of(reply.Body)}");
        // A PRO answers 400 as soon as it does not know one of the keys, with the whole status in the body.
        if (!StatusParser.TryParse(reply.Body, _status, asked)) throw ChargerIdentity.NotAStatus(_authority);
    }

    private StatusKeys LinkedKeys()
    {
        var keys = StatusKeys.None;
        foreach (var feed in _feeds)
        {
            feed.IsServed = feed.Channel.IsLinked;
            if (feed.IsServed) keys |= feed.Keys;
        }
        return keys & ~StatusKeys.Constants;
    }

    private bool IsServed(Channel channel) => Array.Find(_feeds, each => each.Channel == channel) is { IsServed: true };
}
