using System.Net.Http.Headers;

namespace HomeBinding.Bench.Processes;

/// <summary>
/// The least that polling can cost: a bare HttpClient loop for each charger, which reads each reply into a buffer and throws it away. No parsing, no
/// items, nothing around it.
/// </summary>
internal static class Floor
{
    private const string Query = "/api/status?filter=amp,psm,pha,pnp,car,err,nrg,dwo,wh,eto,alw,cbl,tma,fwv";

    public static async Task<int> RunAsync(string[] addresses)
    {
        using var handler = new SocketsHttpHandler { UseProxy = false, UseCookies = false, AllowAutoRedirect = false, ActivityHeadersPropagator = null };
        using var client = new HttpClient(handler);
        Console.WriteLine("Ready.");
        await Task.WhenAll(addresses.Select((each, index) => PollAsync(client, new Uri($"http://{each}{Query}"), index, addresses.Length)));
        return 0;
    }

    private static async Task PollAsync(HttpClient client, Uri uri, int index, int count)
    {
        var buffer = new byte[16 * 1024];
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(5));
        await Task.Delay(TimeSpan.FromSeconds(5.0 * index / count), TimeProvider.System);
        do
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, uri) { Headers = { ConnectionClose = true, Accept = { new MediaTypeWithQualityHeaderValue("application/json") } } };
            using var reply = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
            await using var body = await reply.Content.ReadAsStreamAsync();
            while (await body.ReadAsync(buffer) > 0)
            {
            }
        }
        while (await timer.WaitForNextTickAsync());
    }
}
