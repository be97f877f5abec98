using System.CommandLine;
using HomeBinding.Host.Output;

namespace HomeBinding.Host.Commands;

/// <summary><c>homebinding tokens add|list|remove</c>: tokens for programs. A host that runs takes it in at once.</summary>
internal static class TokensCommand
{
    public static Command Create() => new("tokens", "Tokens with which programs use a home over HTTP.") { Add(), List(), Remove() };

    private static Command Add()
    {
        var (user, name) = (User(), Name());
        var directory = Arguments.Directory();
        var scope = new Option<string[]>("--scope") { Description = "What it is limited to, e.g. items:read, items:command or *:read; may be given several times. Everything the user may do if left out.", HelpName = "SCOPE" };
        var days = new Option<int?>("--days") { Description = "How long it is good for; for ever if left out.", HelpName = "N" };
        days.Validators.Add(static result =>
        {
            if (result.GetValueOrDefault<int?>() is < 1 or > 3650) result.AddError("--days is from 1 to 3650.");
        });
        var command = new Command("add", "Make a token and print it, this once.") { user, name, directory, scope, days };
        command.SetAction((parsed, _) => AccountFolder.ChangeAsync(parsed.GetRequiredValue(directory), "token", accounts =>
        {
            var expires = parsed.GetValue(days) is { } all ? TimeProvider.System.GetUtcNow().AddDays(all) : (DateTimeOffset?)null;
            return accounts.AddTokenAsync(parsed.GetRequiredValue(user), parsed.GetRequiredValue(name), parsed.GetValue(scope) ?? [], expires);
        }));
        return command;
    }

    private static Command List()
    {
        var directory = Arguments.Directory();
        var json = Arguments.Json();
        var command = new Command("list", "List the tokens. What they are is kept nowhere.") { directory, json };
        command.SetAction(parsed => AccountFolder.List(parsed.GetRequiredValue(directory), parsed.GetValue(json), static accounts => accounts.SelectMany(
            static account => account.Tokens.Select(token => new TokenRow(account.Name, token.Name, [.. token.Scopes], token.Created, token.Expires, token.LastUsed)))));
        return command;
    }

    private static Command Remove()
    {
        var (user, name) = (User(), Name());
        var directory = Arguments.Directory();
        var command = new Command("remove", "Revoke a token: it is refused from now on.") { user, name, directory };
        command.SetAction((parsed, _) => AccountFolder.ChangeAsync(parsed.GetRequiredValue(directory), "token", async accounts =>
        {
            await accounts.RemoveTokenAsync(parsed.GetRequiredValue(user), parsed.GetRequiredValue(name));
            return $"Removed the token {parsed.GetRequiredValue(name)} of {parsed.GetRequiredValue(user)}.";
        }));
        return command;
    }

    private static Argument<string> User() => new("USER") { Description = "Whose it is." };

    private static Argument<string> Name() => new("TOKEN") { Description = "Its name." };
}
