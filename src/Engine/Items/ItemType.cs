using System.Diagnostics.CodeAnalysis;
using HomeBinding.Engine.Items.Types;
using HomeBinding.Units;
using HomeBinding.Values;

namespace HomeBinding.Engine.Items;

/// <summary>
/// An item type, under openHAB's name: which states and commands it accepts, and how it stores them. Every type accepts NULL and UNDEF as states and
/// REFRESH as a command. A state that it does not accept is converted (<see cref="StateConversion"/>) to the first type that it does before it is refused;
/// commands are taken as they are.
/// </summary>
public abstract class ItemType
{
    private protected ItemType(string name) => Name = name;

    /// <summary>Its name as files write it.</summary>
    public string Name { get; }

    /// <summary>Its dimension, or null.</summary>
    public virtual Dimension? Dimension => null;

    /// <summary>What it accepts, in words.</summary>
    public abstract string Expected { get; }

    /// <summary>ON or OFF.</summary>
    public static ItemType Switch { get; } = new SingleValueType<OnOff>("Switch", "ON or OFF", OnOff.TryParse);

    /// <summary>A level from 0 to 100.</summary>
    public static ItemType Dimmer { get; } = new DimmerType();

    /// <summary>A colour; percent, ON and OFF set its brightness.</summary>
    public static ItemType Color { get; } = new ColorType();

    /// <summary>OPEN or CLOSED; takes no commands.</summary>
    public static ItemType Contact { get; } = new SingleValueType<OpenClosed>("Contact", "OPEN or CLOSED", OpenClosed.TryParse, takesCommands: false);

    /// <summary>A date and time.</summary>
    public static ItemType DateTime { get; } = new SingleValueType<DateTimeValue>("DateTime", "a date and time", DateTimeValue.TryParse);

    /// <summary>Text.</summary>
    public static ItemType Text { get; } = new TextType();

    /// <summary>A number without unit.</summary>
    public static ItemType Number { get; } = new NumberType();

    /// <summary>What a player does.</summary>
    public static ItemType Player { get; } = new PlayerType();

    /// <summary>How far a shutter is down: 0 is up, 100 is down.</summary>
    public static ItemType Rollershutter { get; } = new RollershutterType();

    /// <summary>A place on earth.</summary>
    public static ItemType Location { get; } = new SingleValueType<PointValue>("Location", "latitude,longitude[,altitude]", PointValue.TryParse);

    /// <summary>An image; takes no commands.</summary>
    public static ItemType Image { get; } = new SingleValueType<RawValue>("Image", "a data: URI", RawValue.TryParse, takesCommands: false);

    /// <summary>A telephone call; takes no commands.</summary>
    public static ItemType Call { get; } = new SingleValueType<StringListValue>("Call", "texts separated by commas", StringListValue.TryParse, takesCommands: false);

    /// <summary>A group without base item: it has members, but no state.</summary>
    public static ItemType Group { get; } = new GroupType();

    /// <summary>The types there are, without those with a dimension and without <see cref="Group"/>.</summary>
    public static IReadOnlyList<ItemType> Undimensioned { get; } =
        [Switch, Contact, DateTime, Text, Number, Dimmer, Color, Rollershutter, Player, Location, Image, Call];

    /// <summary>A quantity of a dimension.</summary>
    public static ItemType Quantity(Dimension dimension) => new QuantityType(dimension);

    /// <summary>Finds a type by the name that files use.</summary>
    /// <param name="name">For instance <c>Switch</c> or <c>Number:Power</c>.</param>
    /// <param name="type">The type.</param>
    public static bool TryParse(string name, [NotNullWhen(true)] out ItemType? type)
    {
        type = name == Group.Name ? Group : Undimensioned.FirstOrDefault(each => each.Name == name);
        if (type is null && name.StartsWith("Number:", StringComparison.Ordinal) && Units.Dimension.TryGet(name["Number:".Length..], out var dimension))
            type = Quantity(dimension);
        return type is not null;
    }

    /// <summary>Makes of a state what the item stores.</summary>
    /// <param name="state">The state that came in.</param>
    /// <param name="unit">The item's unit, for quantities.</param>
    /// <param name="accepted">What to store.</param>
    /// <param name="error">Why it is not accepted.</param>
    public bool TryAccept(IState state, Unit? unit, [NotNullWhen(true)] out IState? accepted, [NotNullWhen(false)] out string? error) =>
        TryAccept(state, unit, null, out accepted, out error);

    /// <summary>Makes of a state what the item stores.</summary>
    /// <param name="state">The state that came in.</param>
    /// <param name="unit">The item's unit, for quantities.</param>
    /// <param name="current">The item's state until now; a colour keeps its hue and saturation from it.</param>
    /// <param name="accepted">What to store.</param>
    /// <param name="error">Why it is not accepted.</param>
    public bool TryAccept(IState state, Unit? unit, IState? current, [NotNullWhen(true)] out IState? accepted, [NotNullWhen(false)] out string? error)
    {
        accepted = state is UnDef ? state : Store(state, unit, current);
        error = accepted is null ? $"{Name} items do not accept {state.ToText()}; expected {Expected}{Hint(state, unit)}." : null;
        return accepted is not null;
    }

    /// <summary>Makes of a command what goes to the channels.</summary>
    /// <param name="command">The command that came in.</param>
    /// <param name="unit">The item's unit, for bare numbers.</param>
    /// <param name="accepted">What to send.</param>
    /// <param name="error">Why it is not accepted.</param>
    public bool TryAccept(ICommand command, Unit? unit, [NotNullWhen(true)] out ICommand? accepted, [NotNullWhen(false)] out string? error)
    {
        accepted = command is Refresh ? command : Take(command, unit);
        error = accepted is null ? $"{Name} items do not take the command {command.ToText()}; expected {ExpectedCommand}{Hint(command, unit)}." : null;
        return accepted is not null;
    }

    /// <summary>Reads a state as files, the console and HTTP write it; the item's types are tried in openHAB's order.</summary>
    /// <param name="text">The text, e.g. <c>ON</c> or <c>21.5 °C</c>.</param>
    /// <param name="state">The state; it may still be converted when it is stored.</param>
    public bool TryParseState(string text, [NotNullWhen(true)] out IState? state) => TryParseState(text, out state, out _);

    /// <summary>As <see cref="TryParseState(string, out IState?)"/>, and says what is wrong with the text.</summary>
    public bool TryParseState(string text, [NotNullWhen(true)] out IState? state, [NotNullWhen(false)] out string? error)
    {
        state = UnDef.TryParse(text, out var none) ? none : ReadState(text);
        error = state is null ? $"'{text}' is no state of {Name} items; expected {Expected}, NULL or UNDEF." : null;
        return state is not null;
    }

    /// <summary>Reads a command as files, the console and HTTP write it; the item's types are tried in openHAB's order.</summary>
    /// <param name="text">The text, e.g. <c>ON</c> or <c>REFRESH</c>.</param>
    /// <param name="command">The command.</param>
    /// <param name="error">What is wrong with the text.</param>
    public bool TryParseCommand(string text, [NotNullWhen(true)] out ICommand? command, [NotNullWhen(false)] out string? error)
    {
        command = ReadCommand(text) ?? (Refresh.TryParse(text, out var refresh) ? refresh : null);
        error = command is null ? $"'{text}' is no command for {Name} items; expected {ExpectedCommand}." : null;
        return command is not null;
    }

    /// <summary>The name.</summary>
    public override string ToString() => Name;

    /// <summary>Which commands it takes, in words.</summary>
    private protected virtual string ExpectedCommand => Expected;

    /// <summary>What becomes of a state; null when it is refused.</summary>
    private protected abstract IState? Store(IState state, Unit? unit, IState? current);

    /// <summary>What becomes of a command; null when it is refused.</summary>
    private protected abstract ICommand? Take(ICommand command, Unit? unit);

    private protected abstract IState? ReadState(string text);

    private protected abstract ICommand? ReadCommand(string text);

    /// <summary>More words about a value that was refused.</summary>
    private protected virtual string Hint(object value, Unit? unit) => "";
}
