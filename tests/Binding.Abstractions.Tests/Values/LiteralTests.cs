using HomeBinding.Values;

namespace HomeBinding.Binding.Abstractions.Tests.Values;

public sealed class LiteralTests
{
    public static TheoryData<object, string> Literals => new()
    {
        { OnOff.On, "ON" }, { OnOff.Off, "OFF" },
        { OpenClosed.Open, "OPEN" }, { OpenClosed.Closed, "CLOSED" },
        { UpDown.Up, "UP" }, { UpDown.Down, "DOWN" },
        { UnDef.Undef, "UNDEF" }, { UnDef.Null, "NULL" },
        { Refresh.Instance, "REFRESH" },
        { StopMove.Stop, "STOP" }, { StopMove.Move, "MOVE" },
        { IncreaseDecrease.Increase, "INCREASE" }, { IncreaseDecrease.Decrease, "DECREASE" },
        { PlayPause.Play, "PLAY" }, { PlayPause.Pause, "PAUSE" },
        { RewindFastforward.Rewind, "REWIND" }, { RewindFastforward.Fastforward, "FASTFORWARD" },
        { NextPrevious.Next, "NEXT" }, { NextPrevious.Previous, "PREVIOUS" },
    };

    [Theory]
    [MemberData(nameof(Literals))]
    public void Text_OfLiteral_IsOpenHabsAndReadsBack(object literal, string text)
    {
        Assert.Equal(text, literal.ToString());
        Assert.Same(literal, Parse(literal, text));
        Assert.Null(Parse(literal, "other"));
        Assert.Null(Parse(literal, null));
    }

    [Fact]
    public void OnOff_FromTruthValue_IsTheSingleInstance()
    {
        OnOff on = true;

        Assert.Same(OnOff.On, on);
        Assert.Same(OnOff.Off, OnOff.From(false));
        Assert.True(on.IsOn);
    }

    private static object? Parse(object kind, string? text) => kind switch
    {
        OnOff => OnOff.TryParse(text, out var value) ? value : null,
        OpenClosed => OpenClosed.TryParse(text, out var value) ? value : null,
        UpDown => UpDown.TryParse(text, out var value) ? value : null,
        UnDef => UnDef.TryParse(text, out var value) ? value : null,
        Refresh => Refresh.TryParse(text, out var value) ? value : null,
        StopMove => StopMove.TryParse(text, out var value) ? value : null,
        IncreaseDecrease => IncreaseDecrease.TryParse(text, out var value) ? value : null,
        PlayPause => PlayPause.TryParse(text, out var value) ? value : null,
        RewindFastforward => RewindFastforward.TryParse(text, out var value) ? value : null,
        NextPrevious => NextPrevious.TryParse(text, out var value) ? value : null,
        _ => throw new ArgumentException("Unknown kind."),
    };
}
