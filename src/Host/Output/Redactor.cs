using System.Collections.Concurrent;
using HomeBinding.Configuration;

namespace HomeBinding.Host.Output;

/// <summary>Keeps what the files refer to, secrets and environment variables, out of texts that others wrote, such as the messages of exceptions.</summary>
internal sealed class Redactor
{
    private readonly ConcurrentDictionary<SecretText, bool> _secrets = new();

    /// <summary>Adds secrets. They stay: what was a password until a moment ago is still none to show.</summary>
    public void Add(IEnumerable<SecretText> secrets)
    {
        foreach (var secret in secrets) _secrets.TryAdd(secret, true);
    }

    /// <summary>The text with a reference in the place of each secret.</summary>
    public string Redact(string text)
    {
        foreach (var (secret, _) in _secrets) text = secret.Redact(text);
        return text;
    }
}
