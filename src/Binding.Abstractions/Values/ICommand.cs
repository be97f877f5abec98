namespace HomeBinding.Values;

/// <summary>What an item can be told to do. Immutable.</summary>
public interface ICommand
{
    /// <summary>The full text form, from which the value can be read back; <c>ToString()</c> gives the same.</summary>
    /// <returns>The text, independent of the culture.</returns>
    string ToText();
}
