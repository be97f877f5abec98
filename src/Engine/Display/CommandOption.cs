namespace HomeBinding.Engine.Display;

/// <summary>A command to offer.</summary>
/// <param name="Command">The command as text.</param>
/// <param name="Label">What to call it.</param>
public sealed record CommandOption(string Command, string Label);
