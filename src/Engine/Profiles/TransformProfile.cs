using HomeBinding.Configuration;
using HomeBinding.Engine.Items;
using HomeBinding.Profiles;
using HomeBinding.Values;

namespace HomeBinding.Engine.Profiles;

/// <summary>Sends what passes through a transformation. A direction without a function passes nothing.</summary>
internal sealed class TransformProfile : StatelessProfile
{
    private readonly Func<string, string, string> _transform;
    private readonly ItemType _item;
    private readonly ItemType _channel;
    private readonly Parameters _parameters;

    private TransformProfile(Func<string, string, string> transform, ProfileContext context, Parameters parameters)
    {
        _transform = transform;
        _item = ItemType.TryParse(context.ItemType, out var item) ? item : ItemType.Text;
        _channel = context.ChannelType is { } name && ItemType.TryParse(name, out var channel) ? channel : ItemType.Text;
        _parameters = parameters;
    }

    /// <summary>The profile of a transformation.</summary>
    public static ProfileType TypeOf(string name, ITransformations transformations) => new ProfileType<Parameters>(
        $"transform:{name}",
        (context, parameters) => new TransformProfile((function, input) => Transform(transformations, name, function, input), context, parameters))
    {
        Label = $"Transformation {name}",
        Description = "Sends states and commands through a transformation.",
        Inputs = ProfileInputs.ChannelStates | ProfileInputs.ChannelCommands | ProfileInputs.ChannelTriggers | ProfileInputs.ItemCommands | ProfileInputs.ItemStates,
        Converts = true,
        ValidateConfiguration = static parameters => parameters is { ToItem: null, CommandFromItem: null, StateFromItem: null }
            ? [new ConfigError("toItem", "One of 'toItem', 'commandFromItem' and 'stateFromItem' is required.")]
            : [],
    };

    public override void Handle(in ProfileInput input, IProfileOutput output)
    {
        switch (input.Kind)
        {
            case ProfileInputKind.ChannelState when _parameters.ToItem is { } function:
                output.UpdateItem(ReadState(_transform(function, input.State!.ToText())));
                break;
            case ProfileInputKind.ChannelCommand when _parameters.ToItem is { } function:
                output.CommandItem(ReadCommand(_item, _transform(function, input.Command!.ToText())));
                break;
            case ProfileInputKind.ChannelTrigger when _parameters.ToItem is { } function:
                output.CommandItem(ReadCommand(_item, _transform(function, input.Trigger!)));
                break;
            case ProfileInputKind.ItemState when _parameters.StateFromItem is { } function:
                output.CommandChannel(ReadCommand(_channel, _transform(function, input.State!.ToText())));
                break;
            case ProfileInputKind.ItemCommand when input.Command is Refresh:
                output.CommandChannel(input.Command);
                break;
            case ProfileInputKind.ItemCommand when _parameters.CommandFromItem is { } function:
                output.CommandChannel(ReadCommand(_channel, _transform(function, input.Command!.ToText())));
                break;
            case ProfileInputKind.ItemCommand when _parameters.StateFromItem is null:
                output.RejectCommand("The link's profile has no 'commandFromItem', so it passes no commands to the channel.");
                break;
        }
    }

    private IState ReadState(string text) => _item.TryParseState(text, out var state, out var error) ? state : throw new FormatException(error);

    private static ICommand ReadCommand(ItemType type, string text) => type.TryParseCommand(text, out var command, out var error) ? command : throw new FormatException(error);

    private static string Transform(ITransformations transformations, string name, string function, string input) =>
        transformations.TryTransform(name, function, input, out var result, out var error) ? result : throw new InvalidOperationException(error);

    internal sealed record Parameters
    {
        [ConfigParameter(Label = "To the item", Description = "Function for states, commands and events of the channel.")]
        public string? ToItem { get; init; }

        [ConfigParameter(Label = "From commands", Description = "Function for commands to the item.")]
        public string? CommandFromItem { get; init; }

        [ConfigParameter(Label = "From states", Description = "Function for states of the item, which become commands to the channel.")]
        public string? StateFromItem { get; init; }
    }
}
