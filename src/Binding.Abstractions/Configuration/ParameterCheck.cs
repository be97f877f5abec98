using System.Collections;
using System.Globalization;
using System.Text.RegularExpressions;

namespace HomeBinding.Configuration;

/// <summary>Checks one parameter's value, in openHAB's order: type, range, pattern, options, number of values.</summary>
internal static class ParameterCheck
{
    private const string Hidden = "***";

    private static readonly TimeSpan PatternTimeout = TimeSpan.FromMilliseconds(200);

    /// <summary>What is wrong, or null; the value then has the parameter's type: string, bool, decimal, or an array of these.</summary>
    public static string? Check(ConfigParameter parameter, ref object? value)
    {
        if (!parameter.Multiple) return value is IEnumerable and not string ? $"'{parameter.Name}' is a list; it takes a single value." : CheckOne(parameter, ref value);
        var values = Elements(value);
        for (var i = 0; i < values.Length; i++)
        {
            if (values[i] is null) return $"'{parameter.Name}' has an empty value in its list.";
            if (CheckOne(parameter, ref values[i]) is { } error) return error;
        }
        value = values;
        if (parameter.Required && values.Length == 0) return $"'{parameter.Name}' is required.";
        return values.Length > parameter.MultipleLimit ? $"'{parameter.Name}' has {values.Length} values; the most is {parameter.MultipleLimit}." : null;
    }

    /// <summary>The value in the parameter's type, or as it is if it does not fit.</summary>
    public static object? Normalize(ConfigParameter parameter, object? value)
    {
        if (value is null) return null;
        if (parameter.Multiple) return Elements(value).Select(each => NormalizeOne(parameter, each)).ToArray();
        return NormalizeOne(parameter, value);
    }

    private static object?[] Elements(object? value) => value is IEnumerable list and not string ? [.. list.Cast<object?>()] : [value];

    private static object? NormalizeOne(ConfigParameter parameter, object? value) => parameter.Type switch
    {
        _ when value is SecretText => value,
        ParameterType.Text => value is null or IEnumerable ? value : Convert.ToString(value, CultureInfo.InvariantCulture),
        ParameterType.Boolean => value is string text && bool.TryParse(text, out var flag) ? flag : value,
        _ => TryNumber(value, out var number) ? number : value,
    };

    /// <summary>A value as logs and lists may show it: a reference as it is written, dots for a password.</summary>
    public static string? Show(ConfigParameter parameter, object? value) => value switch
    {
        null => null,
        IEnumerable list and not string => string.Join(", ", list.Cast<object?>().Select(each => Show(parameter, each))),
        // Beside a reference there may be a part of the password.
        _ when parameter.IsSecret && !ConfigReference.IsAllOf(value.ToString()!) => Hidden,
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };

    /// <summary>A message that may quote a value of the parameter, without the value if that is to be hidden.</summary>
    public static string Redact(ConfigParameter parameter, object? value, string message)
    {
        foreach (var each in Elements(value))
        {
            if ((each is string text ? SecretText.Resolve(text, null, out _) : each) is SecretText secret) message = secret.Redact(message);
            else if (parameter.IsSecret && Convert.ToString(each, CultureInfo.InvariantCulture) is { } password) message = SecretText.Replace(message, password, Hidden);
        }
        return message;
    }

    /// <summary>A parameter that no description names.</summary>
    public static ConfigParameter Unknown(string name) => new() { Name = name, Type = ParameterType.Text };

    private static string? CheckOne(ConfigParameter parameter, ref object? value)
    {
        if (value is string text)
        {
            value = SecretText.Resolve(text, null, out var missing);
            if (missing is not null) return $"'{parameter.Name}' refers to the environment variable '{missing.Name}', which is not set. Set it for the process of the host, or write the value.";
        }
        // An error goes into logs and lists.
        var shown = Show(parameter, value);
        var isShown = value is not SecretText && !parameter.IsSecret;
        if (value is SecretText secret) value = secret.Value;
        return CheckType(parameter, shown, ref value)
            ?? (IsAnOption(parameter, value) ? null : CheckRange(parameter, isShown && value is decimal number ? number.ToString(CultureInfo.InvariantCulture) : shown, value))
            ?? CheckPattern(parameter, shown, value)
            ?? CheckOptions(parameter, isShown ? Convert.ToString(value, CultureInfo.InvariantCulture) : shown, value);
    }

    private static string? CheckType(ConfigParameter parameter, string? shown, ref object? value)
    {
        switch (parameter.Type)
        {
            case ParameterType.Text:
                value = value as string ?? Convert.ToString(value, CultureInfo.InvariantCulture)!;
                return null;
            case ParameterType.Boolean:
                if (value is string flag && bool.TryParse(flag, out var parsed)) value = parsed;
                return value is bool ? null : $"'{parameter.Name}' is '{shown}'; expected true or false.";
            default:
                if (!TryNumber(value, out var number))
                    return $"'{parameter.Name}' is '{shown}'; expected a {(parameter.Type == ParameterType.Integer ? "whole " : "")}number{(parameter.Unit is null ? "" : $" in {parameter.Unit}")}.";
                value = number;
                return parameter.Type == ParameterType.Integer && number != decimal.Truncate(number) ? $"'{parameter.Name}' is {shown}; expected a whole number." : null;
        }
    }

    private static string? CheckRange(ConfigParameter parameter, string? shown, object? value)
    {
        var unit = (parameter.UnitLabel ?? parameter.Unit) is { } label ? $" {label}" : "";
        return value switch
        {
            string text when text.Length < parameter.Minimum => $"'{parameter.Name}' needs at least {parameter.Minimum} characters.",
            string text when text.Length > parameter.Maximum => $"'{parameter.Name}' has more than {parameter.Maximum} characters.",
            decimal number when number < parameter.Minimum => $"'{parameter.Name}' is {shown}{unit}; the least is {parameter.Minimum}{unit}.",
            decimal number when number > parameter.Maximum => $"'{parameter.Name}' is {shown}{unit}; the most is {parameter.Maximum}{unit}.",
            _ => null,
        };
    }

    private static string? CheckPattern(ConfigParameter parameter, string? shown, object? value) =>
        value is string text && parameter.Pattern is { } pattern && !Matches(text, pattern)
            ? $"'{parameter.Name}' is '{shown}'; expected {parameter.PatternHint ?? $"a text that matches {pattern}"}."
            : null;

    private static string? CheckOptions(ConfigParameter parameter, string? shown, object? value) =>
        parameter.LimitToOptions && parameter.Options.Count > 0 && !IsAnOption(parameter, value)
            ? $"'{parameter.Name}' is '{shown}'; expected one of {string.Join(", ", parameter.Options)}."
            : null;

    private static bool IsAnOption(ConfigParameter parameter, object? value)
    {
        if (parameter.Options.Count == 0) return false;
        var chosen = Convert.ToString(value, CultureInfo.InvariantCulture);
        // 6.0 is the option 6.
        return parameter.Options.Any(each => each == chosen || (value is decimal number && TryNumber(each, out var offered) && offered == number));
    }

    private static bool Matches(string text, string pattern)
    {
        try
        {
            return Regex.IsMatch(text, $@"\A(?:{pattern})\z", RegexOptions.CultureInvariant, PatternTimeout);
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
    }

    private static bool TryNumber(object? value, out decimal number)
    {
        number = 0;
        switch (value)
        {
            case decimal exact:
                number = exact;
                return true;
            case int or long or short or sbyte or byte or ushort or uint or ulong:
                number = Convert.ToDecimal(value, CultureInfo.InvariantCulture);
                return true;
            case double inexact when Math.Abs(inexact) < 1e28:
                number = (decimal)inexact;
                return true;
            case string text:
                return decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number);
            default:
                return false;
        }
    }
}
