using HomeBinding.Engine.Items;

namespace HomeBinding.Rules.Compilation;

/// <summary>
/// Items that a rule file names, with their types: all that its compilation depends on in the home, so that other items may come, change and go without it.
/// </summary>
public sealed class UsedItems
{
    // In the order of names.
    private readonly KeyValuePair<string, ItemType>[] _types;

    private UsedItems(IEnumerable<KeyValuePair<string, ItemType>> types) => _types = [.. types.OrderBy(static each => each.Key, StringComparer.Ordinal)];

    /// <summary>Their names, in order.</summary>
    public IEnumerable<string> Names => _types.Select(static each => each.Key);

    /// <summary>The class <c>Items</c> with these items alone. It is the same as long as they have the same types.</summary>
    public string Source => ItemsSource.Generate(_types);

    /// <summary>Finds the items that a file may use: those whose names are among its words.</summary>
    /// <param name="source">The file's text.</param>
    /// <param name="typeOf">The type of the item with a name; null if there is no such item.</param>
    public static UsedItems Of(string source, Func<string, ItemType?> typeOf) => Among(SourceWords.Of(source), typeOf);

    internal static UsedItems Among(IEnumerable<string> words, Func<string, ItemType?> typeOf)
    {
        var types = new Dictionary<string, ItemType>(StringComparer.Ordinal);
        foreach (var word in words)
            if (ItemsSource.ItemOf(word) is { } name && typeOf(name) is { } type) types[name] = type;
        return new UsedItems(types);
    }

    /// <summary>Those of them that some members of the class stand for.</summary>
    internal UsedItems Of(IEnumerable<string> members)
    {
        var names = members.Select(ItemsSource.ItemOf).ToHashSet(StringComparer.Ordinal);
        return new UsedItems(_types.Where(each => names.Contains(each.Key)));
    }

    /// <summary>True if the others have the same names and types.</summary>
    internal bool AreSameAs(UsedItems others) =>
        _types.Length == others._types.Length && _types.Zip(others._types).All(static each => each.First.Key == each.Second.Key && each.First.Value.Name == each.Second.Value.Name);

    /// <summary>True if they are all there, with the same types.</summary>
    internal bool AreThere(Func<string, ItemType?> typeOf) => _types.All(each => typeOf(each.Key)?.Name == each.Value.Name);
}
