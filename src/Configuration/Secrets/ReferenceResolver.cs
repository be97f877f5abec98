using HomeBinding.Configuration.Files;
using HomeBinding.Configuration.Model;
using HomeBinding.Engine.Items;
using HomeBinding.Engine.Metadata;

namespace HomeBinding.Configuration.Secrets;

/// <summary>
/// Puts secrets and environment variables into what the files say. The files keep the references, so that changed secrets need no file to be read again.
/// </summary>
internal sealed class ReferenceResolver(SecretSet secrets)
{
    private readonly HashSet<SecretText> _used = [];

    /// <summary>All that was put in.</summary>
    public IReadOnlyCollection<SecretText> Used => _used;

    /// <summary>The thing with what it refers to; null if that is not there, which is then reported.</summary>
    public ThingEntry? Resolve(ThingEntry thing, FileDiagnostics diagnostics)
    {
        var configuration = Resolve(thing.Definition.Configuration, name => thing.ConfigSpans.GetValueOrDefault(name, thing.Span), diagnostics);
        var channels = Each(thing.Definition.Channels, channel =>
        {
            var values = Resolve(channel.Configuration, name => thing.ChannelPlaces[channel.Id].Values.GetValueOrDefault(name, thing.Span), diagnostics);
            return values is null ? null : ReferenceEquals(values, channel.Configuration) ? channel : channel with { Configuration = values };
        });
        if (configuration is null || channels is null) return null;
        return ReferenceEquals(configuration, thing.Definition.Configuration) && ReferenceEquals(channels, thing.Definition.Channels)
            ? thing
            : thing with { Definition = thing.Definition with { Configuration = configuration, Channels = channels } };
    }

    /// <summary>The item with what its metadata refer to; null if that is not there, which is then reported.</summary>
    public ItemEntry? Resolve(ItemEntry item, FileDiagnostics diagnostics)
    {
        if (item.ReferenceSpans.Count == 0) return item;
        var isComplete = true;
        var metadata = new Dictionary<string, ItemMetadata>(StringComparer.Ordinal);
        foreach (var (name, value) in item.Definition.Metadata)
        {
            var config = Resolve(value.Config, setting => item.ReferenceSpans.GetValueOrDefault((name, setting), item.Span), diagnostics);
            isComplete &= config is not null;
            metadata.Add(name, config is null ? value : value with { Config = config });
        }
        return isComplete ? item with { Definition = item.Definition with { Metadata = metadata } } : null;
    }

    /// <summary>The links with what the parameters of their profiles refer to; null if that is not there, which is then reported.</summary>
    public IReadOnlyList<LinkEntry>? Resolve(IReadOnlyList<LinkEntry> links, FileDiagnostics diagnostics)
    {
        if (links.All(static each => each.Definition.Configuration.Count == 0)) return links;
        return Each(links, link =>
        {
            var values = Resolve(link.Definition.Configuration, name => link.ParameterSpans[name].Value, diagnostics);
            return values is null ? null : ReferenceEquals(values, link.Definition.Configuration) ? link : link with { Definition = link.Definition with { Configuration = values } };
        });
    }

    // Most have no reference: they stay what they are. All are looked at, so that all errors are reported.
    private static IReadOnlyList<T>? Each<T>(IReadOnlyList<T> list, Func<T, T?> resolve)
        where T : class
    {
        T[]? changed = null;
        var isComplete = true;
        for (var i = 0; i < list.Count; i++)
        {
            var resolved = resolve(list[i]);
            isComplete &= resolved is not null;
            if (resolved is not null && !ReferenceEquals(resolved, list[i])) (changed ??= [.. list])[i] = resolved;
        }
        return isComplete ? changed ?? list : null;
    }

    private IReadOnlyDictionary<string, object?>? Resolve(IReadOnlyDictionary<string, object?> values, Func<string, SourceSpan> spanOf, FileDiagnostics diagnostics)
    {
        Dictionary<string, object?>? changed = null;
        var isComplete = true;
        foreach (var (name, value) in values)
        {
            var resolved = Resolve(value, out var missing);
            if (missing is not null) Report(missing, spanOf(name), diagnostics);
            isComplete &= missing is null;
            if (!ReferenceEquals(resolved, value)) (changed ??= new Dictionary<string, object?>(values, StringComparer.Ordinal))[name] = resolved;
        }
        return isComplete ? changed ?? values : null;
    }

    private object? Resolve(object? value, out MissingReference? missing)
    {
        missing = null;
        switch (value)
        {
            case string text:
                var resolved = SecretText.Resolve(text, secrets.Find, out missing);
                if (resolved is SecretText secret) _ = _used.Add(secret);
                return resolved;
            case object?[] list:
                object?[]? changed = null;
                for (var i = 0; i < list.Length; i++)
                {
                    var element = Resolve(list[i], out var lacking);
                    missing ??= lacking;
                    if (!ReferenceEquals(element, list[i])) (changed ??= [.. list])[i] = element;
                }
                return changed ?? list;
            default:
                return value;
        }
    }

    private void Report(MissingReference missing, SourceSpan span, FileDiagnostics diagnostics)
    {
        var name = Printable.Quote(missing.Name);
        if (!missing.IsSecret)
            diagnostics.Error(DiagnosticCode.UnsetVariable, span, $"The environment variable {name} is not set.", $"Set it for the process of the host, or write ${{ENV:{Printable.Escape(missing.Name)}:-VALUE}} for what holds without it.");
        else if (secrets.IsMissing)
            diagnostics.Error(DiagnosticCode.UnknownSecret, span, $"There is no secret {name}: the home has no {SecretsReader.FileName}.", $"Create {SecretsReader.FileName} with the line '{Printable.Escape(missing.Name)}: VALUE', and run: chmod 600 {SecretsReader.FileName}");
        else if (!secrets.MayBeOmitted(missing.Name))
            diagnostics.Error(DiagnosticCode.UnknownSecret, span, $"There is no secret {name} in {SecretsReader.FileName}.", diagnostics.Nearest.Ask(missing.Name, secrets.Names) ?? $"Add the line '{Printable.Escape(missing.Name)}: VALUE' there.");
    }
}
