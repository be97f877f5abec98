using System.Buffers;
using System.Net;
using System.Net.Http.Headers;
using HomeBinding.Polling;
using HomeBinding.Things;

namespace HomeBinding.GoECharger;

/// <summary>
/// Asks a charger. Each request has a connection of its own, as the charger closes it anyway. What is no answer of the API becomes a
/// <see cref="DeviceException"/> in the user's words.
/// </summary>
internal sealed class ChargerClient(HttpClient http, Uri address, TimeProvider time)
{
    private const int MostBytes = 256 * 1024;
    private const int UsualBytes = 4096;
    private static readonly TimeSpan LongestRetryAfter = TimeSpan.FromHours(1);

    /// <summary>Sends a request and reads the whole reply; status 200, 202, 400 or 500, the ones that come with a body of the API.</summary>
    public async ValueTask<ChargerReply> GetAsync(Uri uri, CancellationToken cancellationToken)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, uri) { Version = HttpVersion.Version11 };
            request.Headers.ConnectionClose = true;
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
            if (response.StatusCode is not (HttpStatusCode.OK or HttpStatusCode.Accepted or HttpStatusCode.BadRequest or HttpStatusCode.InternalServerError))
                throw Refuse(response);
            if (response.Content.Headers.ContentLength > MostBytes) throw TooLong();
            return await ReadAsync(response, cancellationToken).ConfigureAwait(false);
        }
        catch (HttpRequestException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new DeviceException(ConnectionErrors.Describe(exception, address.Authority), exception);
        }
        catch (IOException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new DeviceException(ConnectionErrors.Describe(exception, address.Authority), exception);
        }
    }

    private static async ValueTask<ChargerReply> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using var closing = stream.ConfigureAwait(false);
        var buffer = ArrayPool<byte>.Shared.Rent(UsualBytes);
        var length = 0;
        try
        {
            while (await stream.ReadAsync(buffer.AsMemory(length), cancellationToken).ConfigureAwait(false) is var count and > 0)
            {
                length += count;
                if (length > MostBytes) throw TooLong();
                if (length == buffer.Length) buffer = Grow(buffer);
            }
            return new ChargerReply((int)response.StatusCode, buffer, length);
        }
        catch
        {
            ArrayPool<byte>.Shared.Return(buffer);
            throw;
        }
    }

    private static byte[] Grow(byte[] full)
    {
        var larger = ArrayPool<byte>.Shared.Rent(full.Length * 2);
        full.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(full);
        return larger;
    }

    private static DeviceException TooLong() => new("The answer is longer than 256 KiB; no charger sends that much. Check the parameter 'ip'.");

    private DeviceException Refuse(HttpResponseMessage response)
    {
        var code = (int)response.StatusCode;
        switch (response.StatusCode)
        {
            case HttpStatusCode.NotFound:
                return new DeviceException(
                    ThingStatusDetail.ConfigurationError,
                    "The charger does not offer its local API (HTTP 404). Enable the local HTTP API v2 in the go-e app: Internet, Advanced settings, \"Allow access to local HTTP API v2\".");
            case HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden:
                return new DeviceException(
                    ThingStatusDetail.ConfigurationError,
                    $"The device at {address.Authority} wants a login (HTTP {code}). Check that 'ip' is the charger's address, and switch off the password for its local HTTP API.");
            case HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable:
                return new DeviceException($"The charger is too busy to answer (HTTP {code}). Raise 'refreshInterval' if this goes on.")
                {
                    RetryAfter = RetryAfter(response.Headers.RetryAfter),
                };
            case >= HttpStatusCode.MultipleChoices and < HttpStatusCode.BadRequest:
                return new DeviceException(
                    $"The device at {address.Authority} sends requests elsewhere (HTTP {code} to {Excerpt.Of(response.Headers.Location?.OriginalString ?? "nowhere")}); a charger does not. Check the parameter 'ip'.");
            default:
                return new DeviceException($"The device at {address.Authority} answers HTTP {code}. If it is the charger, restart it; otherwise correct the parameter 'ip'.");
        }
    }

    private TimeSpan? RetryAfter(RetryConditionHeaderValue? header)
    {
        var wait = header?.Delta ?? header?.Date - time.GetUtcNow();
        if (wait is null) return null;
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait > LongestRetryAfter ? LongestRetryAfter : wait;
    }
}
