using System.Diagnostics.CodeAnalysis;
using HomeBinding.Units;
using HomeBinding.Values;

namespace HomeBinding.Engine.Items.Types;

internal delegate bool TryParse<T>(string? text, [NotNullWhen(true)] out T? value);

/// <summary>An item with values of one type: <c>Switch</c>, <c>Contact</c>, <c>DateTime</c>, <c>Location</c>, <c>Image</c>, <c>Call</c>.</summary>
internal sealed class SingleValueType<T>(string name, string expected, TryParse<T> tryParse, bool takesCommands = true) : ItemType(name)
    where T : class, IState
{
    public override string Expected => takesCommands ? expected : $"{expected}, as a state only";

    private protected override string ExpectedCommand => takesCommands ? expected : $"REFRESH: {expected} is for states only";

    private protected override IState? Store(IState state, Unit? unit, IState? current) => StateConversion.TryConvert<T>(state, out var value) ? value : null;

    private protected override ICommand? Take(ICommand command, Unit? unit) => takesCommands && command is T ? command : null;

    private protected override IState? ReadState(string text) => tryParse(text, out var value) ? value : null;

    private protected override ICommand? ReadCommand(string text) => takesCommands && tryParse(text, out var value) ? value as ICommand : null;
}
