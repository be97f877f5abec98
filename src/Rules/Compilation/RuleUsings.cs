namespace HomeBinding.Rules.Compilation;

/// <summary>The namespaces that a rule file can use without saying so.</summary>
public static class RuleUsings
{
    /// <summary>They as C# source.</summary>
    public const string Source =
        """
        global using System;
        global using System.Collections.Generic;
        global using System.Linq;
        global using System.Reactive.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using HomeBinding.Channels;
        global using HomeBinding.Rules;
        global using HomeBinding.Rules.Items;
        global using HomeBinding.Things;
        global using HomeBinding.Units;
        global using HomeBinding.Values;
        global using Microsoft.Extensions.Logging;
        """;
}
