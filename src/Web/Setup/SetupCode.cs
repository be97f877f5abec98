using System.Security.Cryptography;
using HomeBinding.Engine.Files;
using HomeBinding.Web.Accounts;
using Microsoft.Extensions.Logging;

namespace HomeBinding.Web.Setup;

/// <summary>
/// The code with which the first administrator is made: random, for an hour, for one use, printed and put into a file that only the host may read. Whoever
/// merely comes first does not have it (ASVS 6.4.1).
/// </summary>
internal sealed partial class SetupCode(AccountStore accounts, WebOptions options, TimeProvider time, ILoggerFactory loggers) : IDisposable
{
    public const string FileName = "setup-code";

    // No letters and digits that look alike. 32 of them: 60 bits.
    private const string Letters = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private const int Groups = 3;
    private const int GroupLength = 4;

    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    private readonly ILogger _logger = loggers.CreateLogger("HomeBinding.Web");
    private readonly Lock _gate = new();
    private string _address = WebOptions.DefaultUrl;
    private string? _code;
    private DateTimeOffset _until;

    /// <summary>True as long as there is nobody, so that the code is asked for.</summary>
    public bool IsWanted => accounts.Current.IsEmpty;

    private string? Path => options.PathOf(FileName);

    /// <summary>Makes a code and says where it is; if there are users, takes back what is there.</summary>
    /// <param name="address">Where the server listens.</param>
    public void Announce(string address)
    {
        lock (_gate) _address = address;
        Renew();
    }

    /// <summary>Makes a new code in the place of one that has expired. Where to go with it is what the server knows, not what a visitor asked for.</summary>
    public void Renew()
    {
        lock (_gate)
        {
            if (!IsWanted)
            {
                Withdraw();
                return;
            }
            if (_code is not null && time.GetUtcNow() < _until) return;
            _code = string.Join('-', Enumerable.Range(0, Groups).Select(static _ => RandomNumberGenerator.GetString(Letters, GroupLength)));
            _until = time.GetUtcNow() + Lifetime;
            var kept = Keep(_code) ? $" (also in {Path})" : "";
            LogCode(_logger, $"{_address}/auth", _code, kept);
        }
    }

    /// <summary>True if the code is the one that was printed last and is still good. Case, blanks and dashes do not matter.</summary>
    public bool Fits(string code)
    {
        lock (_gate) return IsWanted && _code is not null && time.GetUtcNow() < _until && Secrets.Same(Normal(_code), Normal(code));
    }

    /// <summary>Takes the code back: there is an administrator now.</summary>
    public void Used()
    {
        lock (_gate) Withdraw();
    }

    public void Dispose()
    {
        lock (_gate) Withdraw();
    }

    private static string Normal(string code) => new([.. code.Where(char.IsAsciiLetterOrDigit).Select(char.ToUpperInvariant)]);

    private bool Keep(string code)
    {
        if (Path is not { } path) return false;
        try
        {
            AtomicFile.Write(path, path + ".new", code + "\n", isPrivate: true);
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            LogNotKept(_logger, path, exception.Message);
            return false;
        }
    }

    private void Withdraw()
    {
        _code = null;
        if (Path is not { } path) return;
        try
        {
            File.Delete(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The code in it is good for nothing any more.
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Nobody may use this home over HTTP yet. Make the first administrator at {Address} with the setup code {Code}{Kept}, good for one hour, or with: homebinding users add NAME --role administrator")]
    private static partial void LogCode(ILogger logger, string address, string code, string kept);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The setup code cannot be kept in {Path}: {Reason}")]
    private static partial void LogNotKept(ILogger logger, string path, string reason);
}
