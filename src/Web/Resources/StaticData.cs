using HomeBinding.Engine.Queues;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Headers;
using Microsoft.Net.Http.Headers;

namespace HomeBinding.Web.Resources;

/// <summary>
/// When what does not change with states changed last, so that clients need not read it again (openHAB's <c>staticDataOnly</c> with Last-Modified). A thing that
/// comes up or goes down counts: the descriptions of states follow from its channels.
/// </summary>
internal sealed class StaticData : IDisposable
{
    private readonly HomeParts _home;
    private readonly TimeProvider _time;
    private readonly Mailbox _mailbox;
    private readonly IDisposable[] _subscriptions;
    private long _changed;

    public StaticData(HomeParts home, TimeProvider time)
    {
        _home = home;
        _time = time;
        _mailbox = home.Engine.CreateMailbox("static data");
        _subscriptions = [home.Engine.Things.Subscribe(_mailbox, _ => Changed()), home.Engine.Things.SubscribeToDescriptions(_mailbox, _ => Changed())];
        if (home.Model is { } model) model.Applied += Follow;
        Changed();
    }

    /// <summary>Tells the client when it changed last.</summary>
    /// <returns>True if the client has it as it is, so that the answer is 304 and nothing else.</returns>
    public bool IsKnownTo(HttpContext context)
    {
        // Whole seconds only: what changes again within the same one must not be taken for the same. Until it is over nothing is said of it.
        var changed = new DateTimeOffset((Volatile.Read(ref _changed) / TimeSpan.TicksPerSecond + 1) * TimeSpan.TicksPerSecond, TimeSpan.Zero);
        if (changed > _time.GetUtcNow()) return false;
        var headers = context.Response.GetTypedHeaders();
        headers.LastModified = changed;
        headers.CacheControl = new CacheControlHeaderValue { NoCache = true, Private = true };
        if (context.Request.GetTypedHeaders().IfModifiedSince is not { } known || known < changed) return false;
        context.Response.StatusCode = StatusCodes.Status304NotModified;
        return true;
    }

    public void Dispose()
    {
        if (_home.Model is { } model) model.Applied -= Follow;
        foreach (var subscription in _subscriptions) subscription.Dispose();
        _mailbox.Dispose();
    }

    private void Follow(Configuration.Live.ModelUpdate update)
    {
        if (!update.IsEmpty) Changed();
    }

    private void Changed() => Volatile.Write(ref _changed, _time.GetUtcNow().UtcTicks);
}
