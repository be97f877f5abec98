using HomeBinding.Host.Output;
using HomeBinding.Host.Running;
using HomeBinding.Web.Accounts;
using HomeBinding.Web.Auditing;
using Microsoft.Extensions.Logging.Abstractions;

namespace HomeBinding.Host.Commands;

/// <summary>The users of a folder, for commands.</summary>
internal static class AccountFolder
{
    /// <summary>Changes something, prints what the change returns, and writes it into the audit log.</summary>
    public static async Task<int> ChangeAsync(DirectoryInfo folder, string action, Func<AccountStore, Task<string>> change)
    {
        var directory = Arguments.Require(folder);
        using var accounts = Open(directory);
        try
        {
            Console.WriteLine(await change(accounts));
        }
        catch (Exception exception) when (exception is AccountException or IOException)
        {
            throw new HostException(exception.Message);
        }
        await using var audit = new AuditLog(Path.Combine(HomeOptions.StateFolderOf(directory), "audit.log"), TimeProvider.System, NullLoggerFactory.Instance);
        audit.Write(action, Environment.UserName, "console", null, string.Join(' ', Environment.GetCommandLineArgs().Skip(1)), "ok");
        return ExitCodes.Success;
    }

    /// <summary>Prints rows.</summary>
    public static int List<TRow>(DirectoryInfo folder, bool json, Func<IEnumerable<Account>, IEnumerable<TRow>> list)
        where TRow : IRow
    {
        using var accounts = Open(Arguments.Require(folder));
        try
        {
            var rows = list(accounts.Accounts).ToArray();
            if (json) RowWriter.WriteJson(rows, Console.Out);
            else RowWriter.WriteTable(rows);
            return ExitCodes.Success;
        }
        catch (AccountException exception)
        {
            throw new HostException(exception.Message);
        }
    }

    private static AccountStore Open(string directory) => new(HomeWeb.AccountsFileOf(directory), TimeProvider.System, NullLoggerFactory.Instance);
}
