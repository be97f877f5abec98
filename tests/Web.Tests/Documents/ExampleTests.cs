using System.Text;
using HomeBinding.Web.Access;
using HomeBinding.Web.Documents;
using HomeBinding.Web.Tests.Support;
using Microsoft.AspNetCore.Routing;

namespace HomeBinding.Web.Tests.Documents;

/// <summary>Whatever the document shows as an example works.</summary>
public sealed class ExampleTests
{
    [Fact]
    public async Task Example_OfEachOperation_AnswersAsItSays()
    {
        await using var home = await ServedHome.StartAsync();
        using var client = home.As(Role.Administrator);
        var examples = home.Endpoints
            .SelectMany(static each => each.Metadata.OfType<ApiExample>().Select(example => (Example: example, Method: each.Metadata.GetMetadata<IHttpMethodMetadata>()!.HttpMethods[0])))
            .OrderBy(static each => each.Method, Comparer<string>.Create(static (left, right) => Order(left) - Order(right)))
            .ToArray();

        Assert.NotEmpty(examples);
        foreach (var (example, method) in examples)
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), example.Path);
            if (example.Body is { } body) request.Content = new StringContent(body, Encoding.UTF8, example.ContentType);
            using var answer = await client.SendAsync(request);
            Assert.True((int)answer.StatusCode == example.Status, $"{method} {example.Path} {example.Body} answers {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
        }
    }

    // What examples change is made before it is changed, and removed last.
    private static int Order(string method) => Array.IndexOf(["POST", "PUT", "GET", "DELETE"], method);
}
