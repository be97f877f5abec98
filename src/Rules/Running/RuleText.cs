using System.Security.Cryptography;
using System.Text;
using HomeBinding.Engine;
using HomeBinding.Engine.Items;
using HomeBinding.Rules.Compilation;

namespace HomeBinding.Rules.Running;

/// <summary>What a rule file said when it was read, and the items that it named at that time.</summary>
internal sealed class RuleText
{
    private readonly HomeEngine _engine;
    private readonly string[] _words;
    private readonly byte[] _hash;

    public RuleText(string path, string source, HomeEngine engine)
    {
        Path = path;
        _engine = engine;
        _words = SourceWords.Of(source);
        _hash = SHA256.HashData(Encoding.UTF8.GetBytes(source));
        Items = UsedItems.Among(_words, TypeOf);
        Key = RuleCache.KeyOf(path, source, Items.Source);
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>The items that it may use.</summary>
    public UsedItems Items { get; }

    /// <summary>Stands for the text and the items: what has the same key compiles to the same.</summary>
    public string Key { get; }

    /// <summary>True if none of the items that it may use has come, gone or become of another type since.</summary>
    public bool IsCurrent => UsedItems.Among(_words, TypeOf).AreSameAs(Items);

    /// <summary>True if rules that were compiled from a text are what would come out of this one: it is the same, and so are the items that they use.</summary>
    public bool IsThatOf(RuleFile rules) => rules.Text._hash.AsSpan().SequenceEqual(_hash) && rules.Items.AreThere(TypeOf);

    private ItemType? TypeOf(string item) => _engine.FindItem(item)?.Type;
}
