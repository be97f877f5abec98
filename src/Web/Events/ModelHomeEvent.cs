using System.Text.Json;

namespace HomeBinding.Web.Events;

/// <summary>An event of something else than a state: what there is, how things are, what was found.</summary>
/// <param name="subject">What it is about.</param>
/// <param name="type">Its type.</param>
/// <param name="topic">Its topic.</param>
/// <param name="source">Who is behind it.</param>
/// <param name="payload">Writes the payload; called once for each format that somebody wants.</param>
internal sealed class ModelHomeEvent(EventSubject subject, string type, string topic, string? source, Action<Utf8JsonWriter> payload) : HomeEvent(subject, type, topic, source)
{
    protected override void WritePayload(Utf8JsonWriter writer) => payload(writer);
}
