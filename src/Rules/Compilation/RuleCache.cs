using System.Security.Cryptography;
using System.Text;

namespace HomeBinding.Rules.Compilation;

/// <summary>
/// Compiled rules on disk, named by a hash of everything that they were made from: the file, the items, the API and the runtime. An unchanged
/// start loads them without the compiler. A damaged or missing entry is compiled anew.
/// </summary>
public sealed class RuleCache(string folder)
{
    private const string Magic = "HBRULE2\n";

    private static readonly string Environment = string.Join(
        '|',
        System.Environment.Version,
        typeof(Rule).Module.ModuleVersionId,
        typeof(Values.IState).Module.ModuleVersionId,
        typeof(ItemsSource).Module.ModuleVersionId);

    /// <summary>The hash that stands for a source and its surroundings.</summary>
    public static string KeyOf(string path, string source, string itemsSource) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', Environment, path, source, itemsSource))))[..32];

    /// <summary>Finds what was compiled before; null if there is nothing or it is damaged.</summary>
    public CompiledRule? Find(string key)
    {
        try
        {
            using var reader = new BinaryReader(File.OpenRead(PathOf(key)));
            if (Encoding.ASCII.GetString(reader.ReadBytes(Magic.Length)) != Magic) return null;
            var hash = reader.ReadBytes(SHA256.HashSizeInBytes);
            var content = reader.ReadBytes((int)(reader.BaseStream.Length - reader.BaseStream.Position));
            if (!SHA256.HashData(content).AsSpan().SequenceEqual(hash)) return null;
            using var parts = new BinaryReader(new MemoryStream(content));
            var (assembly, symbols) = (parts.ReadBytes(parts.ReadInt32()), parts.ReadBytes(parts.ReadInt32()));
            return new CompiledRule(assembly, symbols, []) { Members = [.. Enumerable.Range(0, parts.ReadInt32()).Select(_ => parts.ReadString())] };
        }
        catch (Exception)
        {
            // Whatever is wrong with it: the file is compiled anew.
            return null;
        }
    }

    /// <summary>Keeps what was compiled and drops what older versions of the same file left. A cache that cannot be written is done without.</summary>
    public void Keep(string name, string key, CompiledRule rule)
    {
        if (rule is not { Assembly: { } assembly, Symbols: { } symbols }) return;
        try
        {
            Directory.CreateDirectory(folder);
            var content = Pack(assembly, symbols, rule.Members);
            var temporary = Path.Combine(folder, $".{key}.{System.Environment.ProcessId}");
            File.WriteAllBytes(temporary, [.. Encoding.ASCII.GetBytes(Magic), .. SHA256.HashData(content), .. content]);
            File.Move(temporary, PathOf(key), overwrite: true);
            Forget(name, key);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
        }
    }

    private static byte[] Pack(byte[] assembly, byte[] symbols, IReadOnlyList<string> members)
    {
        var content = new MemoryStream();
        using var writer = new BinaryWriter(content);
        writer.Write(assembly.Length);
        writer.Write(assembly);
        writer.Write(symbols.Length);
        writer.Write(symbols);
        writer.Write(members.Count);
        foreach (var member in members) writer.Write(member);
        writer.Flush();
        return content.ToArray();
    }

    private void Forget(string name, string key)
    {
        var index = Path.Combine(folder, $"{name}.current");
        if (File.Exists(index) && File.ReadAllText(index) is var old && old != key) File.Delete(PathOf(old));
        File.WriteAllText(index, key);
    }

    private string PathOf(string key) => Path.Combine(folder, $"{key}.rule");
}
