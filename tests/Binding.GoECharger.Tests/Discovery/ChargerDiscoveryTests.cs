using System.Net;
using HomeBinding.Discovery;

namespace HomeBinding.GoECharger.Tests.Discovery;

public class ChargerDiscoveryTests
{
    private const string Good = "manufacturer=go-e;serial=012345;devicetype=go-eCharger_V4;friendly_name=Garage";

    [Theory]
    [InlineData("_http._tcp", Good, "Garage")]
    [InlineData("_http._tcp", "Manufacturer=GO-E;SERIAL=012345;friendlyName=Garage", "Garage")]
    [InlineData("_http._tcp", "manufacturer=go-e;serial=012345;friendly name=Garage", "Garage")]
    [InlineData("_http._tcp", "manufacturer=go-e;serial=012345", "go-eCharger_012345")]
    [InlineData("_http._tcp", "manufacturer=go-e;serial=012345;friendly_name= ", "go-eCharger_012345")]
    [InlineData("_go-e_go-eCharger_V4._tcp", "serial=012345;friendly_name=Garage", "Garage")]
    public void Map_OfACharger_IsAResult(string type, string txt, string label)
    {
        var result = ChargerDiscovery.Map(Instance(type, txt))!;

        Assert.Equal("goecharger:goe:012345", result.ThingUid.ToString());
        Assert.Equal(label, result.Label);
        Assert.Equal("192.168.1.6", result.Properties["ip"]);
        Assert.Equal("012345", result.Properties["serial"]);
        Assert.Equal("012345", result.Properties["serialNumber"]);
        Assert.Equal("go-e", result.Properties["vendor"]);
        Assert.Equal("serialNumber", result.RepresentationProperty);
        Assert.Equal(new GoEChargerBinding().ThingTypes[0].RepresentationProperty, result.RepresentationProperty);
    }

    [Theory]
    [InlineData("_http._tcp", "")]
    [InlineData("_http._tcp", "serial=012345")]
    [InlineData("_http._tcp", "manufacturer=acme;serial=012345")]
    [InlineData("_http._tcp", "manufacturer=go-e")]
    [InlineData("_http._tcp", "manufacturer=go-e;serial=")]
    [InlineData("_http._tcp", "manufacturer=go-e;serial=a:b")]
    [InlineData("_http._tcp", "manufacturer=go-e;serial=../x")]
    [InlineData("_http._tcp", "manufacturer=go-e;serial=123456789012345678901234567890123")]
    [InlineData("_http._tcp", "manufacturer=go-e;serial=012345;devicetype=controller")]
    [InlineData("_go-e_go-eCharger._tcp", "manufacturer=acme;serial=012345")]
    public void Map_OfAnotherDevice_IsNull(string type, string txt) => Assert.Null(ChargerDiscovery.Map(Instance(type, txt)));

    [Theory]
    [InlineData("192.168.1.6", 80, "192.168.1.6")]
    [InlineData("192.168.1.6", 8080, "192.168.1.6:8080")]
    [InlineData("fe80::1", 80, "fe80::1")]
    [InlineData("fe80::1", 8080, "[fe80::1]:8080")]
    public void Map_OfAnAddress_IsOneThatTheThingTakes(string address, int port, string expected)
    {
        var result = ChargerDiscovery.Map(Instance("_http._tcp", Good) with { Addresses = [IPAddress.Parse(address)], Port = port })!;

        Assert.Equal(expected, result.Properties["ip"]);
        var type = new GoEChargerBinding().ThingTypes[0];
        Assert.Empty(type.Validate(new Dictionary<string, object?> { ["ip"] = result.Properties["ip"], ["serial"] = result.Properties["serial"] }));
    }

    [Fact]
    public void Binding_AsksForTheServiceTypesOfChargers()
    {
        var service = Assert.IsType<MdnsDiscoveryService>(Assert.Single(new GoEChargerBinding().Discoveries));
        Assert.Equal(["_http._tcp", "_go-e_go-eCharger._tcp", "_go-e_go-eCharger_V4._tcp"], service.ServiceTypes);
        Assert.True(service.Background);
    }

    private static MdnsInstance Instance(string type, string txt) => new()
    {
        Name = "go-eCharger_012345",
        ServiceType = type,
        Host = "go-echarger_012345.local",
        Port = 80,
        Addresses = [IPAddress.Parse("192.168.1.6")],
        Txt = txt.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(each => each.Split('=')).ToDictionary(each => each[0], each => each[1], StringComparer.OrdinalIgnoreCase),
    };
}
