namespace HomeBinding.Configuration.Model;

/// <summary>How bad it is.</summary>
public enum Severity
{
    /// <summary>The element cannot be used as it is written.</summary>
    Error,

    /// <summary>The element works, though not all that is written has an effect.</summary>
    Warning,
}
