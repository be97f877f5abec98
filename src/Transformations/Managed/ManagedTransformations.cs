using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using HomeBinding.Engine.Files;
using HomeBinding.Transformations.Files;
using HomeBinding.Transformations.Map;
using HomeBinding.Transformations.Scale;
using Microsoft.Extensions.Logging;

namespace HomeBinding.Transformations.Managed;

/// <summary>
/// Transformations that are made over the API, beside the files of <c>transform/</c>. A change is on the disk before it counts, and all of them are in one file
/// with the versions before it. May be used from several threads.
/// </summary>
public sealed partial class ManagedTransformations : IDisposable
{
    /// <summary>Characters that all of them together have at most.</summary>
    public const int LargestFile = 16 * 1024 * 1024;

    private const int Most = 1000;

    private static readonly Dictionary<string, CheckContent> Types = new(StringComparer.Ordinal) { ["map"] = MapTransformation.TryCheck, ["scale"] = ScaleTable.TryCheck };

    private readonly GenerationFile? _file;
    private readonly SemaphoreSlim _changing = new(1);
    private ImmutableSortedDictionary<string, ManagedTransformation> _all;

    /// <summary>Reads those that were kept. Whatever is in the file, it does not throw; what is damaged gives way to the version before it, and the log says so.</summary>
    /// <param name="path">Where they are kept, e.g. <c>.homebinding/transformations.json</c> in the home; null to forget them with the process.</param>
    /// <param name="logger">Is told of what is damaged.</param>
    public ManagedTransformations(string? path, ILogger logger)
    {
        _file = path is null ? null : new GenerationFile(path);
        _all = _file?.Read(Parse, (version, reason) => LogDamaged(logger, version, reason)) ?? ImmutableSortedDictionary.Create<string, ManagedTransformation>(StringComparer.Ordinal);
    }

    /// <summary>All of them, by id.</summary>
    public IEnumerable<ManagedTransformation> All => Volatile.Read(ref _all).Values;

    /// <summary>The one with an id; null if there is none.</summary>
    public ManagedTransformation? Find(string uid) => Volatile.Read(ref _all).GetValueOrDefault(uid);

    /// <summary>Why a transformation cannot be kept, in a sentence, with the line where its text has an error; null if it can.</summary>
    public static string? ProblemOf(ManagedTransformation transformation)
    {
        var (uid, type) = (transformation.Uid, transformation.Type);
        if (ManagedTransformation.TypeOf(uid) is not { } named) return $"'{uid}' is no id of a transformation that is made here. Write config:{(Types.ContainsKey(type) ? type : "map")}:NAME, with letters, digits and _.";
        if (named != type) return $"The id {uid} says that the type is {named}, and the transformation that it is {type}.";
        if (!Types.TryGetValue(type, out var check)) return $"Nothing here reads transformations of the type {type}. There are {string.Join(" and ", Types.Keys)}.";
        if (!transformation.Configuration.ContainsKey(ManagedTransformation.FunctionKey)) return $"The text of {uid} is missing. Put it into the configuration as {ManagedTransformation.FunctionKey}.";
        if (transformation.Function.Length > TransformFolder.LargestFile) return $"The text of {uid} is longer than {TransformFolder.LargestFile / 1024} KB.";
        return check(transformation.Function, uid, out var error) ? null : error;
    }

    /// <summary>Adds a transformation, or replaces it. It is on the disk and in force when this completes.</summary>
    /// <exception cref="ArgumentException"><see cref="ProblemOf"/> says why.</exception>
    /// <exception cref="IOException">It cannot be kept; nothing has changed.</exception>
    public Task PutAsync(ManagedTransformation transformation)
    {
        if (ProblemOf(transformation) is { } problem) throw new ArgumentException(problem, nameof(transformation));
        return ChangeAsync(all => all.Count >= Most && !all.ContainsKey(transformation.Uid) ? throw new IOException($"There are {Most} transformations already.") : all.SetItem(transformation.Uid, transformation));
    }

    /// <summary>Removes a transformation.</summary>
    /// <returns>False if there is none.</returns>
    /// <exception cref="IOException">That cannot be kept; nothing has changed.</exception>
    public Task<bool> RemoveAsync(string uid) => ChangeAsync(all => all.Remove(uid));

    /// <inheritdoc/>
    public void Dispose() => _changing.Dispose();

    private async Task<bool> ChangeAsync(Func<ImmutableSortedDictionary<string, ManagedTransformation>, ImmutableSortedDictionary<string, ManagedTransformation>> change)
    {
        await _changing.WaitAsync().ConfigureAwait(false);
        try
        {
            var changed = change(_all);
            if (changed == _all) return false;
            await Task.Run(() => Write(changed)).ConfigureAwait(false);
            Volatile.Write(ref _all, changed);
            return true;
        }
        catch (UnauthorizedAccessException exception)
        {
            throw new IOException(exception.Message, exception);
        }
        finally
        {
            _changing.Release();
        }
    }

    private void Write(ImmutableSortedDictionary<string, ManagedTransformation> all)
    {
        if (_file is null) return;
        var text = JsonSerializer.Serialize([.. all.Values], ManagedJson.Default.ManagedTransformationArray);
        if (text.Length > LargestFile) throw new IOException($"All transformations together would have more than {LargestFile} characters.");
        _file.Write(text);
    }

    private static ImmutableSortedDictionary<string, ManagedTransformation> Parse(string text)
    {
        try
        {
            var all = JsonSerializer.Deserialize(text, ManagedJson.Default.ManagedTransformationArray);
            if (all is null || all.Any(static each => each is null || each.Configuration.Values.Contains(null!))) throw new FormatException("It is no list of transformations.");
            return all.ToImmutableSortedDictionary(static each => each!.Uid, static each => each!, StringComparer.Ordinal);
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException)
        {
            throw new FormatException(exception.Message, exception);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Path} cannot be read; the newest version before it that can be is used: {Reason}")]
    private static partial void LogDamaged(ILogger logger, string path, string reason);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(ManagedTransformation?[]))]
internal sealed partial class ManagedJson : JsonSerializerContext;
