namespace HomeBinding.Simulator.GoECharger;

/// <summary>What the meters of the house show, in W.</summary>
/// <param name="GridWatts">At the grid connection: positive is import, negative feeding in.</param>
/// <param name="PvWatts">Production of the PV system.</param>
/// <param name="LoadWatts">Consumption of the house without the charger.</param>
/// <param name="ChargerWatts">Consumption of the charger.</param>
/// <param name="TimeOfDay">The house's time of day.</param>
public readonly record struct HouseReading(double GridWatts, double PvWatts, double LoadWatts, double ChargerWatts, TimeSpan TimeOfDay);
