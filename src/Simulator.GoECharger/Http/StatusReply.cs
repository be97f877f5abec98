using System.Text;

namespace HomeBinding.Simulator.GoECharger;

/// <summary>Writes the body of <c>/api/status</c>.</summary>
internal static class StatusReply
{
    private const int LongestName = 64;

    /// <summary>Returns the HTTP status.</summary>
    public static int Write(SimulatedCharger charger, ReadOnlySpan<byte> query, Exchange exchange)
    {
        lock (charger.Gate)
        {
            var catalogue = charger.Box.Catalogue;
            Span<ulong> wanted = stackalloc ulong[(catalogue.Keys.Length + 63) / 64];
            var filtered = ReadFilter(query, catalogue, charger.Overrides, exchange.Scratch, wanted, out var others);
            var body = new ObjectWriter(charger, exchange.Body);
            for (var i = 0; i < catalogue.Keys.Length; i++)
            {
                if (!filtered || (wanted[i / 64] & (1UL << (i % 64))) != 0)
                {
                    body.Write(catalogue.Keys[i], catalogue.Supported[i], filtered);
                }
            }

            body.WriteOthers(others, filtered);
            return body.End();
        }
    }

    private static bool ReadFilter(
        ReadOnlySpan<byte> query,
        KeyCatalogue catalogue,
        Dictionary<string, byte[]?>? overrides,
        JsonBuffer scratch,
        Span<ulong> wanted,
        out List<string>? others)
    {
        others = null;
        if (!QueryString.TryFind(query, "filter"u8, out var encoded) || encoded.IsEmpty)
        {
            if (overrides is not null)
            {
                others = [.. overrides.Keys.Where(k => catalogue.IndexOf(k) < 0)];
            }

            return false;
        }

        scratch.Clear();
        UrlDecoder.Decode(encoded, scratch);

        // Up to firmware 051.3 the filter was a JSON array.
        var list = scratch.Span.Trim("[] "u8);
        Span<char> name = stackalloc char[LongestName];
        foreach (var range in list.Split((byte)','))
        {
            var token = list[range].Trim("\" "u8);
            if (token.IsEmpty || token.Length > LongestName)
            {
                continue;
            }

            var length = Encoding.Latin1.GetChars(token, name);
            var index = catalogue.IndexOf(name[..length]);
            if (index >= 0)
            {
                wanted[index / 64] |= 1UL << (index % 64);
            }
            else
            {
                (others ??= []).Add(new string(name[..length]));
            }
        }

        return true;
    }

    private ref struct ObjectWriter
    {
        private readonly SimulatedCharger _charger;
        private readonly JsonBuffer _body;
        private readonly bool _nullsForUnknown;
        private bool _missing;

        public ObjectWriter(SimulatedCharger charger, JsonBuffer body)
        {
            _charger = charger;
            _body = body;
            _nullsForUnknown = charger.Options.Model == ChargerModel.Pro;
            _body.Byte((byte)'{');
        }

        public void Write(Key key, bool supported, bool asked)
        {
            var forced = default(byte[]);
            if (_charger.Overrides is { } overrides && overrides.TryGetValue(key.Name, out forced) && forced is null)
            {
                supported = false;
            }

            if (forced is null && (!supported || !key.Readable))
            {
                if (_nullsForUnknown && (asked || key.Readable))
                {
                    _missing = true;
                    _body.Raw(key.Label);
                    _body.Raw("null,"u8);
                }

                return;
            }

            _body.Raw(key.Label);
            if (forced is not null)
            {
                _body.Raw(forced);
            }
            else
            {
                key.Write(_charger.Box, _body);
            }

            _body.Byte((byte)',');
        }

        /// <summary>Names that are in no catalogue: forced ones, and those that nobody knows.</summary>
        public void WriteOthers(List<string>? names, bool asked)
        {
            foreach (var name in names ?? [])
            {
                var forced = _charger.Overrides?.GetValueOrDefault(name);
                if (forced is null && !(_nullsForUnknown && asked))
                {
                    continue;
                }

                _missing |= forced is null;
                _body.String(name);
                _body.Byte((byte)':');
                _body.Raw(forced ?? "null"u8);
                _body.Byte((byte)',');
            }
        }

        public readonly int End()
        {
            if (_body.Length > 1)
            {
                _body.Truncate(_body.Length - 1);
            }

            _body.Byte((byte)'}');
            return _missing ? 400 : 200;
        }
    }
}
