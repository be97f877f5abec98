using System.Globalization;
using System.Security.Cryptography;

namespace HomeBinding.Web.Accounts;

/// <summary>
/// Passwords as they are kept: PBKDF2 with HMAC-SHA-512 and a salt of 128 bits, with as many rounds as OWASP's password storage cheat sheet asks for.
/// Written as <c>pbkdf2-sha512$rounds$salt$hash</c>, so that the rounds can grow without anybody losing a password.
/// </summary>
internal static class PasswordHash
{
    public const int Rounds = 210_000;

    private const string Name = "pbkdf2-sha512";
    private const int SaltLength = 16;
    private const int HashLength = 32;

    /// <summary>Costs as much to compare with as any, and no password fits: what is asked for an unknown user takes as long as for a known one.</summary>
    public static string Nobody { get; } = Format(Rounds, RandomNumberGenerator.GetBytes(SaltLength), RandomNumberGenerator.GetBytes(HashLength));

    public static string Of(string password)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltLength);
        return Format(Rounds, salt, Derive(password, salt, Rounds));
    }

    /// <summary>True if the password is the one that was hashed. Takes about a tenth of a second.</summary>
    public static bool Fits(string password, string kept)
    {
        var parts = kept.Split('$');
        if (parts.Length != 4 || parts[0] != Name || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var rounds) || rounds is < 1 or > 10_000_000) return false;
        var expected = new byte[HashLength];
        var salt = new byte[SaltLength];
        return Convert.TryFromBase64String(parts[2], salt, out var salted) && salted == SaltLength
            && Convert.TryFromBase64String(parts[3], expected, out var hashed) && hashed == HashLength
            && CryptographicOperations.FixedTimeEquals(expected, Derive(password, salt, rounds));
    }

    private static byte[] Derive(string password, byte[] salt, int rounds) => Rfc2898DeriveBytes.Pbkdf2(password, salt, rounds, HashAlgorithmName.SHA512, HashLength);

    private static string Format(int rounds, byte[] salt, byte[] hash) =>
        string.Create(CultureInfo.InvariantCulture, $"{Name}${rounds}${Convert.ToBase64String(salt)}${Convert.ToBase64String(hash)}");
}
