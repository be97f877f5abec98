using System.Text;
using HomeBinding.Web.Access;
using HomeBinding.Web.Accounts;
using HomeBinding.Web.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace HomeBinding.Web.Tests.Accounts;

public sealed class AccountStoreTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly FakeTimeProvider _time = new(ServedHome.Start);
    private readonly LogRecorder _log = new();
    private readonly List<AccountStore> _stores = [];

    private string Path => _folder.PathOf(".homebinding/users.json");

    public void Dispose()
    {
        foreach (var store in _stores) store.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task File_HoldsNoSecret_AndOnlyTheHostMayReadIt()
    {
        var store = Open();
        await store.AddAsync("anna", Role.Administrator, ServedHome.Password);
        var token = await store.AddTokenAsync("anna", "panel", ["items:read"]);

        var text = File.ReadAllText(Path);

        Assert.DoesNotContain(ServedHome.Password, text, StringComparison.Ordinal);
        Assert.DoesNotContain(token.Split('.')[2], text, StringComparison.Ordinal);
        Assert.Matches(@"^oh\.panel\.[A-Za-z0-9]{43}$", token);
        Assert.Contains("pbkdf2-sha512$210000$", text, StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path));
    }

    [Fact]
    public async Task Store_OpenedAgain_KnowsAll()
    {
        var first = Open();
        await first.AddAsync("anna", Role.Administrator, ServedHome.Password);
        var token = await first.AddTokenAsync("anna", "panel", ["items:read"], _time.GetUtcNow().AddDays(1));

        var second = Open();

        var account = Assert.Single(second.Accounts);
        Assert.Equal(("anna", Role.Administrator), (account.Name, account.Role));
        Assert.True(PasswordHash.Fits(ServedHome.Password, account.Password!));
        Assert.Equal(["items:read"], second.Current.FindToken(token)!.Token.Scopes);
        Assert.Equal(first.Current.File.SigningKey, second.Current.File.SigningKey);
    }

    [Fact]
    public async Task Changes_OfTwoProcessesAtTheSameTime_AreAllKept()
    {
        var (one, other) = (Open(), Open());

        await Task.WhenAll(Enumerable.Range(0, 20).Select(each => Task.Run(() => (each % 2 == 0 ? one : other).AddAsync($"user{each}", Role.Viewer, null))));

        Assert.Equal(20, one.Accounts.Count);
        Assert.Equal(20, Open().Accounts.Count);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("{\"version\":2,\"signingKey\":\"AA==\"}")]
    [InlineData("{\"version\":1,\"signingKey\":\"AA==\",\"accounts\":[{\"name\":\"a\",\"role\":\"Viewer\",\"created\":\"2026-01-01T00:00:00Z\"},{\"name\":\"A\",\"role\":\"Viewer\",\"created\":\"2026-01-01T00:00:00Z\"}]}")]
    public async Task File_ThatCannotBeRead_LetsNobodyIn_AndIsNotOverwritten(string content)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path)!);
        File.WriteAllText(Path, content, Encoding.UTF8);
        var store = Open();

        Assert.False(store.Current.IsEmpty);
        Assert.Throws<AccountException>(() => store.Accounts);
        await Assert.ThrowsAsync<AccountException>(() => store.AddAsync("anna", Role.Administrator, null));
        await Assert.ThrowsAsync<AccountException>(() => store.AddFirstAsync("anna", ServedHome.Password));

        Assert.Equal(content, File.ReadAllText(Path));
        Assert.Equal(1, _log.Count(Microsoft.Extensions.Logging.LogLevel.Error, "so nobody is let in"));
    }

    [Fact]
    public async Task File_ThatIsDamagedWhileItRuns_LetsNobodyInUntilItIsPutBack()
    {
        var store = Open();
        await store.AddAsync("anna", Role.Administrator, null);
        var token = await store.AddTokenAsync("anna", "panel", []);
        var good = File.ReadAllBytes(Path);

        File.WriteAllText(Path, "no");
        Assert.Null(store.Current.FindToken(token));
        Assert.False(store.Current.IsEmpty);

        File.WriteAllBytes(Path, good);
        Assert.NotNull(store.Current.FindToken(token));
    }

    [Fact]
    public async Task File_ThatOthersMayRead_IsToldOf()
    {
        if (OperatingSystem.IsWindows()) return;
        await Open().AddAsync("anna", Role.Administrator, null);
        Assert.Equal(0, _log.Count(Microsoft.Extensions.Logging.LogLevel.Warning, "chmod 600"));
        File.SetUnixFileMode(Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead);

        Assert.Single(Open().Accounts);

        Assert.Equal(1, _log.Count(Microsoft.Extensions.Logging.LogLevel.Warning, "chmod 600"));
    }

    [Fact]
    public async Task AddFirstAsync_OfTwoAtTheSameTime_TakesOne()
    {
        var (one, other) = (Open(), Open());

        var results = await Task.WhenAll(TryAsync(one, "anna"), TryAsync(other, "eve"));

        Assert.Single(results, static each => each);
        Assert.Single(Open().Accounts);

        static async Task<bool> TryAsync(AccountStore store, string name)
        {
            try
            {
                await store.AddFirstAsync(name, ServedHome.Password);
                return true;
            }
            catch (AccountException)
            {
                return false;
            }
        }
    }

    [Fact]
    public async Task RemoveAsync_OfTheLastAdministrator_IsRefused()
    {
        var store = Open();
        await store.AddAsync("anna", Role.Administrator, null);
        await store.AddAsync("bert", Role.User, null);

        var error = await Assert.ThrowsAsync<AccountException>(() => store.RemoveAsync("anna"));
        Assert.Contains("Add another one first", error.Message, StringComparison.Ordinal);

        await store.AddAsync("carl", Role.Administrator, null);
        await store.RemoveAsync("ANNA");
        Assert.Equal(["bert", "carl"], store.Accounts.Select(static each => each.Name));
    }

    [Theory]
    [InlineData("short1!", "at least 8 characters")]
    [InlineData("password", "first that anybody would try")]
    [InlineData("Passw0rd2024!", "first that anybody would try")]
    [InlineData("homebinding", "first that anybody would try")]
    [InlineData("annabella", "first that anybody would try")]
    [InlineData("Annabella123", "first that anybody would try")]
    [InlineData("aaaaaaaaaa", "first that anybody would try")]
    [InlineData("abcdefghij", "first that anybody would try")]
    public async Task AddAsync_WithAPasswordThatIsEasyToGuess_IsRefused(string password, string why)
    {
        var error = await Assert.ThrowsAsync<AccountException>(() => Open().AddAsync("annabella", Role.User, password));

        Assert.Contains(why, error.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(Path));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a b")]
    [InlineData("a/b")]
    [InlineData("<img>")]
    [InlineData("a\nb")]
    public async Task AddAsync_WithANameThatIsNone_IsRefused(string name) =>
        await Assert.ThrowsAsync<AccountException>(() => Open().AddAsync(name, Role.User, null));

    [Fact]
    public async Task AddAsync_OfANameThatDiffersOnlyInCase_IsRefused()
    {
        var store = Open();
        await store.AddAsync("anna", Role.User, null);

        var error = await Assert.ThrowsAsync<AccountException>(() => store.AddAsync("Anna", Role.Administrator, null));

        Assert.Equal("There is a user 'anna' already.", error.Message);
    }

    [Fact]
    public void PasswordHash_OfTheSamePasswordTwice_Differs()
    {
        var (one, other) = (PasswordHash.Of("the same"), PasswordHash.Of("the same"));

        Assert.NotEqual(one, other);
        Assert.True(PasswordHash.Fits("the same", one));
        Assert.False(PasswordHash.Fits("the Same", one));
        Assert.False(PasswordHash.Fits("the same", "pbkdf2-sha512$x$y$z"));
        Assert.False(PasswordHash.Fits("the same", ""));
    }

    private AccountStore Open()
    {
        var store = new AccountStore(Path, _time, _log);
        _stores.Add(store);
        return store;
    }
}
