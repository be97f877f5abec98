using HomeBinding.Configuration.Model;
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
            if (!known.TryAdd(thing, out var twin))
                found.Error(thing.Span, $"Thing {uid} is the thing {twin.Definition.Uid} at {twin.Span}: both ids name the same thing.", "Delete one of the two; links work with either id.");
            if (types.Find(uid.Type) is { } type) CheckConfiguration(thing, type);
            else ReportType(thing);
        }
        return known;
    }

    private void ReportType(ThingEntry thing)
    {
        var type = thing.Definition.Uid.Type;
        var message = types.BindingIds.Contains(type.BindingId)
            ? $"The binding '{type.BindingId}' has no thing type '{type.TypeId}'."
            : $"No binding '{type.BindingId}' is in bindings/.";
        found.Error(thing.Span, message, found.Nearest.Ask(type.ToString(), types.Names));
    }

    private void CheckConfiguration(ThingEntry thing, ThingType type)
    {
        var names = type.Configuration.Parameters.Select(each => each.Name).ToArray();
        foreach (var error in type.Validate(thing.Definition.Configuration))
        {
            if (!names.Contains(error.Parameter) && thing.ConfigNameSpans.TryGetValue(error.Parameter, out var name))
                found.Error(name, $"Things of type {type.Uid} have no parameter {Printable.Quote(error.Parameter)}; expected {string.Join(", ", names)}.", found.Nearest.Ask(error.Parameter, names));
            else
                found.Error(thing.ConfigSpans.TryGetValue(error.Parameter, out var value) ? value : thing.Span, Printable.Escape(error.Message));
        }
    }
}
