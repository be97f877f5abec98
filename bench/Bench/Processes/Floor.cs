namespace HomeBinding.Bench.Processes;

/// <summary>
/// The least that polling can cost: a bare HttpClient loop for each charger, which reads each reply into a buffer and throws it away. No parsing, no
/// items, nothing around it. The chargers take their turns evenly over the interval, as the host's do.
/// </summary>
internal static class Floor
{
    // As the host asks for the 21 channels.
    private const string Query = "/api/status?filter=amp,ama,mca,psm,pnp,car,err,dwo,wh,eto,cbl,alw,pha,nrg,tma";

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
        await Task.Delay(TimeSpan.FromSeconds(5.0 * index / count), TimeProvider.System);
        // Made after the delay: made before, it would let all chargers be polled at the same moment from the second time on.
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(5));
        do
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, uri) { Headers = { ConnectionClose = true } };
            using var reply = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
            await using var body = await reply.Content.ReadAsStreamAsync();
            while (await body.ReadAsync(buffer) > 0)
            {
            }
        }
        while (await timer.WaitForNextTickAsync());
    }
}
