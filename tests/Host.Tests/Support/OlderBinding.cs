namespace HomeBinding.Host.Tests.Support;

/// <summary>The two files that users of the older go-e binding have, in openHAB's own syntax and with its channel names.</summary>
internal static class OlderBinding
{
    public const string Things =
        """
        Thing goecharger:goe:garage [ip="192.168.1.6",refreshInterval=5]
        """;

    public const string Items =
        """
        Number:ElectricCurrent     GoEChargerMaxCurrent                 "Maximum current"                       {channel="goechargerapiv2:goeapiv2:garage:maxCurrent"}
        Number                     GoEChargerChargingPhases             "Charging phases"                       {channel="goechargerapiv2:goeapiv2:garage:chargingPhases"}
        String                     GoEChargerPwmSignal                  "Pwm signal status"                     {channel="goechargerapiv2:goeapiv2:garage:pwmSignal"}
        String                     GoEChargerError                      "Error code"                            {channel="goechargerapiv2:goeapiv2:garage:error"}
        Number:ElectricPotential   GoEChargerVoltageL1                  "Voltage l1"                            {channel="goechargerapiv2:goeapiv2:garage:voltageL1"}
        Number:ElectricPotential   GoEChargerVoltageL2                  "Voltage l2"                            {channel="goechargerapiv2:goeapiv2:garage:voltageL2"}
        Number:ElectricPotential   GoEChargerVoltageL3                  "Voltage l3"                            {channel="goechargerapiv2:goeapiv2:garage:voltageL3"}
        Number:ElectricCurrent     GoEChargerCurrentL1                  "Current l1"                            {channel="goechargerapiv2:goeapiv2:garage:currentL1"}
        Number:ElectricCurrent     GoEChargerCurrentL2                  "Current l2"                            {channel="goechargerapiv2:goeapiv2:garage:currentL2"}
        Number:ElectricCurrent     GoEChargerCurrentL3                  "Current l3"                            {channel="goechargerapiv2:goeapiv2:garage:currentL3"}
        Number:Power               GoEChargerPowerL1                    "Power l1"                              {channel="goechargerapiv2:goeapiv2:garage:powerL1"}
        Number:Power               GoEChargerPowerL2                    "Power l2"                              {channel="goechargerapiv2:goeapiv2:garage:powerL2"}
        Number:Power               GoEChargerPowerL3                    "Power l3"                              {channel="goechargerapiv2:goeapiv2:garage:powerL3"}
        Number:Energy              GoEChargerSessionChargeEnergyLimit   "Current session charge energy limit"   {channel="goechargerapiv2:goeapiv2:garage:sessionChargeEnergyLimit"}
        Number:Energy              GoEChargerSessionChargedEnergy       "Current session charged energy"        {channel="goechargerapiv2:goeapiv2:garage:sessionChargedEnergy"}
        Number:Energy              GoEChargerTotalChargedEnergy         "Total charged energy"                  {channel="goechargerapiv2:goeapiv2:garage:totalChargedEnergy"}
        Switch                     GoEChargerAllowCharging              "Allow charging"                        {channel="goechargerapiv2:goeapiv2:garage:allowCharging"}
        Number:ElectricCurrent     GoEChargerCableCurrent               "Cable encoding"                        {channel="goechargerapiv2:goeapiv2:garage:cableCurrent"}
        Number:Temperature         GoEChargerTemperature1               "Temperature 1"                         {channel="goechargerapiv2:goeapiv2:garage:temperature1"}
        Number:Temperature         GoEChargerTemperature2               "Temperature 2"                         {channel="goechargerapiv2:goeapiv2:garage:temperature2"}
        String                     GoEChargerFirmware                   "Firmware"                              {channel="goechargerapiv2:goeapiv2:garage:firmware"}
        """;
}
