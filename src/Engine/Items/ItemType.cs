using System.Diagnostics.CodeAnalysis;
using HomeBinding.Units;
using HomeBinding.Values;

namespace HomeBinding.Engine.Items;

/// <summary>
/// An item type: which states and commands it accepts, and how it stores them. openHAB's <c>Switch</c>, <c>Contact</c>, <c>String</c>,
/// <c>DateTime</c>, <c>Number</c> and <c>Number:&lt;dimension&gt;</c>.
/// </summary>
public abstract class ItemType
{
    private protected ItemType(string name) => Name = name;

    /// <summary>Its name as files write it.</summary>
    public string Name { get; }

    /// <summary>Its dimension, or null.</summary>
    public virtual Dimension? Dimension => null;

    /// <summary>ON or OFF.</summary>
    public static ItemType Switch { get; } = new Simple<OnOff>("Switch", "ON or OFF", commands: true);

    /// <summary>OPEN or CLOSED; takes no commands.</summary>
    public static ItemType Contact { get; } = new Simple<OpenClosed>("Contact", "OPEN or CLOSED", commands: false);

    /// <summary>A date and time.</summary>
    public static ItemType DateTime { get; } = new Simple<DateTimeValue>("DateTime", "a date and time", commands: true);

    /// <summary>Text.</summary>
    public static ItemType Text { get; } = new TextType();

    /// <summary>A number without unit.</summary>
    public static ItemType Number { get; } = new NumberType();

    /// <summary>The types there are, without those with a dimension.</summary>
    public static IReadOnlyList<ItemType> Undimensioned { get; } = [Switch, Contact, DateTime, Text, Number];

    /// <summary>A quantity of a dimension.</summary>
    public static ItemType Quantity(Dimension dimension) => new QuantityType(dimension);

    /// <summary>Finds a type by the name that files use.</summary>
    /// <param name="name">For instance <c>Switch</c> or <c>Number:Power</c>.</param>
    /// <param name="type">The type.</param>
    public static bool TryParse(string name, [NotNullWhen(true)] out ItemType? type)
    {
        type = Undimensioned.FirstOrDefault(each => each.Name == name);
        if (type is null && name.StartsWith("Number:", StringComparison.Ordinal) && Units.Dimension.TryGet(name["Number:".Length..], out var dimension))
            type = Quantity(dimension);
        return type is not null;
    }

    /// <summary>Makes of a state what the item stores.</summary>
    /// <param name="state">The state that came in.</param>
    /// <param name="unit">The item's unit, for quantities.</param>
    /// <param name="accepted">What to store.</param>
    /// <param name="error">Why it is not accepted.</param>
    public bool TryAccept(IState state, Unit? unit, [NotNullWhen(true)] out IState? accepted, [NotNullWhen(false)] out string? error)
    {
        if (state is UnDef)
        {
            accepted = state;
            error = null;
            return true;
        }
        accepted = Accept(state, unit, out error);
        return accepted is not null;
    }

    /// <summary>Makes of a command what goes to the channels.</summary>
    /// <param name="command">The command that came in.</param>
    /// <param name="unit">The item's unit, for bare numbers.</param>
    /// <param name="accepted">What to send.</param>
    /// <param name="error">Why it is not accepted.</param>
    public bool TryAccept(ICommand command, Unit? unit, [NotNullWhen(true)] out ICommand? accepted, [NotNullWhen(false)] out string? error)
    {
        accepted = command is Refresh ? command : AcceptCommand(command, unit, out error);
        error = accepted is null ? $"{Name} items do not take the command {command.ToText()}; expected {Expected}." : null;
        return accepted is not null;
    }

    /// <summary>Reads a state as files, the console and HTTP write it.</summary>
    public bool TryParseState(string text, [NotNullWhen(true)] out IState? state)
    {
        state = text switch
        {
            "UNDEF" => UnDef.Undef,
            "NULL" => UnDef.Null,
            _ => ParseState(text),
        };
        return state is not null;
    }

    /// <summary>What it accepts, in words.</summary>
    public abstract string Expected { get; }

    /// <summary>The name.</summary>
    public override string ToString() => Name;

    private protected abstract IState? Accept(IState state, Unit? unit, out string? error);

    private protected abstract ICommand? AcceptCommand(ICommand command, Unit? unit, out string? error);

    private protected abstract IState? ParseState(string text);

    private string Refuse(object value) => $"{Name} items do not accept {value}; expected {Expected}.";

    private sealed class Simple<T>(string name, string expected, bool commands) : ItemType(name)
        where T : class, IState
    {
        public override string Expected => commands ? expected : $"{expected}, as a state only";

        private protected override IState? Accept(IState state, Unit? unit, out string? error)
        {
            var accepted = state as T;
            error = accepted is null ? Refuse(state) : null;
            return accepted;
        }

        private protected override ICommand? AcceptCommand(ICommand command, Unit? unit, out string? error)
        {
            error = null;
            return commands && command is T ? command : null;
        }

        private protected override IState? ParseState(string text) =>
            typeof(T) == typeof(OnOff) ? OnOff.TryParse(text, out var onOff) ? onOff : null
            : typeof(T) == typeof(OpenClosed) ? OpenClosed.TryParse(text, out var openClosed) ? openClosed : null
            : DateTimeValue.TryParse(text, out var time) ? time : null;
    }

    private sealed class TextType() : ItemType("String")
    {
        public override string Expected => "text";

        private protected override IState? Accept(IState state, Unit? unit, out string? error)
        {
            error = null;
            return state as TextValue ?? new TextValue(state.ToText());
        }

        private protected override ICommand? AcceptCommand(ICommand command, Unit? unit, out string? error)
        {
            error = null;
            return command as TextValue ?? new TextValue(command.ToText());
        }

        private protected override IState? ParseState(string text) => new TextValue(text);
    }

    private sealed class NumberType() : ItemType("Number")
    {
        public override string Expected => "a number";

        private protected override IState? Accept(IState state, Unit? unit, out string? error)
        {
            var accepted = Convert(state);
            error = accepted is null ? Refuse(state) : null;
            return accepted;
        }

        private protected override ICommand? AcceptCommand(ICommand command, Unit? unit, out string? error)
        {
            error = null;
            return Convert(command);
        }

        private protected override IState? ParseState(string text) =>
            DecimalValue.TryParse(text, out var number) ? number
            : Values.Quantity.TryParse(text, out var quantity, out _) ? new DecimalValue(quantity.Value)
            : null;

        private static DecimalValue? Convert(object value) => value switch
        {
            DecimalValue number => number,
            NumericValue other => new DecimalValue(other.Value),
            _ => null,
        };
    }

    private sealed class QuantityType(Dimension dimension) : ItemType($"Number:{dimension.Name}")
    {
        public override Dimension Dimension => dimension;

        public override string Expected => $"a number with a unit of {dimension.Name}, e.g. {dimension.DefaultUnit(MeasurementSystem.SI).Symbol}";

        private protected override IState? Accept(IState state, Unit? unit, out string? error)
        {
            error = null;
            switch (state)
            {
                case Quantity quantity when unit is null || ReferenceEquals(quantity.Unit, unit):
                    if (quantity.Dimension == dimension) return quantity;
                    break;
                case Quantity quantity:
                    if (quantity.TryTo(unit, out var converted)) return converted;
                    break;
                case DecimalValue number:
                    return (unit ?? dimension.DefaultUnit(MeasurementSystem.SI)).CreateQuantity(number.Value);
            }
            error = Refuse(state);
            return null;
        }

        private protected override ICommand? AcceptCommand(ICommand command, Unit? unit, out string? error)
        {
            error = null;
            return command switch
            {
                Quantity quantity => quantity.Dimension == dimension ? quantity : null,
                DecimalValue number => (unit ?? dimension.DefaultUnit(MeasurementSystem.SI)).CreateQuantity(number.Value),
                _ => null,
            };
        }

        private protected override IState? ParseState(string text) =>
            DecimalValue.TryParse(text, out var number) ? number
            : Values.Quantity.TryParse(text, out var quantity, out _) && quantity.Dimension == dimension ? quantity
            : null;
    }
}
