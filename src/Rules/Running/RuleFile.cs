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
    private readonly List<Type> _disabled = [];
    private readonly HomeEngine _engine;
    private readonly Action<string, bool> _ran;

    private RuleFile(RuleText text, UsedItems items, AssemblyLoadContext loadContext, HomeEngine engine, Action<string, bool> ran)
    {
        _engine = engine;
        _ran = ran;
        Text = text;
        Items = items;
        _loadContext = loadContext;
    }

    /// <summary>What the rules were compiled from.</summary>
    public RuleText Text { get; }

    /// <summary>The items that they use, of those that the text names.</summary>
    public UsedItems Items { get; }

    public string Path => Text.Path;

    /// <summary>The rules that run.</summary>
    public IReadOnlyList<RuleContext> Rules
    {
        get
        {
            lock (_contexts) return [.. _contexts];
        }
    }

    /// <summary>The names of all rules.</summary>
    public IReadOnlyList<string> Names => [.. Rules.Select(static each => each.Name), .. Disabled];

    /// <summary>The names of the rules that are disabled.</summary>
    public IReadOnlyList<string> Disabled
    {
        get
        {
            lock (_contexts) return [.. _disabled.Select(static each => each.Name)];
        }
    }

    /// <summary>Loads the assembly and starts its rules, which get nothing before <see cref="Release"/>. If one does not start, none does.</summary>
    /// <param name="text">What they were compiled from.</param>
    /// <param name="compiled">The assembly.</param>
    /// <param name="engine">The engine.</param>
    /// <param name="isDisabled">Says of a rule's name whether it is not to be started.</param>
    /// <param name="ran">Told of a rule's name when it begins to run (true) and when it has nothing more to do, on its own mailbox.</param>
    /// <exception cref="RuleStartException">The file has no rule, or one of them did not start.</exception>
    public static RuleFile Start(RuleText text, CompiledRule compiled, HomeEngine engine, Func<string, bool> isDisabled, Action<string, bool> ran)
    {
        var loadContext = new AssemblyLoadContext($"rule {System.IO.Path.GetFileName(text.Path)}", isCollectible: true);
        var file = new RuleFile(text, text.Items.Of(compiled.Members), loadContext, engine, ran);
        try
        {
            using var code = new MemoryStream(compiled.Assembly!);
            using var symbols = new MemoryStream(compiled.Symbols!);
            file.StartRules(loadContext.LoadFromStream(code, symbols), isDisabled);
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
        foreach (var context in Rules) context.Mailbox.Release();
    }

    /// <summary>Ends one of the rules, which can be enabled again.</summary>
    /// <returns>False if no rule of that name runs.</returns>
    public bool Disable(string name)
    {
        if (Rules.FirstOrDefault(each => each.Name == name) is not { } context) return false;
        lock (_contexts)
        {
            _contexts.Remove(context);
            // Null if it did not get as far as to be made.
            if (context.Rule?.GetType() is { } type) _disabled.Add(type);
        }
        context.Rule = null;
        context.Dispose();
        return true;
    }

    /// <summary>Starts one of the rules that are disabled, anew.</summary>
    /// <returns>False if none of that name is.</returns>
    /// <exception cref="RuleStartException">It did not start, and stays as it is.</exception>
    public bool Enable(string name)
    {
        if (_disabled.FirstOrDefault(each => each.Name == name) is not { } type) return false;
        var context = CreateContext(type);
        try
        {
            StartRule(type, context);
        }
        catch
        {
            context.Dispose();
            throw;
        }
        lock (_contexts)
        {
            _disabled.Remove(type);
            _contexts.Add(context);
        }
        context.Mailbox.Release();
        return true;
    }

    public void Dispose()
    {
        foreach (var context in Rules)
        {
            context.Rule = null;
            context.Dispose();
        }
        lock (_contexts)
        {
            _contexts.Clear();
            _disabled.Clear();
        }
        _loadContext.Unload();
    }

    private void StartRules(Assembly assembly, Func<string, bool> isDisabled)
    {
        var types = assembly.GetExportedTypes().Where(each => each is { IsAbstract: false } && each.IsSubclassOf(typeof(Rule))).ToArray();
        if (types.Length == 0) throw new RuleStartException("The file has no rule. A rule is a public class that derives from Rule<Items>.");
        foreach (var type in types)
        {
            if (type.GetConstructor(Type.EmptyTypes) is null) throw new RuleStartException($"{type.Name} needs a public constructor without parameters.");
            if (isDisabled(type.Name))
            {
                _disabled.Add(type);
                continue;
            }
            var context = CreateContext(type);
            _contexts.Add(context);
            StartRule(type, context);
        }
    }

    private RuleContext CreateContext(Type type)
    {
        var (context, name) = (new RuleContext(type.Name, _engine, Items.Names), type.Name);
        context.Mailbox.OnBusy = isBusy => _ran(name, isBusy);
        return context;
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
                context.Rule = (Rule)Activator.CreateInstance(type)!;
                context.Rule.Start(context);
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
