using System.Text;

namespace HomeBinding.Simulator.GoECharger;

/// <summary>Carries out <c>/api/set</c> and writes its body.</summary>
internal static class SetReply
{
    /// <summary>Returns the HTTP status: 200 when the box has taken everything, otherwise 500.</summary>
    public static int Write(SimulatedCharger charger, ReadOnlySpan<byte> query, Exchange exchange, Fault? fault)
    {
        var body = exchange.Body;
        var succeeded = true;
        body.Byte((byte)'{');
        lock (charger.Gate)
        {
            foreach (var range in query.Split((byte)'&'))
            {
                var pair = query[range];
                if (pair.IsEmpty)
                {
                    continue;
                }

                var equals = pair.IndexOf((byte)'=');
                var name = Encoding.UTF8.GetString(equals < 0 ? pair : pair[..equals]);
                exchange.Scratch.Clear();
                UrlDecoder.Decode(equals < 0 ? default : pair[(equals + 1)..], exchange.Scratch);
                var complaint = fault?.Kind == FaultKind.SetRejected
                    ? fault.Text
                    : Set(charger.Box, name, exchange.Scratch.Span, fault?.Kind == FaultKind.SetIgnored);
                Append(body, name, complaint);
                succeeded &= complaint is null;
            }
        }

        if (body.Length > 1)
        {
            body.Truncate(body.Length - 1);
        }

        body.Byte((byte)'}');
        return succeeded ? 200 : 500;
    }

    private static string? Set(Box box, string name, ReadOnlySpan<byte> text, bool ignore)
    {
        var known = box.Catalogue.TryFind(name, out var key);
        if (ValueParser.Parse(text, out var value) is { } error)
        {
            return $"{name}: tried to set api key with invalid json {error} ({Encoding.UTF8.GetString(text)})";
        }

        if (!known)
        {
            return $"{name}: tried to set unknown api key ({Encoding.UTF8.GetString(text)})";
        }

        if (key!.Setter is not { } setter)
        {
            return $"{name}: tried to set api key without setter ({Encoding.UTF8.GetString(text)})";
        }

        if (setter.Check(value) is { } complaint)
        {
            return $"{name}: failed: {complaint} ({Encoding.UTF8.GetString(text)})";
        }

        if (!ignore)
        {
            box.Pending.Add((key, value));
        }

        return null;
    }

    private static void Append(JsonBuffer body, string name, string? complaint)
    {
        body.String(name);
        body.Byte((byte)':');
        if (complaint is null)
        {
            body.Bool(true);
        }
        else
        {
            body.String(complaint);
        }

        body.Byte((byte)',');
    }
}
