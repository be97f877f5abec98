using System.Collections.Frozen;
using System.Text;
using HomeBinding.Configuration.Model;

namespace HomeBinding.Web.Semantics;

/// <summary>The semantic tags that openHAB has by itself, by the names and in the order under which its clients know them.</summary>
internal static class StandardTags
{
    // Each with those below it in brackets.
    private const string Tree =
        "Location(Indoor(Apartment,Building(Garage,House,Shed,SummerHouse),Corridor,Floor(Attic,Basement,FirstFloor,GroundFloor,SecondFloor,ThirdFloor),"
        + "Room(Bathroom,Bedroom,BoilerRoom,Cellar,DiningRoom,Entry,FamilyRoom,GuestRoom,Kitchen,LaundryRoom,LivingRoom,Office,Veranda)),"
        + "Outdoor(Carport,Driveway,Garden,Patio,Porch,Terrace)),"
        + "Point(Alarm,Control(Switch),Forecast,Measurement,Setpoint,Status),"
        + "Property(AirQuality(AQI,CO,CO2,Ozone,ParticulateMatter,Pollen,Radon,VOC),Airconditioning,Airflow,App,Brightness,Channel,Color,ColorTemperature,Current,Duration,"
        + "Enabled,Energy,Frequency,Gas,Heating,Humidity,Illuminance,Level,Light,LowBattery,MediaControl,Mode,Moisture,Motion,Noise,Oil,Opening(OpenLevel,OpenState),"
        + "Position(GeoLocation),Power,Presence,Pressure,QualityOfService,Rain,SignalStrength(RSSI),Smoke,SoundVolume,Speed,Tampered,Temperature,Tilt,Timestamp,Ultraviolet,"
        + "Ventilation,Vibration,Voltage,Water,Wind),"
        + "Equipment(AlarmDevice,AlarmSystem,AudioVisual(Display(Projector,Television),MediaPlayer,Receiver,Screen,Speaker),Battery,Bed,Camera,CleaningRobot,Computer,"
        + "ControlDevice(Button,Dial,Keypad,Slider,WallSwitch),Door(BackDoor,CellarDoor,FrontDoor,GarageDoor,Gate,InnerDoor,SideDoor),Doorbell,"
        + "DrinkingWater(HotWaterFaucet,WaterFilter,WaterSoftener),"
        + "HVAC(AirConditioner,AirFilter,Boiler,Dehumidifier,Fan(CeilingFan,ExhaustFan,KitchenHood),FloorHeating,Furnace,HeatPump,HeatRecovery,Humidifier,RadiatorControl,SmartVent,"
        + "Thermostat,WaterHeater),Horticulture(Irrigation,LawnMower,SoilSensor),"
        + "LightSource(AccentLight,Chandelier,Downlight,FloodLight,Lamp,LightStrip,LightStripe,Lightbulb,Pendant,Sconce,SpotLight,TrackLight,WallLight),Lock,"
        + "NetworkAppliance(Firewall,NetworkSwitch,Router,WirelessAccessPoint),PetCare(Aquarium,PetFeeder,PetFlap),PowerOutlet,"
        + "PowerSupply(EVSE,Generator,Inverter,SolarPanel,TransferSwitch,UPS,WindGenerator),Printer(Printer3D),Pump(WaterFeature),RemoteControl,"
        + "Sensor(AirQualitySensor,CO2Sensor,COSensor,ContactSensor,ElectricMeter,FireDetector(FlameDetector,HeatDetector,SmokeDetector),GasMeter,GlassBreakDetector,HumiditySensor,"
        + "IlluminanceSensor,LeakSensor,OccupancySensor(MotionDetector),TemperatureSensor,VibrationSensor,WaterMeter,WaterQualitySensor,WeatherStation),Siren,Smartphone,Tool,Tracker,"
        + "Valve,Vehicle(Car),VoiceAssistant,WebService(WeatherService),Wellness(Chlorinator,Jacuzzi,PoolCover,PoolHeater,Sauna,Shower,SwimmingPool),"
        + "WhiteGood(AirFryer,CoffeeMaker,Cooktop,Dishwasher,Dryer,FoodProcessor,Freezer,Fryer,IceMaker,Microwave,Mixer,Oven,Range,Refrigerator,Toaster,WashingMachine),Window,"
        + "WindowCovering(Blinds,Drapes))";

    /// <summary>All of them, each behind its parent.</summary>
    public static IReadOnlyList<SemanticTag> All { get; } = Read();

    /// <summary>By name and by path.</summary>
    public static FrozenDictionary<string, SemanticTag> ByName { get; } =
        All.SelectMany(static each => new[] { each.Name, each.Uid }.Distinct().Select(name => (name, each))).ToFrozenDictionary(static each => each.name, static each => each.each, StringComparer.Ordinal);

    private static List<SemanticTag> Read()
    {
        var all = new List<SemanticTag>();
        var parents = new Stack<string>();
        var name = new StringBuilder();
        foreach (var c in Tree)
        {
            if (char.IsAsciiLetterOrDigit(c))
            {
                name.Append(c);
                continue;
            }
            if (name.Length > 0) all.Add(Make(parents, name.ToString()));
            if (c == '(') parents.Push(all[^1].Uid);
            else if (c == ')') parents.Pop();
            name.Clear();
        }
        return all;
    }

    private static SemanticTag Make(Stack<string> parents, string name) => new(parents.TryPeek(out var parent) ? $"{parent}_{name}" : name) { Label = LabelOf(name) };

    // SummerHouse is a Summer House; HVAC and CO2 stay what they are.
    private static string LabelOf(string name)
    {
        var label = new StringBuilder();
        for (var i = 0; i < name.Length; i++)
        {
            if (i > 0 && char.IsAsciiLetterUpper(name[i]) && (!char.IsAsciiLetterUpper(name[i - 1]) || (i + 1 < name.Length && char.IsAsciiLetterLower(name[i + 1])))) label.Append(' ');
            label.Append(name[i]);
        }
        return label.ToString();
    }
}
