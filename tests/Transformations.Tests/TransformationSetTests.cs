using System.Diagnostics.CodeAnalysis;
using FsCheck.Xunit;
using HomeBinding.Engine.Display;
using HomeBinding.Engine.Items;

namespace HomeBinding.Transformations.Tests;

public sealed class TransformationSetTests : IDisposable
{
    private readonly Folder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void OfFolder_HasThoseOfTheHost_AndOthers()
    {
        var all = TransformationSet.OfFolder(_folder.Root, new Reverse("REVERSE"));

        Assert.Equal(["JSONPATH", "MAP", "REGEX", "REVERSE", "SCALE"], all.Names.Order(StringComparer.Ordinal));
        Assert.True(all.TryTransform("reverse", "", "abc", out var result, out _));
        Assert.Equal("cba", result);
        Assert.False(all.TryTransform("JS", "", "abc", out _, out var error));
        Assert.Equal("There is no transformation JS. There are JSONPATH, MAP, REGEX, REVERSE, SCALE.", error);
        Assert.StartsWith("There are two transformations map;", Assert.Throws<ArgumentException>(() => TransformationSet.OfFolder(_folder.Root, new Reverse("map"))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Contact", "OPEN", "MAP(window.map):%s", "offen")]
    [InlineData("Contact", "NULL", "MAP(window.map):%s", "unbekannt")]
    [InlineData("Number", "12.34", "SCALE(level.scale):%.1f", "low: 12.3")]
    [InlineData("Number:Power", "1500 W", "SCALE(level.scale):%.1f kW", "low: 1.5 kW")]
    [InlineData("String", "{\"a\":{\"b\":5}}", "JSONPATH($.a.b):%s", "5")]
    [InlineData("String", "t=21", "REGEX(.*=(\\d+)):%s", "21")]
    [InlineData("Contact", "CLOSED", "MAP(window.map):%s", "CLOSED")]
    public void Pattern_WithATransformation_ShowsItsResult(string name, string text, string pattern, string expected)
    {
        _folder.Write("window.map", "OPEN=offen\n-=unbekannt");
        _folder.Write("level.scale", "[0..20]=low\nformat=%label%: %value%");
        Assert.True(ItemType.TryParse(name, out var type));
        Assert.True(type.TryParseState(text, out var state));

        var shown = StateFormatter.Format(state, new() { Pattern = pattern }, type, DisplayContext.Plain with { Transformations = _folder.All }, out var problem);

        Assert.Equal(expected, shown);
        Assert.Equal(text == "CLOSED" ? "window.map has no entry for 'CLOSED'. Add one, or a line =… for all others." : null, problem);
    }

    [Property(MaxTest = 60)]
    public void TryTransform_AnyInput_NeverThrows(string? function, string? input, byte[] picks)
    {
        const string Alphabet = "$.[]()*?@'\"s/g\\|=:;,{}0123 ab\n";
        var made = string.Concat(picks.Select(each => Alphabet[each % Alphabet.Length]));
        _folder.Write("x.map", made);
        _folder.Write("x.scale", made);
        foreach (var name in _folder.All.Names)
        {
            foreach (var candidate in new[] { function ?? "", made, "x.map", "x.scale", $"${made}", $"s/{made}", $"|{made}" })
            {
                _ = _folder.Transform(name, candidate, input ?? "");
                _ = _folder.Transform(name, candidate, made);
            }
        }
    }

    private sealed class Reverse(string name) : ITransformation
    {
        public string Name => name;

        public bool TryTransform(string function, string input, [NotNullWhen(true)] out string? result, [NotNullWhen(false)] out string? error)
        {
            (result, error) = (new string([.. input.Reverse()]), null);
            return true;
        }
    }
}
