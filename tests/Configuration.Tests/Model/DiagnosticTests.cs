using HomeBinding.Configuration.Model;

namespace HomeBinding.Configuration.Tests.Model;

public sealed class DiagnosticTests
{
    [Fact]
    public void Render_ShowsTheLineTheCaretAndTheHint()
    {
        using var home = new TestHome();
        var diagnostic = Assert.Single(home.Write("items/a.items", "version: 1\nitems:\n  Lamp:\n    type: Swich\n").Read().Diagnostics);

        Assert.Equal(
            """
            items/a.items:4:11: error: 'Swich' is not an item type; expected one of Switch, Contact, DateTime, String, Number, Dimmer, Color, Rollershutter, Player, Location, Image, Call.
                    type: Swich
                          ^
                Did you mean 'Switch'?
            """.ReplaceLineEndings("\n"),
            diagnostic.Render(home.Directory));
    }

    [Fact]
    public void Render_LongLine_ShowsThePartAroundThePlace()
    {
        using var home = new TestHome();
        var label = new string('x', 500);
        var diagnostic = Assert.Single(home.Write("items/a.items", $"version: 1\nitems: {{ A: {{ label: {label}, type: Swich }} }}\n").Read().Diagnostics);

        var lines = diagnostic.Render(home.Directory).Split('\n');

        Assert.True(lines[1].Length <= 124);
        Assert.Equal("Swich", lines[1].Substring(lines[2].IndexOf('^', StringComparison.Ordinal), 5));
    }

    [Fact]
    public void Render_FileIsGone_ShowsTheMessageOnly() =>
        Assert.Equal("items/gone.items:3:1: warning: Something.", new Diagnostic(Severity.Warning, DiagnosticCode.NoEffect, new SourceSpan("items/gone.items", 3, 1), "Something.", null).Render("/nowhere"));

    [Fact]
    public void Message_EscapedControlCharactersInANamedValue_DoNotReachTheTerminal()
    {
        var model = TestHome.ReadFile("version: 1\nitems: { A: { type: \"\\e[31mred\" } }\n");

        Assert.Equal("items/a.items:2:21: error: '\\u001b[31mred' is not an item type; expected one of Switch, Contact, DateTime, String, Number, Dimmer, Color, Rollershutter, Player, Location, Image, Call.", Assert.Single(model.Diagnostics).ToString());
    }
}
