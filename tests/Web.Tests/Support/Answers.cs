using System.Net;
using System.Text;
using System.Text.Json;

namespace HomeBinding.Web.Tests.Support;

/// <summary>Requests that tests send often, and what they read of answers.</summary>
internal static class Answers
{
    /// <summary>An endpoint that every role may read.</summary>
    public const string Readable = "/rest/uuid";

    /// <summary>Sends a request that a test puts together.</summary>
    public static async Task<HttpStatusCode> StatusAsync(this HttpClient client, Action<HttpRequestMessage> prepare, HttpMethod? method = null, string path = Readable)
    {
        using var request = new HttpRequestMessage(method ?? HttpMethod.Get, path);
        prepare(request);
        using var answer = await client.SendAsync(request);
        return answer.StatusCode;
    }

    public static Task<HttpResponseMessage> PostFormAsync(this HttpClient client, string path, params (string Name, string Value)[] fields) =>
        client.PostAsync(path, new FormUrlEncodedContent(fields.Select(static each => KeyValuePair.Create(each.Name, each.Value))));

    public static async Task<JsonElement> JsonAsync(this HttpResponseMessage answer) => JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;

    /// <summary>The message of an error.</summary>
    public static async Task<string> MessageAsync(this HttpResponseMessage answer) => (await answer.JsonAsync()).GetProperty("error").GetProperty("message").GetString()!;

    public static string Basic(string user, string password) => $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}"))}";
}
