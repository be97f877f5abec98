using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using HomeBinding.Engine.Items;
using HomeBinding.Values;

namespace HomeBinding.Engine.Groups;

/// <summary>Reads a group function as files write it.</summary>
public static class GroupFunctionReader
{
    private static readonly GroupFunctionKind[] Kinds = Enum.GetValues<GroupFunctionKind>();

    /// <summary>The names of all functions, e.g. <c>SUM</c>.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Kinds.Select(NameOf)];

    /// <summary>The function's name as files write it.</summary>
    public static string NameOf(GroupFunctionKind kind) => kind.ToString().ToUpperInvariant();

    /// <summary>Finds a function by its name, in capitals or not.</summary>
    public static bool TryParseKind(string name, out GroupFunctionKind kind)
    {
        var index = Array.FindIndex(Kinds, each => string.Equals(NameOf(each), name, StringComparison.OrdinalIgnoreCase));
        kind = index < 0 ? default : Kinds[index];
        return index >= 0;
    }

    /// <summary>Reads a function and its parameters.</summary>
    /// <param name="name">Its name, e.g. <c>OR</c>.</param>
    /// <param name="parameters">Two states of the base type for AND, OR, NAND, NOR and XOR, a regular expression for COUNT, none for the others.</param>
    /// <param name="baseType">The type of the group's state.</param>
    /// <param name="function">The function.</param>
    /// <param name="error">What is wrong and what was expected.</param>
    public static bool TryRead(
        string name,
        IReadOnlyList<string> parameters,
        ItemType baseType,
        [NotNullWhen(true)] out GroupFunction? function,
        [NotNullWhen(false)] out string? error)
    {
        function = null;
        error = null;
        if (!TryParseKind(name, out var kind)) error = $"'{name}' is no group function; expected one of {string.Join(", ", Names)}.";
        else if (kind == GroupFunctionKind.Count) function = ReadCount(parameters, out error);
        else if (kind is GroupFunctionKind.And or GroupFunctionKind.Or or GroupFunctionKind.Nand or GroupFunctionKind.Nor or GroupFunctionKind.Xor) function = ReadLogical(kind, parameters, baseType, out error);
        else if (parameters.Count > 0) error = $"{NameOf(kind)} takes no parameters; found {parameters.Count}.";
        else function = GroupFunction.Simple(kind);
        return function is not null;
    }

    /// <summary>Why a text is no pattern of COUNT; null if it is one.</summary>
    internal static string? WhyNoPattern(string pattern)
    {
        try
        {
            // By itself first: in the brackets of the full match, "a)|(b" would be valid.
            _ = new Regex(pattern, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
            _ = FullMatch(pattern);
            return null;
        }
        catch (NotSupportedException)
        {
            return $"'{pattern}' has a look-around, a back reference or an atomic group, which COUNT does not support.";
        }
        catch (ArgumentException exception)
        {
            return $"'{pattern}' is no regular expression: {exception.Message}";
        }
    }

    internal static Regex FullMatch(string pattern) => new($@"\A(?:{pattern})\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);

    private static GroupFunction? ReadCount(IReadOnlyList<string> parameters, out string? error)
    {
        error = parameters.Count == 1 ? WhyNoPattern(parameters[0]) : $"COUNT takes one parameter, a regular expression; found {parameters.Count}.";
        return error is null ? GroupFunction.Count(parameters[0]) : null;
    }

    private static GroupFunction? ReadLogical(GroupFunctionKind kind, IReadOnlyList<string> parameters, ItemType baseType, out string? error)
    {
        if (parameters.Count != 2)
        {
            error = $"{NameOf(kind)} takes two parameters, the active state and the passive one; found {parameters.Count}.";
            return null;
        }
        var states = new IState[2];
        for (var i = 0; i < 2; i++)
        {
            if (!baseType.TryParseState(parameters[i], out var state, out error)) return null;
            states[i] = state;
        }
        error = null;
        return GroupFunction.Logical(kind, states[0], states[1]);
    }
}
