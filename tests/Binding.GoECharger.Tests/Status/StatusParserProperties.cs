using System.Text;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace HomeBinding.GoECharger.Tests;

public class StatusParserProperties
{
    [Property(MaxTest = 500)]
    public bool TryParse_OfAnyBytes_NeverThrows(byte[] body)
    {
        _ = StatusParser.TryParse(body, new ChargerStatus(), (StatusKeys)(-1));
        _ = SetReply.TryParse(body, out _);
        return true;
    }

    [Property(MaxTest = 500)]
    public bool TryParse_OfDamagedReply_NeverThrows(ushort at, byte with, ushort cut)
    {
        var body = Encoding.UTF8.GetBytes(Replies.V4);
        body[at % body.Length] = with;
        _ = new FeedBench().Apply(body[..(body.Length - (cut % body.Length))]);
        return true;
    }

    [Property(MaxTest = 500, Arbitrary = [typeof(JsonTexts)])]
    public bool TryParse_OfAnyJsonObject_IsTaken(JsonText json) => new FeedBench().Apply($$"""{"x":1{{json.Members}}}""");

    [Property(MaxTest = 300)]
    public bool Number_OfDevice_PrintsBackExactly(int mantissa, byte scale)
    {
        var value = new decimal(Math.Abs(mantissa), 0, 0, mantissa < 0, (byte)(scale % 10));
        var text = value.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return FeedBench.Read("voltageL2", $$"""{"nrg":[0,{{text}}]}""") == $"{text} V";
    }

    public sealed record JsonText(string Members);

    public static class JsonTexts
    {
        public static Arbitrary<JsonText> Texts() => Members().Select(each => new JsonText(each)).ToArbitrary();

        private static Gen<string> Members() =>
            from keys in Gen.Elements([.. Enumerable.Range(0, StatusKeyNames.Count).Select(i => StatusKeyNames.NameOf((StatusKeys)(1 << i))), "wifis", ""]).ListOf()
            from values in Gen.Sized(size => Value(Math.Min(size, 8))).ArrayOf(keys.Count)
            select string.Concat(keys.Zip(values, (key, value) => $",\"{key}\":{value}"));

        private static Gen<string> Value(int size)
        {
            var scalar = Gen.OneOf(
                Gen.Elements("null", "true", "false", "1e400", "-0", "0.1e-300", "\"\\ud83d\"", "\"\"", "\"59.4\""),
                ArbMap.Default.GeneratorFor<int>().Select(each => each.ToString(System.Globalization.CultureInfo.InvariantCulture)));
            if (size <= 1) return scalar;
            var inner = Value(size / 2).ListOf();
            return Gen.OneOf(scalar, inner.Select(each => $"[{string.Join(',', each)}]"), inner.Select(each => $"{{{string.Join(',', each.Select((value, i) => $"\"k{i}\":{value}"))}}}"));
        }
    }
}
