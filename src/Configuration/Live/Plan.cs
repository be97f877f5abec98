using HomeBinding.Configuration.Managed;
using HomeBinding.Configuration.Model;

namespace HomeBinding.Configuration.Live;

/// <summary>What is to be in force, read and checked, before anything has changed.</summary>
/// <param name="Sight">What it depends on.</param>
/// <param name="Model">What files and API say.</param>
/// <param name="Index">What of it was made over the API.</param>
/// <param name="Diagnostics">What is wrong.</param>
/// <param name="Next">What is to be in force.</param>
internal sealed record Plan(Sight Sight, HomeModel Model, ManagedIndex Index, IReadOnlyList<Diagnostic> Diagnostics, AppliedModel Next);
