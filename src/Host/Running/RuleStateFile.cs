using HomeBinding.Rules.Running;
using Microsoft.Extensions.Logging;

namespace HomeBinding.Host.Running;

/// <summary>Keeps which rules the user disabled.</summary>
internal sealed class RuleStateFile(string path, ILogger logger) : IRuleStateStore, IDisposable
{
    private readonly DisabledFile _file = new(path, "rule", static each => each.Length > 0, logger);

    public bool IsDisabled(string rule) => _file.Contains(rule);

    public Task SetDisabledAsync(string rule, bool disabled) => _file.SetAsync(rule, disabled);

    public void Dispose() => _file.Dispose();
}
