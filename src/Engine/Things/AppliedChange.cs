namespace HomeBinding.Engine.Things;

/// <summary>A change that everybody sees.</summary>
/// <param name="Settled">
/// Completes when the handlers have followed: those of removed things have stopped, the others run or have a status that says why not. Never fails.
/// </param>
public sealed record AppliedChange(Task Settled);
