namespace HomeBinding.Configuration;

/// <summary>The type of a configuration parameter (openHAB's text, integer, decimal, boolean).</summary>
public enum ParameterType
{
    /// <summary>A string.</summary>
    Text,

    /// <summary>A whole number.</summary>
    Integer,

    /// <summary>A decimal number.</summary>
    Decimal,

    /// <summary>true or false.</summary>
    Boolean,
}
