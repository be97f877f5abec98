using HomeBinding.Engine.Groups;

namespace HomeBinding.Configuration.Files;

/// <summary>How a format writes what hints tell people to write.</summary>
internal abstract class Wording
{
    public static Wording Yaml { get; } = new YamlWording();

    public static Wording OpenHabText { get; } = new OpenHabTextWording();

    /// <summary>What is not in a file, but comes over the API as JSON.</summary>
    public static Wording Api { get; } = new ApiWording();

    /// <summary>To delete what the message is about.</summary>
    public abstract string Delete { get; }

    /// <summary>To give an item one of its durations.</summary>
    public abstract string Expire { get; }

    /// <summary>To make a group of states.</summary>
    public abstract string Group { get; }

    /// <summary>To give a group a function.</summary>
    public abstract string Function { get; }

    /// <summary>To give a thing a bridge.</summary>
    public abstract string Bridge { get; }

    /// <summary>To make a setting of what is the value of metadata.</summary>
    public abstract string Setting { get; }

    /// <summary>To give an item a type, e.g. <c>Number:Power</c>.</summary>
    public abstract string Type(string name);

    /// <summary>To give a group a base type.</summary>
    public abstract string BaseType(string name);

    /// <summary>To make quantities of numbers.</summary>
    public abstract string Dimension(string name);

    /// <summary>To give a function the parameters that it takes.</summary>
    public abstract string Parameters(GroupFunctionKind kind);

    /// <summary>Two states for a logical function, an expression for COUNT, nothing for others.</summary>
    private protected static bool IsLogical(GroupFunctionKind kind) =>
        kind is GroupFunctionKind.And or GroupFunctionKind.Or or GroupFunctionKind.Nand or GroupFunctionKind.Nor or GroupFunctionKind.Xor;

    private sealed class YamlWording : Wording
    {
        public override string Delete => "Delete this line.";

        public override string Expire => "Write e.g. expire: 5m, expire: 1h,OFF or expire: 1h,command=OFF.";

        public override string Group => "Write type: Group, and below it group: { type: Switch, function: OR, parameters: [ON, OFF] }, or the like.";

        public override string Function => $"Add 'function:' with one of {string.Join(", ", GroupFunctionReader.Names)}.";

        public override string Bridge => "Write bridge: with its id.";

        public override string Setting => "Write it below 'config:'.";

        public override string Type(string name) => name.Split(':') is [var number, var dimension] ? $"Write type: {number} and dimension: {dimension}." : $"Write type: {name}.";

        public override string BaseType(string name) => name.Split(':') is [var number, var dimension] ? $"Write group: {{ type: {number}, dimension: {dimension} }}." : $"Write group: {{ type: {name} }}.";

        public override string Dimension(string name) => $"Add the line 'dimension: {name}'.";

        public override string Parameters(GroupFunctionKind kind) =>
            kind == GroupFunctionKind.Count ? "Write e.g. parameters: [\"ON|OPEN\"]." : IsLogical(kind) ? "Write e.g. parameters: [ON, OFF]." : "Delete 'parameters:'.";
    }

    private sealed class OpenHabTextWording : Wording
    {
        public override string Delete => "Delete it.";

        public override string Expire => "Write e.g. expire=\"5m\", expire=\"1h,OFF\" or expire=\"1h,command=OFF\".";

        public override string Group => "Write e.g. Group:Switch:OR(ON,OFF).";

        public override string Function => "Write one behind the type, e.g. Group:Switch:OR(ON,OFF).";

        public override string Bridge => "Write the thing between the braces of its bridge, or the bridge's id in brackets behind its own.";

        public override string Setting => "Write it as a setting between brackets behind the value: [name=\"…\"].";

        public override string Type(string name) => $"Write {name}.";

        public override string BaseType(string name) => $"Write Group:{name}.";

        public override string Dimension(string name) => $"Write Number:{name}.";

        public override string Parameters(GroupFunctionKind kind) =>
            kind == GroupFunctionKind.Count ? "Write e.g. COUNT(\"ON|OPEN\")." : IsLogical(kind) ? $"Write e.g. {GroupFunctionReader.NameOf(kind)}(ON,OFF)." : "Delete the brackets.";
    }

    private sealed class ApiWording : Wording
    {
        public override string Delete => "Leave it out.";

        public override string Expire => "The value of 'expire' is e.g. 5m, 1h,OFF or 1h,command=OFF.";

        public override string Group => "Send \"type\":\"Group\" with a groupType and a function.";

        public override string Function => "Send \"function\":{\"name\":…} with one of " + string.Join(", ", GroupFunctionReader.Names) + ".";

        public override string Bridge => "Send \"bridgeUID\" with its id.";

        public override string Setting => "Send it among the settings, in \"config\".";

        public override string Type(string name) => $"Send \"type\":\"{name}\".";

        public override string BaseType(string name) => $"Send \"groupType\":\"{name}\".";

        public override string Dimension(string name) => $"Send \"type\":\"Number:{name}\".";

        public override string Parameters(GroupFunctionKind kind) =>
            kind == GroupFunctionKind.Count ? "Send e.g. \"params\":[\"ON|OPEN\"]." : IsLogical(kind) ? "Send e.g. \"params\":[\"ON\",\"OFF\"]." : "Leave \"params\" out.";
    }
}
