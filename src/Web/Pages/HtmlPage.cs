using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HomeBinding.Web.Pages;

/// <summary>
/// The few pages of the host itself, on which people sign in. They need no script; whatever somebody else said is encoded; the policy allows the one style and
/// nothing else.
/// </summary>
internal static class HtmlPage
{
    private const string Style =
        "body{font:1rem/1.5 system-ui,sans-serif;max-width:26rem;margin:10vh auto;padding:0 1rem;color:#222;background:#fff}"
        + "label{display:block;margin-top:1rem}input{font:inherit;width:100%;padding:.5rem;box-sizing:border-box;border:1px solid #767676;border-radius:.25rem}"
        + "button{font:inherit;margin-top:1.5rem;padding:.5rem 1.5rem;border:0;border-radius:.25rem;color:#fff;background:#1a5fb4;cursor:pointer}"
        + ".problem{padding:.5rem 1rem;border-left:.25rem solid #c01c28;background:#fdeaea}code{overflow-wrap:anywhere}"
        + "@media(prefers-color-scheme:dark){body{color:#ddd;background:#1e1e1e}input{color:inherit;background:#2a2a2a}.problem{background:#4a1f22}}";

    private static readonly string StyleHash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)));

    /// <summary>Text as it may stand in a page or between the quotes of an attribute.</summary>
    public static string Encode(string? text) => HtmlEncoder.Default.Encode(text ?? "");

    /// <summary>A page.</summary>
    /// <param name="context">The request.</param>
    /// <param name="title">What it is, plain text.</param>
    /// <param name="body">HTML; whatever comes from outside has gone through <see cref="Encode"/>.</param>
    /// <param name="code">The status code.</param>
    /// <param name="formTarget">The origin that a form may lead on to, besides this host.</param>
    public static ContentHttpResult Of(HttpContext context, string title, string body, int code = StatusCodes.Status200OK, string? formTarget = null)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = $"default-src 'none'; style-src 'sha256-{StyleHash}'; form-action 'self'{(formTarget is null ? "" : " " + formTarget)}; frame-ancestors 'none'; base-uri 'none'";
        // With no-referrer a browser would send the form itself with "Origin: null".
        headers["Referrer-Policy"] = "same-origin";
        var html =
            $"""
            <!DOCTYPE html>
            <html lang="en">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>{Encode(title)}</title><style>{Style}</style></head>
            <body>
            <h1>{Encode(title)}</h1>
            {body}
            </body>
            </html>
            """;
        return TypedResults.Content(html, "text/html; charset=utf-8", Encoding.UTF8, code);
    }

    /// <summary>A paragraph that says what is wrong; nothing if nothing is.</summary>
    public static string Problem(string? text) => text is null ? "" : $"<p class=\"problem\" role=\"alert\">{Encode(text)}</p>\n";

    /// <summary>A field with its label.</summary>
    /// <param name="name">The field's name.</param>
    /// <param name="label">Its label, plain text.</param>
    /// <param name="type">text or password.</param>
    /// <param name="complete">What the browser may fill in, e.g. <c>current-password</c>.</param>
    /// <param name="value">What is in it.</param>
    /// <param name="isRequired">False if it may stay empty.</param>
    public static string Field(string name, string label, string type, string complete, string? value = null, bool isRequired = true) =>
        $"<label>{Encode(label)}<input name=\"{name}\" type=\"{type}\" autocomplete=\"{complete}\" value=\"{Encode(value)}\"{(isRequired ? " required" : "")}></label>\n";

    /// <summary>A field that nobody sees.</summary>
    public static string Hidden(string name, string? value) => value is null ? "" : $"<input type=\"hidden\" name=\"{name}\" value=\"{Encode(value)}\">\n";
}
