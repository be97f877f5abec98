using HomeBinding.Configuration.Files.Syntax;

namespace HomeBinding.Configuration.Files.OpenHabText;

/// <summary>
/// Reads a file in openHAB's own syntax, things and items in any order. A mistake in one of them is reported and what follows is read all the same: it goes
/// on at the next line that begins one.
/// </summary>
internal sealed class OpenHabTextReader
{
    private readonly FileSyntax _syntax;
    private readonly bool _isOfThings;
    private readonly TokenCursor _cursor;
    private readonly Beginnings _beginnings;
    private readonly TextThingReader _things;
    private readonly TextItemReader _items;

    public OpenHabTextReader(SourceText source, FileSyntax syntax, FileDiagnostics diagnostics, TextRange? range = null)
    {
        _syntax = syntax;
        _isOfThings = source.File.EndsWith(".things", StringComparison.OrdinalIgnoreCase);
        _cursor = new TokenCursor(source, diagnostics, range);
        _beginnings = new Beginnings(_cursor);
        var parameters = new ParametersReader(_cursor, _beginnings);
        _things = new TextThingReader(source, _cursor, _beginnings, parameters, syntax);
        _items = new TextItemReader(_cursor, _beginnings, parameters);
    }

    public void Read()
    {
        while (_cursor.Peek().Kind != TokenKind.End) ReadElement();
        if (_cursor.Lexer.HasOpenComment) _syntax.IsIncomplete = true;
    }

    private void ReadElement()
    {
        if (_beginnings.IsThing()) _things.Read();
        else if (_beginnings.IsItem()) ReadItem();
        else if (!_beginnings.IsElementOfUnknownType()) Skip();
        else if (_isOfThings) _things.Read();
        else ReadItem();
    }

    private void ReadItem()
    {
        if (_items.Read() is { } item) _syntax.Items.Add(item);
        else _syntax.IsIncomplete = true;
    }

    private void Skip()
    {
        _cursor.Expected(_isOfThings ? TextThingReader.Example : TextItemReader.Example, _cursor.Peek());
        _syntax.IsIncomplete = true;
        do _ = _cursor.Next();
        while (_cursor.Peek().Kind != TokenKind.End && !(_cursor.Peek().BeginsLine && (_beginnings.IsThing() || _beginnings.IsItem() || _beginnings.IsElementOfUnknownType())));
    }
}
