namespace HomeBinding.Profiles;

/// <summary>
/// What happens between a channel and an item on one link (openHAB's Profile). A profile is a pure function: it looks at nothing but its own state
/// and the input, and does nothing but return its next state and call the output.
/// </summary>
public abstract class Profile
{
    private protected Profile()
    {
    }

    /// <summary>For hosts: begins to run it on one link.</summary>
    public abstract ProfileInstance Start();
}

/// <summary>A profile that keeps a state.</summary>
/// <typeparam name="TState">The state, an immutable value.</typeparam>
public abstract class Profile<TState> : Profile
{
    /// <summary>The state before the first input.</summary>
    public abstract TState Initial { get; }

    /// <summary>Handles one input. If it throws, the state stays as it was and nothing is put out.</summary>
    /// <param name="state">The state that the input before left.</param>
    /// <param name="input">What happened.</param>
    /// <param name="output">What to do.</param>
    /// <returns>The state for the next input.</returns>
    public abstract TState Handle(TState state, in ProfileInput input, IProfileOutput output);

    /// <inheritdoc/>
    public sealed override ProfileInstance Start() => new Instance(this);

    private sealed class Instance(Profile<TState> profile) : ProfileInstance
    {
        private TState _state = profile.Initial;

        public override void Handle(in ProfileInput input, IProfileOutput output) => _state = profile.Handle(_state, input, output);
    }
}
