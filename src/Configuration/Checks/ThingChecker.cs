using HomeBinding.Configuration.Model;
using HomeBinding.Engine.Things;
using HomeBinding.Things;

namespace HomeBinding.Configuration.Checks;

/// <summary>Checks the things: their types and their configuration.</summary>
internal sealed class ThingChecker(ThingTypeIndex types, CheckResult found)
{
    /// <summary>Checks all things.</summary>
    /// <returns>What links may lead to.</returns>
    public KnownThings Check(HomeModel model)
    {
        var known = new KnownThings(types, model);
        foreach (var thing in model.Things)
        {
            var uid = thing.Definition.Uid;
            found.Subject = uid;
            if (!known.TryAdd(thing, out var twin))
                found.Error(DiagnosticCode.Duplicate, thing.Span, $"Thing {uid} is the thing {twin.Definition.Uid} at {twin.Span}: both ids name the same thing.", "Delete one of the two; links work with either id.");
            if (types.Find(uid.Type) is not { } type)
            {
                ReportType(thing);
                continue;
            }
            CheckConfiguration(thing, type);
            CheckChannels(thing, type);
            if (thing.Bridge is (var isBridge, var span) && isBridge != type.IsBridge)
                found.Warning(DiagnosticCode.NoEffect, span, $"Things of type {type.Uid} are {(type.IsBridge ? "bridges" : "no bridges")}; what is written here has no effect.");
        }
        var bridges = new BridgeChecker(types, known, found);
        foreach (var thing in model.Things)
            if (types.Find(thing.Definition.Uid.Type) is { } type) bridges.Check(thing, type);
        return known;
    }

    private void CheckChannels(ThingEntry thing, ThingType type)
    {
        if (thing.Definition.Channels.Count == 0) return;
        DeclaredChannels.Of(type, thing.Definition, out var errors);
        foreach (var error in errors)
        {
            var places = thing.ChannelPlaces[error.ChannelId];
            switch (error.Kind)
            {
                case ChannelErrorKind.Type:
                    var written = thing.Definition.Channels.First(each => each.Id == error.ChannelId).Type;
                    var name = written?[(written.IndexOf(':', StringComparison.Ordinal) + 1)..];
                    found.Error(DiagnosticCode.ThingChannel, places.Type, Printable.Escape(error.Message), name is null ? null : found.Nearest.Ask(name, type.ExtensibleChannelTypes.Select(each => each.Uid.TypeId)));
                    break;
                case ChannelErrorKind.Configuration:
                    var span = places.Values.TryGetValue(error.Parameter!, out var value) ? value : places.Id;
                    found.Error(DiagnosticCode.ThingChannel, span, Printable.Escape(error.Message));
                    break;
                default:
                    found.Error(DiagnosticCode.ThingChannel, places.Id, Printable.Escape(error.Message));
                    break;
            }
        }
    }

    private void ReportType(ThingEntry thing)
    {
        var type = thing.Definition.Uid.Type;
        var isKnown = types.BindingIds.Contains(type.BindingId);
        found.Error(
            DiagnosticCode.UnknownThingType,
            thing.Span,
            isKnown ? $"The binding '{type.BindingId}' has no thing type '{type.TypeId}'." : $"No binding '{type.BindingId}' is in bindings/.",
            isKnown ? found.Suggest(type.ToString(), types.Names.Where(each => each.StartsWith($"{type.BindingId}:", StringComparison.Ordinal)), "It has none.")
                : found.Nearest.Ask(type.ToString(), types.Names) ?? $"Put the binding there. {(types.BindingIds.Count == 0 ? "None is there yet." : $"There {(types.BindingIds.Count == 1 ? "is" : "are")} {string.Join(", ", types.BindingIds)}.")}");
    }

    private void CheckConfiguration(ThingEntry thing, ThingType type)
    {
        var names = type.Configuration.Parameters.Select(each => each.Name).ToArray();
        foreach (var error in type.Validate(thing.Definition.Configuration))
        {
            if (names.Length == 0 && thing.ConfigNameSpans.TryGetValue(error.Parameter, out var only))
                found.Error(DiagnosticCode.ThingParameter, only, $"Things of type {type.Uid} have no parameters.", found.Wording(only).Delete);
            else if (!names.Contains(error.Parameter) && thing.ConfigNameSpans.TryGetValue(error.Parameter, out var name))
                found.Error(DiagnosticCode.ThingParameter, name, $"Things of type {type.Uid} have no parameter {Printable.Quote(error.Parameter)}; expected {string.Join(", ", names)}.", found.Nearest.Ask(error.Parameter, names));
            else
                found.Error(DiagnosticCode.ThingParameter, thing.ConfigSpans.TryGetValue(error.Parameter, out var value) ? value : thing.Span, Printable.Escape(error.Message));
        }
    }
}
