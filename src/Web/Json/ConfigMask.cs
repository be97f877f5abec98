using System.Collections;
using HomeBinding.Configuration;

namespace HomeBinding.Web.Json;

/// <summary>
/// Configuration values as they may leave the host: dots for passwords, secrets as the references that they are written as. What comes back with the dots keeps
/// what was there, so that a form can be saved without knowing the password.
/// </summary>
internal static class ConfigMask
{
    /// <summary>What stands for a password.</summary>
    public const string Hidden = "***";

    /// <summary>The values as they may be shown.</summary>
    /// <param name="values">The values by parameter name.</param>
    /// <param name="description">What describes them; null where only their names say which are secret.</param>
    public static IReadOnlyDictionary<string, object?> Hide(IReadOnlyDictionary<string, object?> values, ConfigDescription? description = null)
    {
        Dictionary<string, object?>? shown = null;
        foreach (var (name, value) in values)
        {
            if (IsSecret(name, description) && value is not null) (shown ??= new(values, StringComparer.Ordinal))[name] = Hide(value);
        }
        return shown ?? values;
    }

    /// <summary>The values that are meant, where some are dots.</summary>
    /// <param name="values">What came.</param>
    /// <param name="before">What was there.</param>
    /// <param name="description">What describes them.</param>
    public static IReadOnlyDictionary<string, object?> Restore(IReadOnlyDictionary<string, object?> values, IReadOnlyDictionary<string, object?> before, ConfigDescription? description = null)
    {
        Dictionary<string, object?>? restored = null;
        foreach (var (name, value) in values)
        {
            if (!IsSecret(name, description) || !IsHidden(value)) continue;
            restored ??= new(values, StringComparer.Ordinal);
            // Dots that stand for nothing are no password.
            if (before.TryGetValue(name, out var kept)) restored[name] = kept;
            else restored.Remove(name);
        }
        return restored ?? values;
    }

    private static bool IsSecret(string name, ConfigDescription? description) =>
        description?.Parameters.FirstOrDefault(each => each.Name == name)?.IsSecret ?? ConfigParameter.IsSecretName(name);

    private static object? Hide(object value) => value switch
    {
        IEnumerable list and not string => list.Cast<object?>().Select(static each => each is null ? null : Hide(each)).ToArray(),
        // A reference says nothing, unless there is a part of the password beside it.
        _ when value.ToString() is { } text && text.StartsWith("${", StringComparison.Ordinal) && text.IndexOf('}', StringComparison.Ordinal) == text.Length - 1 && SecretText.HasReference(text) => text,
        _ => Hidden,
    };

    private static bool IsHidden(object? value) => value is Hidden || (value is IEnumerable list and not string && list.Cast<object?>().All(static each => each is Hidden) && list.Cast<object?>().Any());
}
