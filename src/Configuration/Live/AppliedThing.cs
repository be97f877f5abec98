using HomeBinding.Configuration.Model;

namespace HomeBinding.Configuration.Live;

/// <summary>A thing that is in force.</summary>
/// <param name="Entry">What is said of it.</param>
/// <param name="IsGood">False if it has an error and was taken for want of a version without.</param>
internal sealed record AppliedThing(ThingEntry Entry, bool IsGood);
