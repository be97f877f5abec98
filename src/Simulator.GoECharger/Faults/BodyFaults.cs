using System.Text;
using System.Text.Json;

namespace HomeBinding.Simulator.GoECharger;

/// <summary>The faults that change the JSON of a reply and leave the HTTP around it intact.</summary>
internal static class BodyFaults
{
    public static void Apply(Fault fault, JsonBuffer body)
    {
        var original = body.Span.ToArray();
        switch (fault.Kind)
        {
            case FaultKind.WrongTypes:
                Rewrite(original, body, static (value, b) => WriteOtherType(value, b));
                break;
            case FaultKind.NonFinite:
                var literal = Encoding.UTF8.GetBytes(fault.Text);
                Rewrite(original, body, (value, b) => WriteNonFinite(value, literal, b));
                break;
            case FaultKind.DuplicateKeys:
                Duplicate(original, body);
                break;
            case FaultKind.DeepNesting:
                Nest(fault.Size, body);
                break;
        }
    }

    private static void Rewrite(byte[] original, JsonBuffer body, Action<JsonElement, JsonBuffer> write)
    {
        if (!TryParse(original, out var document))
        {
            return;
        }

        using (document)
        {
            body.Clear();
            body.Byte((byte)'{');
            WriteMembers(document, body, write);
            body.Byte((byte)'}');
        }
    }

    private static void Duplicate(byte[] original, JsonBuffer body)
    {
        if (!TryParse(original, out var document))
        {
            return;
        }

        using (document)
        {
            body.Truncate(body.Length - 1);
            if (original.Length > 2)
            {
                body.Byte((byte)',');
            }

            WriteMembers(document, body, static (_, b) => b.Null());
            body.Byte((byte)'}');
        }
    }

    private static void WriteMembers(JsonDocument document, JsonBuffer body, Action<JsonElement, JsonBuffer> write)
    {
        var first = true;
        foreach (var member in document.RootElement.EnumerateObject())
        {
            if (!first)
            {
                body.Byte((byte)',');
            }

            first = false;
            body.String(member.Name);
            body.Byte((byte)':');
            write(member.Value, body);
        }
    }

    private static void WriteOtherType(JsonElement value, JsonBuffer body)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Number:
                body.String(value.GetRawText());
                break;
            case JsonValueKind.String:
                body.Raw("{\"text\":7}"u8);
                break;
            case JsonValueKind.True or JsonValueKind.False:
                body.Raw("[1]"u8);
                break;
            case JsonValueKind.Array:
                body.Raw("{\"0\":true}"u8);
                break;
            case JsonValueKind.Object:
                body.Int(7);
                break;
            default:
                body.Bool(true);
                break;
        }
    }

    private static void WriteNonFinite(JsonElement value, byte[] literal, JsonBuffer body)
    {
        if (value.ValueKind == JsonValueKind.Number)
        {
            body.Raw(literal);
        }
        else if (value.ValueKind == JsonValueKind.Array)
        {
            body.Byte((byte)'[');
            for (var i = 0; i < value.GetArrayLength(); i++)
            {
                if (i > 0)
                {
                    body.Byte((byte)',');
                }

                WriteNonFinite(value[i], literal, body);
            }

            body.Byte((byte)']');
        }
        else
        {
            body.Text(value.GetRawText());
        }
    }

    private static void Nest(long levels, JsonBuffer body)
    {
        body.Clear();
        body.Raw("{\"nrg\":"u8);
        for (var i = 0L; i < levels; i++)
        {
            body.Byte((byte)'[');
        }

        for (var i = 0L; i < levels; i++)
        {
            body.Byte((byte)']');
        }

        body.Byte((byte)'}');
    }

    private static bool TryParse(byte[] json, out JsonDocument document)
    {
        try
        {
            document = JsonDocument.Parse(json);
            return document.RootElement.ValueKind == JsonValueKind.Object;
        }
        catch (JsonException)
        {
            document = null!;
            return false;
        }
    }
}
