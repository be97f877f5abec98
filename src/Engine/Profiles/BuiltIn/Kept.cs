using HomeBinding.Profiles;
using HomeBinding.Values;

namespace HomeBinding.Engine.Profiles.BuiltIn;

/// <summary>A value that a profile keeps for later, where it goes, and where it came from.</summary>
internal sealed record Kept(ProfileInputKind Kind, object Value, DateTimeOffset Since, ProfileOrigin? Origin)
{
    /// <summary>The value of an input that can be kept; null of others. REFRESH is not kept: it asks for now.</summary>
    public static Kept? From(in ProfileInput input) => input.Kind switch
    {
        ProfileInputKind.ChannelState => new(input.Kind, input.State!, input.Time, input.Origin),
        ProfileInputKind.ChannelCommand => new(input.Kind, input.Command!, input.Time, input.Origin),
        ProfileInputKind.ItemCommand when input.Command is not Refresh => new(input.Kind, input.Command!, input.Time, input.Origin),
        _ => null,
    };

    public bool ToChannel => Kind == ProfileInputKind.ItemCommand;

    public void Pass(IProfileOutput output)
    {
        switch (Kind)
        {
            case ProfileInputKind.ChannelState:
                output.UpdateItem((IState)Value, Origin);
                break;
            case ProfileInputKind.ChannelCommand:
                output.CommandItem((ICommand)Value, Origin);
                break;
            default:
                output.CommandChannel((ICommand)Value, Origin);
                break;
        }
    }
}
