namespace HomeBinding.Transformations.Tests;

public sealed class JsonPathTests : IDisposable
{
    private const string Store = """
        {
          "name": "Küche", "on": true, "nothing": null, "price": 1.50, "tiny": 0.1234567890123456789, "when": "2026-01-31T18:30:00Z",
          "list": [1, 2, 3], "single": ["x"], "empty": [], "a b": 7, "nested": { "deep": [ { "id": 1, "t": 20.5 }, { "id": 2, "t": 21.5 } ] }
        }
        """;

    private readonly Folder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("$.name", "Küche")]
    [InlineData(" $.name ", "Küche")]
    [InlineData("$.on", "true")]
    [InlineData("$.nothing", "NULL")]
    [InlineData("$.price", "1.50")]
    [InlineData("$.tiny", "0.1234567890123456789")]
    [InlineData("$.when", "2026-01-31T18:30:00Z")]
    [InlineData("$['a b']", "7")]
    [InlineData("$.list[0]", "1")]
    [InlineData("$.list[-1:]", "3")]
    [InlineData("$.list[0:2]", "[1,2]")]
    [InlineData("$.list", "[1,2,3]")]
    [InlineData("$.list[*]", "[1,2,3]")]
    [InlineData("$.single", "x")]
    [InlineData("$.empty", "[]")]
    [InlineData("$.nested.deep[1].t", "21.5")]
    [InlineData("$.nested.deep[?(@.id == 2)].t", "21.5")]
    [InlineData("$.nested.deep[*].t", "[20.5,21.5]")]
    [InlineData("$..id", "[1,2]")]
    [InlineData("$.nested.deep[0]", "{\"id\":1,\"t\":20.5}")]
    [InlineData("$.missing", "[There is nothing at $.missing.]")]
    [InlineData("$.list[7]", "[There is nothing at $.list[7].]")]
    public void JsonPath_Path_GivesTheValue(string function, string expected) => Assert.Equal(expected, _folder.Transform("JSONPATH", function, Store));

    [Theory]
    [InlineData("$.[", "{}", "[$.[ is no JSON path: ")]
    [InlineData("$[?(", "{}", "[$[?( is no JSON path: ")]
    [InlineData("$.a", "text", "[The text is no JSON: ")]
    [InlineData("$.a", "", "[The text is no JSON: ")]
    [InlineData("$.a", "{\"a\":1} more", "[The text is no JSON: ")]
    [InlineData("$.a", "{\"a\":", "[The text is no JSON: ")]
    [InlineData("$.a", "{\"a\":1e400}", "[The text is no JSON: ")]
    public void JsonPath_Mistake_IsNamed(string function, string input, string expected) =>
        Assert.StartsWith(expected, _folder.Transform("JSONPATH", function, input), StringComparison.Ordinal);

    [Fact]
    public void JsonPath_DeepJson_IsRefused() =>
        Assert.StartsWith("[The text is no JSON: ", _folder.Transform("JSONPATH", "$..a", new string('[', 100_000)), StringComparison.Ordinal);
}
