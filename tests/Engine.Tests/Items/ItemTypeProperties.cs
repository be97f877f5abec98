using FsCheck.Xunit;
using HomeBinding.Engine.Items;
using HomeBinding.Units;
using HomeBinding.Values;

namespace HomeBinding.Engine.Tests.Items;

public sealed class ItemTypeProperties
{
    private static readonly ItemType[] Types = [.. ItemType.Undimensioned, ItemType.Group, .. Dimension.All.Select(ItemType.Quantity)];

    private static readonly Unit[] Units = [.. Dimension.All.SelectMany(each => each.Units)];

    [Property(MaxTest = 2000)]
    public void TryAccept_AnyState_NeverThrows_AndIsStable(decimal number, byte kind, ushort unit, ushort otherUnit)
    {
        var percent = Math.Abs(number % 100m);
        IState state = (kind % 8) switch
        {
            0 => new DecimalValue(number),
            1 => new PercentValue(percent),
            2 => new HsbValue(number, percent, percent),
            3 or 4 => Quantity.Of(number, Units[unit % Units.Length]),
            5 => OnOff.From(unit % 2 == 0),
            6 => unit % 2 == 0 ? UpDown.Up : OpenClosed.Open,
            _ => UnDef.Undef,
        };
        foreach (var type in Types)
        {
            var own = type.Dimension is { } dimension ? dimension.Units[otherUnit % dimension.Units.Count] : null;
            var accepted = type.TryAccept(state, own, new HsbValue(1m, 2m, 3m), out var stored, out var error);

            Assert.Equal(accepted, error is null);
            if (stored is null) continue;
            if (stored is Quantity quantity) Assert.Same(own, quantity.Unit);
            Assert.True(type.TryAccept(stored, own, stored, out var again, out _));
            Assert.Same(stored, again);
            Assert.True(type.TryParseState(stored.ToText(), out var read));
            Assert.True(type.TryAccept(read, own, stored, out var reread, out _));
            Assert.Equal(stored, reread);
        }
    }

    [Property(MaxTest = 2000)]
    public void TryParse_AnyText_NeverThrows_AndWhatIsReadIsTaken(string? text, byte[] picks)
    {
        const string Alphabet = "0123456789.,-:TZ +%WkONFUPDhsA°C";
        foreach (var candidate in new[] { text ?? "", string.Concat(picks.Select(each => Alphabet[each % Alphabet.Length])) })
        {
            foreach (var type in Types)
            {
                _ = type.TryParseState(candidate, out _);
                if (type.TryParseCommand(candidate, out var command, out _)) Assert.Equal(type.TryAccept(command, null, out _, out var error), error is null);
            }
        }
    }
}
