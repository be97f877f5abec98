using HomeBinding.Channels;
using HomeBinding.Engine.Profiles;
using HomeBinding.Profiles;
using HomeBinding.Units;
using HomeBinding.Values;

namespace HomeBinding.Engine.Tests.Profiles;

/// <summary>
/// Runs one profile in virtual time. Inputs are texts such as <c>0 state 20 °C</c>, the first number the time in ms; outputs come back as
/// <c>0 update 25 °C</c>.
/// </summary>
internal sealed class ProfileBench : IProfileOutput
{
    public static readonly DateTimeOffset Start = new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly ProfileInstance _profile;
    private readonly List<(DateTimeOffset Time, string Text, object? Value)> _outputs = [];
    private DateTimeOffset _now = Start;
    private DateTimeOffset? _wake;

    public ProfileBench(string profile, string config = "", string itemType = "Number", string channelType = "Number", Unit? channelUnit = null)
    {
        var type = SystemProfiles.All.Single(each => each.Uid == ProfileTypeUid.Parse(profile));
        var values = config.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(each => each.Split('='))
            .ToDictionary(each => each[0], each => (object?)each[1]);
        Assert.Empty(type.Validate(values));
        var context = new ProfileContext { ItemName = "A", ItemType = itemType, Channel = ChannelUid.Parse("test:lamp:a:c"), ChannelType = channelType, ChannelUnit = channelUnit };
        Type = type;
        _profile = type.CreateProfile(context, values).Start();
    }

    public ProfileType Type { get; }

    public IState ItemState { get; set; } = UnDef.Null;

    public IReadOnlyList<string> Outputs => [.. _outputs.Select(each => $"{(each.Time - Start).TotalMilliseconds:0.####} {each.Text}")];

    public IReadOnlyList<(TimeSpan Time, object Value)> Values => [.. _outputs.Where(each => each.Value is not null).Select(each => (each.Time - Start, each.Value!))];

    /// <summary>Runs inputs, and lets time pass for another day.</summary>
    public static IReadOnlyList<string> Run(string profile, string config, string inputs, string itemType = "Number", string channelType = "Number", Unit? channelUnit = null)
    {
        var bench = new ProfileBench(profile, config, itemType, channelType, channelUnit);
        foreach (var input in inputs.Split(';', StringSplitOptions.TrimEntries)) bench.Give(input);
        bench.PassTo(Start.AddDays(1));
        return bench.Outputs;
    }

    public void Give(string input)
    {
        var parts = input.Split(' ', 3);
        PassTo(Start.AddMilliseconds(double.Parse(parts[0], System.Globalization.CultureInfo.InvariantCulture)));
        Give(parts[1] switch
        {
            "state" => ProfileInput.ChannelState((IState)Read(parts[2]), _now, ItemState),
            "command" => ProfileInput.ChannelCommand((ICommand)Read(parts[2]), _now, ItemState),
            "trigger" => ProfileInput.ChannelTrigger(parts[2], _now, ItemState),
            "item-command" => ProfileInput.ItemCommand((ICommand)Read(parts[2]), _now, ItemState),
            "item-state" => ProfileInput.NewItemState((IState)Read(parts[2]), _now),
            "shows" => throw new InvalidOperationException(),
            _ => throw new FormatException(input),
        });
    }

    public void GiveState(TimeSpan at, IState state)
    {
        PassTo(Start + at);
        Give(ProfileInput.ChannelState(state, _now, ItemState));
    }

    public void GiveCommand(TimeSpan at, ICommand command)
    {
        PassTo(Start + at);
        Give(ProfileInput.ItemCommand(command, _now, ItemState));
    }

    public void PassTo(DateTimeOffset time)
    {
        while (_wake is { } due && due <= time)
        {
            _now = due;
            _wake = null;
            _profile.Handle(ProfileInput.TimerElapsed(_now, ItemState), this);
        }
        _now = time;
    }

    public void UpdateItem(IState state, ProfileOrigin? origin = null) => _outputs.Add((_now, $"update {Write(state)}", state));

    public void CommandItem(ICommand command, ProfileOrigin? origin = null) => _outputs.Add((_now, $"command {Write(command)}", command));

    public void CommandChannel(ICommand command, ProfileOrigin? origin = null) => _outputs.Add((_now, $"channel {Write(command)}", command));

    public void RejectCommand(string reason) => _outputs.Add((_now, "reject", null));

    public void WakeAfter(TimeSpan delay) => _wake = _now + delay;

    public void CancelWake() => _wake = null;

    /// <summary>Reads a value: p:50 is a percentage, t:x a text, everything else what it looks like.</summary>
    public static object Read(string text) => text switch
    {
        ['p', ':', .. var percent] => PercentValue.TryParse(percent, out var value) ? value : throw new FormatException(text),
        ['t', ':', .. var words] => new TextValue(words),
        "REFRESH" => Refresh.Instance,
        _ => UnDef.TryParse(text, out var none) ? none
            : OnOff.TryParse(text, out var onOff) ? onOff
            : OpenClosed.TryParse(text, out var openClosed) ? openClosed
            : UpDown.TryParse(text, out var upDown) ? upDown
            : StopMove.TryParse(text, out var stopMove) ? stopMove
            : IncreaseDecrease.TryParse(text, out var increase) ? increase
            : PlayPause.TryParse(text, out var play) ? play
            : DecimalValue.TryParse(text, out var number) ? number
            : Quantity.TryParse(text, out var quantity) ? quantity
            : DateTimeValue.TryParse(text, out var time) ? time
            : throw new FormatException(text),
    };

    private void Give(in ProfileInput input)
    {
        // As the host: what a profile does not want it does not get.
        var wanted = input.Kind switch
        {
            ProfileInputKind.ChannelState => ProfileInputs.ChannelStates,
            ProfileInputKind.ChannelCommand => ProfileInputs.ChannelCommands,
            ProfileInputKind.ChannelTrigger => ProfileInputs.ChannelTriggers,
            ProfileInputKind.ItemCommand => ProfileInputs.ItemCommands,
            _ => ProfileInputs.ItemStates,
        };
        if ((Type.Inputs & wanted) != 0) _profile.Handle(input, this);
    }

    private static string Write(object value) => value switch
    {
        PercentValue percent => $"p:{percent}",
        TextValue text => $"t:{text}",
        _ => value.ToString()!,
    };
}
