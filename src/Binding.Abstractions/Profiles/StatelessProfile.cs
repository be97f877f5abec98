namespace HomeBinding.Profiles;

/// <summary>A profile whose outputs depend on the input alone.</summary>
public abstract class StatelessProfile : Profile
{
    /// <summary>Handles one input. If it throws, nothing is put out.</summary>
    /// <param name="input">What happened.</param>
    /// <param name="output">What to do.</param>
    public abstract void Handle(in ProfileInput input, IProfileOutput output);

    /// <inheritdoc/>
    public sealed override ProfileInstance Start() => new Instance(this);

    private sealed class Instance(StatelessProfile profile) : ProfileInstance
    {
        public override void Handle(in ProfileInput input, IProfileOutput output) => profile.Handle(input, output);
    }
}
