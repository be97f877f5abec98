namespace HomeBinding.Configuration.Converting;

/// <summary>A way to write things and items.</summary>
public enum FileFormat
{
    /// <summary>openHAB 5's YAML, version 1.</summary>
    Yaml,

    /// <summary>openHAB's own text of <c>.things</c> and <c>.items</c> files.</summary>
    OpenHabText,
}
