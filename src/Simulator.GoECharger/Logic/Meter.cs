namespace HomeBinding.Simulator.GoECharger;

/// <summary>The box's measurements: true values, and the steps in which each model reports them.</summary>
internal sealed class Meter(Box box)
{
    private readonly double[] _volts = new double[3];
    private readonly double[] _amps = new double[3];
    private readonly double[] _watts = new double[3];

    public double TotalWatts { get; private set; }

    /// <summary>Average power of the last 30 seconds, as <c>tpa</c> reports it.</summary>
    public double AverageWatts { get; private set; }

    public double HighestWatts { get; private set; }

    public double Frequency { get; private set; } = 50;

    public int PhasesInUse { get; private set; }

    private bool Coarse => box.Options.Model == ChargerModel.V3;

    public void Measure()
    {
        var second = box.Second;
        var phases = box.Car is { } car ? Math.Min(box.ContactorPhases, car.Phases) : 0;
        TotalWatts = 0;
        PhasesInUse = 0;
        for (var phase = 0; phase < 3; phase++)
        {
            var loaded = phase < phases && box.Current > 0;
            var amps = loaded ? Math.Max(0, box.Current * (0.985 + (0.012 * Noise.At(box.Seed, second, phase)))) : 0;
            var volts = 231.5 + (2.5 * Noise.Smooth(box.Seed, second, 300, 10 + phase))
                + (0.4 * Noise.At(box.Seed, second, 20 + phase)) - (0.15 * amps);
            _volts[phase] = Step(volts, 1, 0.01);
            _amps[phase] = Step(amps, 0.1, 0.001);
            _watts[phase] = loaded ? volts * amps * 0.997 : 0;
            if (loaded)
            {
                PhasesInUse++;
            }
            else if (!Coarse && phases > 0 && box.Current > 0)
            {
                // An idle phase beside a loaded one shows a residue, as on real Gemini boxes.
                _amps[phase] = Step(0.038 * phase, 0.1, 0.001);
                _watts[phase] = 4.1 + (0.8 * Noise.At(box.Seed, second, 30 + phase));
            }

            _watts[phase] = Coarse ? _watts[phase] : Step(_watts[phase], 0, 0.001);
            TotalWatts += _watts[phase];
        }

        if (box.Options.NegativePowerSpikes && box.ContactorPhases > 0 && box.ContactorClosedAt == second)
        {
            Spike();
        }

        AverageWatts += (TotalWatts - AverageWatts) / 30;
        HighestWatts = Math.Max(HighestWatts, TotalWatts);
        Frequency = 50 + (0.06 * Noise.Smooth(box.Seed, second, 20, 31));
    }

    public void WriteEnergyArray(JsonBuffer buffer)
    {
        buffer.Byte((byte)'[');
        Write(buffer, _volts);
        buffer.Byte((byte)',');
        buffer.Number(Neutral(), box.Digits);
        buffer.Byte((byte)',');
        Write(buffer, _amps);
        foreach (var watts in _watts)
        {
            buffer.Byte((byte)',');
            Value(buffer, Coarse ? Step(watts, 100, 0) : watts);
        }

        buffer.Raw(",0,"u8);
        Value(buffer, Coarse ? Step(TotalWatts, 10, 0) : TotalWatts);
        for (var phase = 0; phase < 3; phase++)
        {
            buffer.Byte((byte)',');
            Value(buffer, PowerFactor(phase));
        }

        buffer.Raw(",0]"u8);
    }

    /// <summary>The same values in the whole numbers of the API v1: V, 0.1 A, 0.1 kW, 0.01 kW.</summary>
    public void WriteLegacyArray(JsonBuffer buffer)
    {
        ReadOnlySpan<long> values =
        [
            Round(_volts[0]), Round(_volts[1]), Round(_volts[2]), 1,
            Round(_amps[0] * 10), Round(_amps[1] * 10), Round(_amps[2] * 10),
            Round(_watts[0] / 100), Round(_watts[1] / 100), Round(_watts[2] / 100), 0, Round(TotalWatts / 10),
            Round(PowerFactor(0)), Round(PowerFactor(1)), Round(PowerFactor(2)), 0,
        ];
        for (var i = 0; i < values.Length; i++)
        {
            buffer.Byte(i == 0 ? (byte)'[' : (byte)',');
            buffer.Int(values[i]);
        }

        buffer.Byte((byte)']');
    }

    /// <summary>Reports a float32 on boxes with float noise and the plain decimal on the others.</summary>
    public void Value(JsonBuffer buffer, double value) =>
        buffer.Number(box.Options.Model == ChargerModel.V3 ? value : (float)value, box.Digits);

    private static long Round(double value) => (long)Math.Round(value, MidpointRounding.AwayFromZero);

    private void Write(JsonBuffer buffer, double[] values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            if (i > 0)
            {
                buffer.Byte((byte)',');
            }

            Value(buffer, values[i]);
        }
    }

    private double PowerFactor(int phase)
    {
        if (_amps[phase] <= 0)
        {
            return 0;
        }

        var factor = Math.Clamp(Math.Abs(_watts[phase]) * 100 / (_volts[phase] * _amps[phase]), 0, 100);
        return Step(factor, 1, 0.001);
    }

    private float Neutral() => Coarse ? 1 : (float)(box.Second % 2 == 0 ? 1.24 : 1.86);

    private void Spike()
    {
        for (var phase = 0; phase < 3; phase++)
        {
            _watts[phase] = phase < box.ContactorPhases ? -100 : 0;
        }

        TotalWatts = -100.0 * box.ContactorPhases;
    }

    private double Step(double value, double coarse, double fine)
    {
        var step = Coarse ? coarse : fine;
        return step <= 0 ? value : Math.Round(value / step, MidpointRounding.AwayFromZero) * step;
    }
}
