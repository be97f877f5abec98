using HomeBinding.Conformance;
using HomeBinding.Plugins.Tests.Acme;
using HomeBinding.Units;
using HomeBinding.Values;

namespace HomeBinding.Plugins.Tests;

[Collection(AcmeTests.Name)]
public sealed class AcmeConformanceTests(AcmeBuild build) : BindingConformance
{
    protected override string BindingPath => build.Folder();

    protected override string ThingTypeId => "acme:meter";

    protected override string ValueChannel => "power";

    protected override CommandExample Command => new("limit", new Quantity<ElectricCurrent>(10, Units.Units.Ampere), "10 A");

    protected override TimeSpan Silence => TimeSpan.FromMilliseconds(300);

    protected override ISimulatedDevice CreateDevice() => new MeterSimulator();
}
