namespace HomeBinding.Engine.Tests.Support;

/// <summary>Tests that take the whole machine or measure it: nothing else runs beside them.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
[System.Diagnostics.CodeAnalysis.SuppressMessage("Naming", "CA1711", Justification = "Named by what it does.")]
public sealed class Alone;
