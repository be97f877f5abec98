using HomeBinding.Profiles;
using HomeBinding.Values;

namespace HomeBinding.Engine.Profiles.BuiltIn;

/// <summary>A profile that turns each value into another: one function towards the item, one towards the channel. Null drops the value.</summary>
internal sealed class MapProfile(Func<object, object?> toItem, Func<ICommand, ICommand?>? toChannel, string refusal = "") : StatelessProfile
{
    public override void Handle(in ProfileInput input, IProfileOutput output)
    {
        switch (input.Kind)
        {
            case ProfileInputKind.ChannelState:
                if (toItem(input.State!) is IState state) output.UpdateItem(state);
                break;
            case ProfileInputKind.ChannelCommand:
                if (toItem(input.Command!) is ICommand command) output.CommandItem(command);
                break;
            case ProfileInputKind.ItemCommand:
                if (toChannel?.Invoke(input.Command!) is { } sent) output.CommandChannel(sent);
                else output.RejectCommand($"The link's profile cannot turn the command {input.Command!.ToText()} round: {refusal}");
                break;
        }
    }
}
