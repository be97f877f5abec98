using HomeBinding.Configuration.Files.Syntax;
using HomeBinding.Configuration.Model;
using HomeBinding.Engine.Groups;
using HomeBinding.Engine.Items;

namespace HomeBinding.Configuration.Files.OpenHabText;

/// <summary>
/// Takes the type of an item apart. <c>Group:A:B:C</c> has a base type, its dimension and a function; of <c>Group:A:B</c> B is a dimension where A is Number
/// and B no function, else a function; <c>Group:A</c> has a base type only.
/// </summary>
internal static class ItemTypeText
{
    private const int MostParts = 4;

    public static void Read(ItemSyntax item, Token token, IReadOnlyList<Located<string>> arguments, TokenCursor cursor)
    {
        if (!cursor.Head(token).SequenceEqual(ItemType.Group.Name))
        {
            item.Type = cursor.LocatedWord(token);
            if (arguments.Count > 0) cursor.Error(arguments[0].Span, "Only the function of a group has arguments.", "Write the groups that the item is in behind its name.");
            return;
        }
        var parts = Parts(token, cursor);
        item.Type = parts[0];
        if (parts.Count == 1 && arguments.Count == 0) return;
        if (parts.Count > MostParts) cursor.Error(parts[MostParts].Span, "The type of a group has four parts at most.", "Write e.g. Group:Number:Power:SUM.");
        item.Group = new GroupSyntax(parts[0].Span);
        item.Group.Parameters.AddRange(arguments);
        if (parts.Count > 1) item.Group.Type = parts[1];
        if (parts.Count == 3 && IsFunction(parts, arguments)) item.Group.Function = parts[2];
        else if (parts.Count > 2) item.Group.Dimension = parts[2];
        if (parts.Count > 3) item.Group.Function = parts[3];
    }

    private static bool IsFunction(List<Located<string>> parts, IReadOnlyList<Located<string>> arguments) =>
        arguments.Count > 0 || parts[1].Value != ItemType.Number.Name || GroupFunctionReader.TryParseKind(parts[2].Value, out _) || !parts[2].Value.Any(char.IsLower);

    private static List<Located<string>> Parts(Token token, TokenCursor cursor)
    {
        var parts = new List<Located<string>>(MostParts);
        var offset = 0;
        foreach (var part in cursor.Word(token).Split(':'))
        {
            parts.Add(new Located<string>(part, cursor.Span(token, offset)));
            offset += part.Length + 1;
        }
        return parts;
    }
}
