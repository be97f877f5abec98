namespace HomeBinding.Web.Accounts;

/// <summary>Which passwords are too easy to guess (ASVS 6.2): the short and the well-known ones. What characters they have does not matter.</summary>
internal static class PasswordRules
{
    public const int Shortest = 8;

    /// <summary>Longer ones are refused before they cost anything.</summary>
    public const int Longest = 256;

    private static readonly HashSet<string> WellKnown = LoadWellKnown();

    /// <summary>What is wrong with a password, in a sentence that says what to do; null if nothing is.</summary>
    public static string? Problem(string password, string user)
    {
        if (password.Length < Shortest) return $"A password has at least {Shortest} characters; several words are easy to keep in mind.";
        if (password.Length > Longest) return $"A password has at most {Longest} characters.";
        if (password.Distinct().Count() < 4 || IsSequence(password)) return "This password is one of the first that anybody would try. Take another; several words are easy to keep in mind.";
        if (WellKnown.Contains(password) || password.Equals(user, StringComparison.OrdinalIgnoreCase) || Stem(password) is var stem && (WellKnown.Contains(stem) || stem.Equals(user, StringComparison.OrdinalIgnoreCase)))
            return "This password is one of the first that anybody would try. Take another; several words are easy to keep in mind.";
        return null;
    }

    // Anna2024! is anna with what people append.
    private static string Stem(string password) => password.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '!', '.', '?', '#', '$', '*');

    private static bool IsSequence(string password)
    {
        for (var i = 1; i < password.Length; i++)
            if (password[i] - password[i - 1] != password[1] - password[0]) return false;
        return true;
    }

    private static HashSet<string> LoadWellKnown()
    {
        using var stream = typeof(PasswordRules).Assembly.GetManifestResourceStream("HomeBinding.Web.Accounts.well-known-passwords.txt")!;
        using var reader = new StreamReader(stream);
        return new HashSet<string>(reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries), StringComparer.OrdinalIgnoreCase);
    }
}
