using System.Reflection;
using System.Runtime.Loader;
using HomeBinding.Engine;
using HomeBinding.Rules.Compilation;

namespace HomeBinding.Rules.Running;

/// <summary>The rules of one file, in a context of their own that can be unloaded.</summary>
internal sealed class RuleFile : IDisposable
{
    private readonly AssemblyLoadContext _loadContext;
    private readonly List<RuleContext> _contexts = [];

    private RuleFile(RuleText text, UsedItems items, AssemblyLoadContext loadContext)
    {
        Text = text;
        Items = items;
        _loadContext = loadContext;
    }

    /// <summary>What the rules were compiled from.</summary>
    public RuleText Text { get; }

    /// <summary>The items that they use, of those that the text names.</summary>
    public UsedItems Items { get; }

    public string Path => Text.Path;

    public IReadOnlyList<RuleContext> Rules => _contexts;

    /// <summary>Loads the assembly and starts its rules, which get nothing before <see cref="Release"/>. If one does not start, none does.</summary>
    /// <exception cref="RuleStartException">The file has no rule, or one of them did not start.</exception>
    public static RuleFile Start(RuleText text, CompiledRule compiled, HomeEngine engine)
    {
        var loadContext = new AssemblyLoadContext($"rule {System.IO.Path.GetFileName(text.Path)}", isCollectible: true);
        var file = new RuleFile(text, text.Items.Of(compiled.Members), loadContext);
        try
        {
            using var code = new MemoryStream(compiled.Assembly!);
            using var symbols = new MemoryStream(compiled.Symbols!);
            file.StartRules(loadContext.LoadFromStream(code, symbols), engine);
            return file;
        }
        catch (Exception exception)
        {
            file.Dispose();
            if (exception is RuleStartException) throw;
            throw new RuleStartException(exception.Message, exception);
        }
    }

    /// <summary>Lets the rules run: what came in meanwhile, and all that follows.</summary>
    public void Release()
    {
        foreach (var context in _contexts) context.Mailbox.Release();
    }

    public void Dispose()
    {
        foreach (var context in _contexts) context.Dispose();
        _contexts.Clear();
        _loadContext.Unload();
    }

    private void StartRules(Assembly assembly, HomeEngine engine)
    {
        var types = assembly.GetExportedTypes().Where(each => each is { IsAbstract: false } && each.IsSubclassOf(typeof(Rule))).ToArray();
        if (types.Length == 0) throw new RuleStartException("The file has no rule. A rule is a public class that derives from Rule<Items>.");
        foreach (var type in types)
        {
            if (type.GetConstructor(Type.EmptyTypes) is null) throw new RuleStartException($"{type.Name} needs a public constructor without parameters.");
            var context = new RuleContext(type.Name, engine, Items.Names);
            _contexts.Add(context);
            StartRule(type, context);
        }
    }

    private static void StartRule(Type type, RuleContext context)
    {
        // On the rule's own mailbox, so that nothing of a rule ever runs in two places at once; one that blocks there is reported and left alone.
        using var started = new ManualResetEventSlim();
        Exception? failure = null;
        context.Mailbox.Post(() =>
        {
            try
            {
                ((Rule)Activator.CreateInstance(type)!).Start(context);
            }
            catch (Exception exception)
            {
                failure = exception is TargetInvocationException { InnerException: { } inner } ? inner : exception;
            }
            finally
            {
                context.Mailbox.Hold();
                TrySet(started);
            }
        });
        if (!started.Wait(TimeSpan.FromSeconds(5))) throw new RuleStartException($"{type.Name} did not return from Define within 5 s.");
        if (failure is not null) throw new RuleStartException($"{type.Name}: {failure.Message}", failure);
    }

    private static void TrySet(ManualResetEventSlim started)
    {
        try
        {
            started.Set();
        }
        catch (ObjectDisposedException)
        {
            // It took longer than anybody waited.
        }
    }
}
