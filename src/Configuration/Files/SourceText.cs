using System.Buffers;
using System.Text;
using System.Text.Unicode;
using HomeBinding.Configuration.Model;

namespace HomeBinding.Configuration.Files;

/// <summary>The text of one configuration file.</summary>
internal sealed class SourceText(string file, string text)
{
    /// <summary>Room for a hundred thousand items; a larger file is not a configuration.</summary>
    public const int LargestFile = 16 * 1024 * 1024;

    private string[]? _lines;

    public string File { get; } = file;

    public string Text { get; } = text;

    /// <summary>The number of its first line; not 1 where this is a part of a file.</summary>
    public int FirstLine { get; init; } = 1;

    /// <summary>The lines as editors count them.</summary>
    public IReadOnlyList<string> Lines => _lines ??= Text.ReplaceLineEndings("\n").Split('\n');

    /// <summary>Reads a file; null if it cannot be read, which is then reported.</summary>
    public static SourceText? Read(string path, string file, FileDiagnostics diagnostics)
    {
        byte[] bytes;
        try
        {
            bytes = ReadBytes(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            diagnostics.Error(DiagnosticCode.Unreadable, SourceSpan.OfFile(file), $"The file cannot be read: {Printable.Escape(e.Message)}");
            return null;
        }
        if (bytes.Length <= LargestFile) return Decode(bytes, file, diagnostics);
        diagnostics.Error(DiagnosticCode.Limit, SourceSpan.OfFile(file), $"The file is larger than {LargestFile / 1024 / 1024} MiB, the most that is read.", "Spread it over several files.");
        return null;
    }

    /// <summary>One line of a file that has been read before, and the one before it; null if that does not work any more.</summary>
    public static string? TryReadLine(string directory, SourceSpan span, out string? before)
    {
        before = null;
        try
        {
            var number = 0;
            foreach (var line in Encoding.UTF8.GetString(ReadBytes(Path.Combine(directory, span.File))).AsSpan().TrimStart('\uFEFF').EnumerateLines())
            {
                if (++number == span.Line) return line.ToString();
                if (number == span.Line - 1) before = line.ToString();
            }
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>The length of the line end at a character, as editors and <see cref="Lines"/> count lines; 0 if there is none.</summary>
    public static int LineEnd(string text, int index) => text[index] switch
    {
        '\r' => index + 1 < text.Length && text[index + 1] == '\n' ? 2 : 1,
        '\n' or '\u0085' or '\u2028' or '\u2029' => 1,
        _ => 0,
    };

    /// <summary>The place of a character of the text.</summary>
    public SourceSpan SpanAt(int index)
    {
        var (line, start) = (1, 0);
        for (var i = 0; i < index && i < Text.Length;)
        {
            var length = LineEnd(Text, i);
            i += Math.Max(1, length);
            if (length > 0 && i <= index) (line, start) = (line + 1, i);
        }
        return new SourceSpan(File, line, index - start + 1);
    }

    private static SourceText? Decode(byte[] bytes, string file, FileDiagnostics diagnostics)
    {
        if (bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
        {
            diagnostics.Error(DiagnosticCode.Encoding, new SourceSpan(file, 1, 1), "The file is in UTF-16; expected UTF-8.", "Save it with the encoding UTF-8.");
            return null;
        }
        ReadOnlySpan<byte> content = bytes is [0xEF, 0xBB, 0xBF, ..] ? bytes.AsSpan(3) : bytes;
        var source = new SourceText(file, Encoding.UTF8.GetString(content));
        if (!Utf8.IsValid(content))
        {
            diagnostics.Error(DiagnosticCode.Encoding, FirstInvalid(content, file, out var invalid), $"The byte 0x{invalid:X2} is not valid UTF-8.", "Save the file with the encoding UTF-8.");
            return null;
        }
        var control = source.Text.AsSpan().IndexOfAny(ControlCharacters);
        if (control < 0) return source;
        diagnostics.Error(DiagnosticCode.Encoding, source.SpanAt(control), $"The control character U+{(int)source.Text[control]:X4} is not allowed here.", "Delete it, or write it as an escape between double quotes.");
        return null;
    }

    private static SourceSpan FirstInvalid(ReadOnlySpan<byte> content, string file, out byte invalid)
    {
        var characters = new char[content.Length];
        _ = Utf8.ToUtf16(content, characters, out var read, out var written, replaceInvalidSequences: false);
        invalid = content[read];
        return new SourceText(file, new string(characters, 0, written)).SpanAt(written);
    }

    private static readonly SearchValues<char> ControlCharacters = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Select(each => (char)each).Where(each => each is not ('\t' or '\n' or '\r')), '\x7F', '\uFEFF']);

    // The length is a hint only: a link may lead to a device without end, and the file may be written meanwhile.
    private static byte[] ReadBytes(string path)
    {
        using var stream = RegularFile.Open(path);
        var bytes = new byte[Math.Clamp(stream.Length, 0, LargestFile) + 1];
        var length = 0;
        while (true)
        {
            var count = stream.Read(bytes, length, bytes.Length - length);
            length += count;
            if (count == 0 || length > LargestFile) break;
            if (length == bytes.Length) Array.Resize(ref bytes, Math.Min(LargestFile + 1, bytes.Length * 2));
        }
        Array.Resize(ref bytes, length);
        return bytes;
    }
}
