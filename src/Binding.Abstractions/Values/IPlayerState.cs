namespace HomeBinding.Values;

/// <summary>What a player can be doing: <see cref="PlayPause"/> or <see cref="RewindFastforward"/>.</summary>
public interface IPlayerState : IState, ICommand
{
    /// <inheritdoc cref="IState.ToText"/>
    new string ToText();

    /// <inheritdoc/>
    string IState.ToText() => ToText();

    /// <inheritdoc/>
    string ICommand.ToText() => ToText();
}
