using System.Numerics;
using System.Text.RegularExpressions;
using HomeBinding.Engine.Groups;
using HomeBinding.Units;
using HomeBinding.Values;

namespace HomeBinding.Engine.Tests.Groups;

/// <summary>Group functions the slow way, from all states at once.</summary>
internal static class NaiveGroup
{
    public static IState Calculate(GroupFunction function, Unit? unit, IReadOnlyList<IState> states)
    {
        var numbers = states.Select(each => Number(each, unit)).OfType<decimal>().Order().ToArray();
        var times = states.Select(static each => StateConversion.Convert(each, typeof(DateTimeValue))).OfType<DateTimeValue>().Order().ToArray();
        var active = states.Count(each => IsActive(function, each));
        return function.Kind switch
        {
            GroupFunctionKind.Equality => states.Count > 0 && states.All(each => each.Equals(states[0])) ? states[0] : UnDef.Undef,
            GroupFunctionKind.And => Logical(function, states.Count > 0 && active == states.Count),
            GroupFunctionKind.Nand => Logical(function, !(states.Count > 0 && active == states.Count)),
            GroupFunctionKind.Or => Logical(function, active > 0),
            GroupFunctionKind.Nor => Logical(function, active == 0),
            GroupFunctionKind.Xor => Logical(function, active == 1),
            GroupFunctionKind.Sum when numbers.Length == 0 => unit is null ? new DecimalValue(0) : UnDef.Undef,
            GroupFunctionKind.Sum => Mean(numbers, 1, unit),
            GroupFunctionKind.Count => new DecimalValue(states.Count(each => Regex.IsMatch(each.ToText(), $"^(?:{function.Pattern})$"))),
            GroupFunctionKind.Latest => times.Length == 0 ? UnDef.Undef : times[^1],
            GroupFunctionKind.Earliest => times.Length == 0 ? UnDef.Undef : times[0],
            _ when numbers.Length == 0 => UnDef.Undef,
            GroupFunctionKind.Avg => Mean(numbers, numbers.Length, unit),
            GroupFunctionKind.Min => Write(numbers[0], unit),
            GroupFunctionKind.Max => Write(numbers[^1], unit),
            _ when numbers.Length % 2 == 1 => Write(numbers[numbers.Length / 2], unit),
            _ => Mean(numbers[((numbers.Length / 2) - 1)..((numbers.Length / 2) + 1)], 2, unit),
        };
    }

    public static int? Count(GroupFunction function, IReadOnlyList<IState> states) => function.Kind switch
    {
        GroupFunctionKind.And or GroupFunctionKind.Nand => states.Count(each => !IsActive(function, each)),
        GroupFunctionKind.Or or GroupFunctionKind.Nor or GroupFunctionKind.Xor => states.Count(each => IsActive(function, each)),
        _ => null,
    };

    private static bool IsActive(GroupFunction function, IState state) =>
        function.Active is { } active && active.Equals(StateConversion.Convert(state, active.GetType()));

    private static IState Logical(GroupFunction function, bool isActive) => isActive ? function.Active! : function.Passive!;

    private static decimal? Number(IState state, Unit? unit)
    {
        if (unit is null) return (StateConversion.Convert(state, typeof(DecimalValue)) as DecimalValue)?.Value;
        var quantity = StateConversion.Convert(state, typeof(Quantity)) as Quantity;
        return quantity is not null && quantity.TryTo(unit, out var converted) ? converted.Value : null;
    }

    private static IState Write(decimal number, Unit? unit) => unit is null ? new DecimalValue(number) : unit.CreateQuantity(number);

    // All numbers as whole multiples of 10^-28; then the longest decimal that is nearest.
    private static IState Mean(decimal[] numbers, int divisor, Unit? unit)
    {
        var sum = numbers.Aggregate(BigInteger.Zero, static (sum, each) => sum + BigInteger.Parse(each.ToString("F28", System.Globalization.CultureInfo.InvariantCulture).Replace(".", "", StringComparison.Ordinal), System.Globalization.CultureInfo.InvariantCulture));
        for (var places = 28; places >= 0; places--)
        {
            var denominator = divisor * BigInteger.Pow(10, 28 - places);
            var floor = BigInteger.DivRem(BigInteger.Abs(sum), denominator, out var rest);
            if (rest * 2 > denominator || (rest * 2 == denominator && !floor.IsEven)) floor += 1;
            if (floor > new BigInteger(decimal.MaxValue)) continue;
            var text = floor.ToString(System.Globalization.CultureInfo.InvariantCulture).PadLeft(places + 1, '0').Insert(Math.Max(1, floor.ToString(System.Globalization.CultureInfo.InvariantCulture).Length - places), ".");
            var value = decimal.Parse($"{text}", System.Globalization.CultureInfo.InvariantCulture);
            return Write(sum.Sign < 0 ? -value : value, unit);
        }
        return UnDef.Undef;
    }
}
