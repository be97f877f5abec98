using HomeBinding.Units;
using HomeBinding.Values;

namespace HomeBinding.Engine.Items.Types;

/// <summary><c>Player</c>: PLAY, PAUSE, REWIND or FASTFORWARD; takes NEXT and PREVIOUS as commands too.</summary>
internal sealed class PlayerType() : ItemType("Player")
{
    public override string Expected => "PLAY, PAUSE, REWIND or FASTFORWARD";

    private protected override string ExpectedCommand => "PLAY, PAUSE, REWIND, FASTFORWARD, NEXT or PREVIOUS";

    private protected override IState? Store(IState state, Unit? unit, IState? current) => state as IPlayerState;

    private protected override ICommand? Take(ICommand command, Unit? unit) => command is IPlayerState or NextPrevious ? command : null;

    private protected override IState? ReadState(string text) =>
        PlayPause.TryParse(text, out var playPause) ? playPause
        : RewindFastforward.TryParse(text, out var wind) ? wind
        : null;

    private protected override ICommand? ReadCommand(string text) =>
        ReadState(text) as ICommand ?? (NextPrevious.TryParse(text, out var skip) ? skip : null);
}
