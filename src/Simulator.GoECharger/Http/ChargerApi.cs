using System.Text;

namespace HomeBinding.Simulator.GoECharger;

/// <summary>Decides what a box answers to a request, faults included, and leaves the body in the exchange.</summary>
internal static class ChargerApi
{
    public static Reply Answer(SimulatedCharger charger, ReadOnlySpan<byte> head, Exchange exchange)
    {
        if (!Request.TryParse(head, out var request))
        {
            exchange.Body.Raw("Bad request syntax"u8);
            return new Reply(400, Reply.Text) { MayHaveBody = true };
        }

        var kind = request.Kind;
        var (fault, latency) = charger.Faults.Take(kind);

        // What answers with another status or a web page has not got as far as carrying anything out.
        var reply = fault?.Kind is FaultKind.Status or FaultKind.Garbage ? default : Answer(charger, request, exchange, fault);
        if (fault is not null)
        {
            reply = Spoil(reply, fault, exchange.Body);
        }

        // Recorded last: who waits for a set may rely on the next cycle to carry it out.
        charger.Record(kind, MethodName(request), request.Target);
        return reply with { Latency = latency, MayHaveBody = !request.IsGet };
    }

    private static Reply Answer(SimulatedCharger charger, Request request, Exchange exchange, Fault? fault)
    {
        if (!request.IsGet)
        {
            exchange.Body.Raw("Request method for this URI is not handled by server"u8);
            return new Reply(405, Reply.Text);
        }

        if (!IsEnabled(charger, request))
        {
            exchange.Body.Raw("This URI does not exist"u8);
            return new Reply(404, Reply.Text);
        }

        if (request.Path.StartsWith("/api/"u8))
        {
            var status = request.Kind == RequestKind.Status
                ? StatusReply.Write(charger, request.Query, exchange)
                : SetReply.Write(charger, request.Query, exchange, fault);
            return new Reply(status, Reply.Json);
        }

        lock (charger.Gate)
        {
            if (request.Kind == RequestKind.Set && fault?.Kind is not (FaultKind.SetIgnored or FaultKind.SetRejected)
                && QueryString.TryFind(request.Query, "payload"u8, out var payload))
            {
                UrlDecoder.Decode(payload, exchange.Scratch);
                LegacyApi.Set(charger.Box, exchange.Scratch.Span);
            }

            LegacyApi.WriteStatus(charger.Box, exchange.Body);
        }

        return new Reply(200, Reply.Json);
    }

    private static bool IsEnabled(SimulatedCharger charger, Request request)
    {
        if (request.Kind == RequestKind.Other)
        {
            return false;
        }

        lock (charger.Gate)
        {
            return request.Path.StartsWith("/api/"u8)
                ? charger.Box.HttpApi
                : charger.Box.LegacyApi && charger.Options.Model != ChargerModel.Pro;
        }
    }

    private static Reply Spoil(Reply reply, Fault fault, JsonBuffer body)
    {
        switch (fault.Kind)
        {
            case FaultKind.Status:
                body.Clear();
                body.Text(fault.Text);
                return new Reply(fault.StatusCode, Reply.Text) { Header = fault.Header };
            case FaultKind.Garbage:
                body.Clear();
                body.Text(fault.Text);
                return new Reply(200, Reply.Html);
            case FaultKind.Truncated when fault.Truncation == Truncation.CutJson:
                body.Truncate(body.Length / 2);
                return reply;
            case FaultKind.Silence or FaultKind.HalfClosed or FaultKind.Reset or FaultKind.Truncated
                or FaultKind.HugeBody or FaultKind.Trickle:
                return reply with { Fault = fault };
            default:
                BodyFaults.Apply(fault, body);
                return reply;
        }
    }

    private static string MethodName(Request request) =>
        request.IsGet ? "GET" : Encoding.Latin1.GetString(request.Method);
}
