using System.Text;
using HomeBinding.Channels;

namespace HomeBinding.Engine.Display;

/// <summary>Reads <c>A=Label,B,"C,D"="With, comma"</c>.</summary>
internal static class OptionList
{
    /// <summary>The options; one without label is called by its value.</summary>
    public static IReadOnlyList<StateOption> Read(string text)
    {
        var options = new List<StateOption>();
        var (value, current, quoted) = ((string?)null, new StringBuilder(), false);
        foreach (var c in text)
        {
            if (c == '"') quoted = !quoted;
            if (!quoted && c == '=' && value is null)
            {
                value = Take(current);
            }
            else if (!quoted && c == ',')
            {
                Add(options, value, Take(current));
                value = null;
            }
            else
            {
                current.Append(c);
            }
        }
        Add(options, value, Take(current));
        return options;
    }

    private static void Add(List<StateOption> options, string? value, string last)
    {
        if (value is null && last.Length == 0) return;
        options.Add(new(value ?? last, last));
    }

    private static string Take(StringBuilder current)
    {
        var text = current.ToString().Trim();
        current.Clear();
        return text.Length > 1 && text[0] == '"' && text[^1] == '"' ? text[1..^1] : text;
    }
}
