using System.Globalization;
using System.Net;
using HomeBinding.Web.Access;
using HomeBinding.Web.Accounts;
using HomeBinding.Web.Setup;
using Microsoft.AspNetCore.Http;

namespace HomeBinding.Web.Auth;

/// <summary>What came of somebody's trying to sign in.</summary>
/// <param name="User">Who it is; null if it is nobody.</param>
/// <param name="Problem">What to say then.</param>
/// <param name="Status">The status code then.</param>
internal sealed record SignInResult(string? User, string? Problem = null, int Status = StatusCodes.Status200OK);

/// <summary>Signs people in by password, and makes the first administrator.</summary>
internal sealed class SignIn(AccountStore accounts, PasswordCheck passwords, LoginThrottle throttle, SetupCode setup)
{
    // Counts wrong codes as wrong passwords of a user that there cannot be.
    private const string SetupUser = "setup code";

    public async Task<SignInResult> WithPasswordAsync(string user, string password, IPAddress? address)
    {
        var (outcome, account, wait) = await passwords.CheckAsync(user, password, address).ConfigureAwait(false);
        return outcome switch
        {
            PasswordOutcome.Right => new SignInResult(account!.Name),
            PasswordOutcome.Wrong => new SignInResult(null, "User name or password is wrong.", StatusCodes.Status400BadRequest),
            PasswordOutcome.TooMany => TooMany(wait),
            _ => new SignInResult(null, "Too many people sign in at the moment. Try again.", StatusCodes.Status429TooManyRequests),
        };
    }

    public async Task<SignInResult> FirstAsync(string code, string user, string password, string repeated, IPAddress? address)
    {
        if (throttle.WaitFor(address, SetupUser) is var wait && wait > TimeSpan.Zero) return TooMany(wait);
        if (!setup.Fits(code))
        {
            throttle.Failed(address, SetupUser);
            return new SignInResult(null, "This is not the setup code, or it has expired. The newest one is in the log of the host.", StatusCodes.Status400BadRequest);
        }
        if (password != repeated) return new SignInResult(null, "The two passwords differ.", StatusCodes.Status400BadRequest);
        try
        {
            await accounts.AddFirstAsync(user, password).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is AccountException or IOException)
        {
            return new SignInResult(null, exception.Message, StatusCodes.Status400BadRequest);
        }
        setup.Used();
        return new SignInResult(user);
    }

    private static SignInResult TooMany(TimeSpan wait) => new(
        null,
        string.Create(CultureInfo.InvariantCulture, $"There were too many wrong tries. Try again in {Math.Ceiling(wait.TotalSeconds)} s."),
        StatusCodes.Status429TooManyRequests);
}
