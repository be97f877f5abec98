using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Web;
using HomeBinding.Web.Tests.Support;

namespace HomeBinding.Web.Tests.Auth;

/// <summary>Does what openHAB's Main UI does to sign somebody in: the same requests with the same fields.</summary>
internal sealed class MainUi(HttpClient client, string origin)
{
    public string Verifier { get; } = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    public string Challenge => Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(Verifier)));

    public string Query(string? redirect = null, string scope = "admin", string state = "s1", string method = "S256", string? challenge = null) =>
        $"?response_type=code&client_id={Uri.EscapeDataString(redirect ?? origin)}&redirect_uri={Uri.EscapeDataString(redirect ?? origin)}&scope={Uri.EscapeDataString(scope)}"
        + $"&code_challenge_method={method}&code_challenge={challenge ?? Challenge}&state={Uri.EscapeDataString(state)}";

    /// <summary>Fills the form in and sends it, hidden fields included.</summary>
    public async Task<HttpResponseMessage> PostFormAsync(string user, string password, string scope = "admin")
    {
        using var page = await client.GetAsync("/auth" + Query(scope: scope));
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        var html = await page.Content.ReadAsStringAsync();
        var hidden = System.Text.RegularExpressions.Regex.Matches(html, "<input type=\"hidden\" name=\"([a-z_]+)\" value=\"([^\"]*)\">")
            .Select(static each => (each.Groups[1].Value, HttpUtility.HtmlDecode(each.Groups[2].Value)));
        return await client.PostFormAsync("/auth", [.. hidden, ("username", user), ("password", password)]);
    }

    /// <summary>Signs in, and returns the code.</summary>
    public async Task<string> SignInAsync(string user, string password, string scope = "admin")
    {
        using var answer = await PostFormAsync(user, password, scope);
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        Assert.StartsWith(origin, answer.Headers.Location!.OriginalString, StringComparison.Ordinal);
        var query = HttpUtility.ParseQueryString(answer.Headers.Location.Query);
        Assert.Equal("s1", query["state"]);
        return query["code"]!;
    }

    public Task<HttpResponseMessage> ChangeAsync(string code, string? verifier = null, bool useCookie = false, string? clientId = null) => client.PostFormAsync(
        $"/rest/auth/token{(useCookie ? "?useCookie=true" : "")}",
        ("grant_type", "authorization_code"),
        ("client_id", clientId ?? origin),
        ("redirect_uri", clientId ?? origin),
        ("code", code),
        ("code_verifier", verifier ?? Verifier));

    public Task<HttpResponseMessage> RefreshAsync(string refreshToken, string? clientId = null) => client.PostFormAsync(
        "/rest/auth/token",
        ("grant_type", "refresh_token"),
        ("client_id", clientId ?? origin),
        ("redirect_uri", clientId ?? origin),
        ("refresh_token", refreshToken));

    public static async Task<(string Access, string Refresh, JsonElement Body)> TokensAsync(HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var body = await answer.JsonAsync();
        return (body.GetProperty("access_token").GetString()!, body.GetProperty("refresh_token").GetString()!, body);
    }
}
