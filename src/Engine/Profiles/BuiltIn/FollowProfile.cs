using HomeBinding.Profiles;
using HomeBinding.Values;

namespace HomeBinding.Engine.Profiles.BuiltIn;

/// <summary>The channel follows the item: states of the item become its commands.</summary>
internal sealed class FollowProfile : StatelessProfile
{
    public override void Handle(in ProfileInput input, IProfileOutput output)
    {
        if (input is { Kind: ProfileInputKind.ItemState, State: ICommand command }) output.CommandChannel(command);
        else if (input.Kind == ProfileInputKind.ChannelCommand) output.CommandItem(input.Command!);
    }
}
