using System.Net;
using HomeBinding.Web.Access;
using HomeBinding.Web.Accounts;
using HomeBinding.Web.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace HomeBinding.Web.Tests.Access;

public sealed class LoginThrottleTests
{
    private static readonly IPAddress Attacker = IPAddress.Parse("192.0.2.1");
    private static readonly IPAddress Owner = IPAddress.Parse("192.0.2.2");

    private readonly FakeTimeProvider _time = new(ServedHome.Start);
    private readonly LoginThrottle _throttle;

    public LoginThrottleTests() => _throttle = new LoginThrottle(_time);

    [Fact]
    public void WaitFor_AfterEachWrongPassword_DoublesUpToALimit()
    {
        Fail(LoginThrottle.FreeTries - 1, "anna");
        Assert.Equal(TimeSpan.Zero, _throttle.WaitFor(Attacker, "anna"));

        var waits = new List<double>();
        for (var i = 0; i < 20; i++)
        {
            _throttle.Failed(Attacker, "ANNA");
            waits.Add(_throttle.WaitFor(Attacker, "anna").TotalSeconds);
        }

        Assert.Equal([1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900], waits.Take(11));
        Assert.Equal(LoginThrottle.LongestWait.TotalSeconds, waits[^1]);
    }

    [Fact]
    public void WaitFor_FromAnotherAddress_IsNone()
    {
        Fail(50, "anna");

        Assert.Equal(TimeSpan.Zero, _throttle.WaitFor(Owner, "anna"));
    }

    [Fact]
    public void WaitFor_OfAnAddressThatTriesManyUsers_IsThereForAll()
    {
        for (var i = 0; i < LoginThrottle.FreeTriesOfAddress; i++) _throttle.Failed(Attacker, $"user{i}");

        Assert.True(_throttle.WaitFor(Attacker, "never tried") > TimeSpan.Zero);
        Assert.Equal(TimeSpan.Zero, _throttle.WaitFor(Owner, "user1"));
    }

    [Fact]
    public void WaitFor_AnotherAddressOfTheSameNetwork_IsTheSame()
    {
        for (var i = 0; i < 10; i++) _throttle.Failed(IPAddress.Parse($"2001:db8:1:2::{i:x}"), "anna");

        Assert.True(_throttle.WaitFor(IPAddress.Parse("2001:db8:1:2:ffff::1"), "anna") > TimeSpan.Zero);
        Assert.Equal(TimeSpan.Zero, _throttle.WaitFor(IPAddress.Parse("2001:db8:1:3::1"), "anna"));
        Assert.Equal(LoginThrottle.Network(IPAddress.Parse("::ffff:192.0.2.1")), LoginThrottle.Network(Attacker));
    }

    [Fact]
    public void Succeeded_ForgetsTheWrongOnes()
    {
        Fail(LoginThrottle.FreeTries - 1, "anna");
        _throttle.Succeeded(Attacker, "anna");
        Fail(LoginThrottle.FreeTries - 1, "anna");

        Assert.Equal(TimeSpan.Zero, _throttle.WaitFor(Attacker, "anna"));
    }

    [Fact]
    public void WrongPasswords_OfLongAgo_DoNotCount()
    {
        Fail(LoginThrottle.FreeTries, "anna");
        _time.Advance(TimeSpan.FromHours(2));

        _throttle.Failed(Attacker, "anna");

        Assert.Equal(TimeSpan.Zero, _throttle.WaitFor(Attacker, "anna"));
    }

    [Fact]
    public async Task CheckAsync_OfManyAtTheSameTime_SendsSomeAway()
    {
        using var accounts = new AccountStore(null, _time, new LogRecorder());
        await accounts.AddAsync("anna", Role.User, ServedHome.Password);
        using var check = new PasswordCheck(accounts, _throttle, _time);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 40).Select(each => Task.Run(() => check.CheckAsync("anna", $"guess{each}", IPAddress.Parse($"192.0.2.{each}")))));

        Assert.Contains(outcomes, static each => each.Outcome == PasswordOutcome.Busy);
        Assert.Contains(outcomes, static each => each.Outcome == PasswordOutcome.Wrong);
        Assert.DoesNotContain(outcomes, static each => each.Outcome == PasswordOutcome.Right);
        Assert.Equal(PasswordOutcome.Right, (await check.CheckAsync("anna", ServedHome.Password, Owner)).Outcome);
    }

    private void Fail(int times, string user)
    {
        for (var i = 0; i < times; i++) _throttle.Failed(Attacker, user);
    }
}
