using HomeBinding.Configuration.Live;
using HomeBinding.Configuration.Settings;
using HomeBinding.Discovery.Scanning;
using HomeBinding.Discovery.Inboxes;
using HomeBinding.Engine;
using HomeBinding.Engine.Logging;
using HomeBinding.Plugins;
using HomeBinding.Rules.Running;
using HomeBinding.Transformations.Managed;
using Microsoft.Extensions.Logging;

namespace HomeBinding.Web;

/// <summary>The parts of a running home that requests reach. Endpoints take those that they need as parameters.</summary>
public sealed class HomeParts
{
    private volatile bool _isReady;

    /// <summary>The engine.</summary>
    public required HomeEngine Engine { get; init; }

    /// <summary>The folder with things/, items/, rules/.</summary>
    public required string Directory { get; init; }

    /// <summary>Settings of the home.</summary>
    public HomeSettings Settings { get; init; } = new();

    /// <summary>The things, items and links of files and of the API; null where there are none to change.</summary>
    public ModelManager? Model { get; init; }

    /// <summary>The bindings; null where there are none to manage.</summary>
    public BindingManager? Bindings { get; init; }

    /// <summary>The rules; null where there are none to manage.</summary>
    public RuleManager? Rules { get; init; }

    /// <summary>The transformations that are made over the API; null where none can be.</summary>
    public ManagedTransformations? Transformations { get; init; }

    /// <summary>What looks for devices; null if nobody wants that.</summary>
    public DiscoveryManager? Discovery { get; init; }

    /// <summary>What has been found; null if nobody looks.</summary>
    public Inbox? Inbox { get; init; }

    /// <summary>From which level on the parts of the host write into the log.</summary>
    public LogLevels LogLevels { get; init; } = new(LogLevel.Information);

    /// <summary>True once things, items and rules have been loaded.</summary>
    public bool IsReady
    {
        get => _isReady;
        set => _isReady = value;
    }
}
