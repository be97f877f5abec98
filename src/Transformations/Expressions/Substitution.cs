using System.Text;

namespace HomeBinding.Transformations.Expressions;

/// <summary><c>s/expression/replacement/</c>, with <c>g</c> behind it for every place.</summary>
internal sealed record Substitution(string Expression, string Replacement, bool Everywhere)
{
    /// <summary>Null for what is none.</summary>
    public static Substitution? Read(string function)
    {
        if (!function.StartsWith("s/", StringComparison.Ordinal)) return null;
        var second = End(function, 2);
        var third = second < 0 ? -1 : End(function, second + 1);
        if (third < 0 || second == 2 || function[(third + 1)..] is not ("" or "g")) return null;
        return new(function[2..second], ToNet(function[(second + 1)..third]), function.EndsWith('g') && third == function.Length - 2);
    }

    private static int End(string text, int start)
    {
        for (var i = start; i < text.Length; i++)
        {
            if (text[i] == '\\') i++;
            else if (text[i] == '/') return i;
        }
        return -1;
    }

    // In a Java replacement \ takes what follows literally, and $1 is one digit and more only as long as there is such a group.
    private static string ToNet(string replacement)
    {
        var text = new StringBuilder();
        for (var i = 0; i < replacement.Length; i++)
        {
            if (replacement[i] == '\\' && i + 1 < replacement.Length) text.Append(replacement[++i] == '$' ? "$$" : replacement[i].ToString());
            else if (replacement[i] == '$' && i + 1 < replacement.Length && char.IsAsciiDigit(replacement[i + 1])) text.Append("${").Append(replacement[++i]).Append('}');
            else text.Append(replacement[i]);
        }
        return text.ToString();
    }
}
