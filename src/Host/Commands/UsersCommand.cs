using System.CommandLine;
using HomeBinding.Host.Output;
using HomeBinding.Web.Access;
using HomeBinding.Web.Accounts;
using Spectre.Console;

namespace HomeBinding.Host.Commands;

/// <summary><c>homebinding users add|list|remove|password</c>: who may use a home over HTTP. A host that runs takes it in at once.</summary>
internal static class UsersCommand
{
    public static Command Create() => new("users", "Who may use a home over HTTP.") { Add(), List(), Remove(), Password() };

    private static Command Add()
    {
        var name = Name();
        var directory = Arguments.Directory();
        var role = new Option<string>("--role") { Description = "administrator, user (gives commands) or viewer.", DefaultValueFactory = static _ => "user" };
        role.AcceptOnlyFromAmong([.. RoleNames.All]);
        var tokensOnly = new Option<bool>("--tokens-only") { Description = "Without a password: for a program that gets a token." };
        var command = new Command("add", "Add a user; asks for the password, or reads it from a pipe.") { name, directory, role, tokensOnly };
        command.SetAction((parsed, _) => AccountFolder.ChangeAsync(parsed.GetRequiredValue(directory), "user", async accounts =>
        {
            var user = parsed.GetRequiredValue(name);
            var chosen = RoleNames.TryParse(parsed.GetRequiredValue(role), out var found) ? found : Role.User;
            await accounts.AddAsync(user, chosen, parsed.GetValue(tokensOnly) ? null : ReadPassword());
            return $"Added {user}, {RoleNames.Of(chosen)}.";
        }));
        return command;
    }

    private static Command List()
    {
        var directory = Arguments.Directory();
        var json = Arguments.Json();
        var command = new Command("list", "List the users.") { directory, json };
        command.SetAction(parsed => AccountFolder.List(parsed.GetRequiredValue(directory), parsed.GetValue(json), static accounts => accounts.Select(static each => new UserRow(
            each.Name, RoleNames.Of(each.Role), each.Created, each.Password is not null, each.Tokens.Count, each.Sessions.Count))));
        return command;
    }

    private static Command Remove()
    {
        var name = Name();
        var directory = Arguments.Directory();
        var command = new Command("remove", "Remove a user with all tokens and sessions.") { name, directory };
        command.SetAction((parsed, _) => AccountFolder.ChangeAsync(parsed.GetRequiredValue(directory), "user", async accounts =>
        {
            await accounts.RemoveAsync(parsed.GetRequiredValue(name));
            return $"Removed {parsed.GetRequiredValue(name)}.";
        }));
        return command;
    }

    private static Command Password()
    {
        var name = Name();
        var directory = Arguments.Directory();
        var command = new Command("password", "Set a user's password and end the user's sessions; asks for it, or reads it from a pipe.") { name, directory };
        command.SetAction((parsed, _) => AccountFolder.ChangeAsync(parsed.GetRequiredValue(directory), "user", async accounts =>
        {
            await accounts.SetPasswordAsync(parsed.GetRequiredValue(name), ReadPassword());
            return $"Set the password of {parsed.GetRequiredValue(name)}.";
        }));
        return command;
    }

    private static Argument<string> Name() => new("NAME") { Description = "The user's name." };

    // Not as an argument: those are in the history of the shell, and all users of a machine see them.
    private static string ReadPassword()
    {
        if (Console.IsInputRedirected) return Console.In.ReadLine() ?? throw new HostException("The password is missing: it is read from standard input.");
        var password = AnsiConsole.Prompt(new TextPrompt<string>("Password:").Secret());
        var again = AnsiConsole.Prompt(new TextPrompt<string>("Again:").Secret());
        return password == again ? password : throw new HostException("The two passwords differ.");
    }
}
