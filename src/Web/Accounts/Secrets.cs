using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace HomeBinding.Web.Accounts;

/// <summary>Random secrets, and what is kept of them.</summary>
internal static class Secrets
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    // 62 to the power of 43 is more than 2 to the power of 256.
    private const int Length = 43;

    /// <summary>256 random bits as letters and digits.</summary>
    public static string New() => RandomNumberGenerator.GetString(Letters, Length);

    /// <summary>The SHA-256, base64.</summary>
    public static string Hash(string secret)
    {
        // What clients send is as long as they like.
        var most = Encoding.UTF8.GetMaxByteCount(secret.Length);
        var bytes = most <= 512 ? stackalloc byte[512] : new byte[most];
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes[..Encoding.UTF8.GetBytes(secret, bytes)], hash);
        return Convert.ToBase64String(hash);
    }

    /// <summary>Compares in a time that tells nothing of where they differ.</summary>
    public static bool Same(string one, string other) => CryptographicOperations.FixedTimeEquals(MemoryMarshal.AsBytes(one.AsSpan()), MemoryMarshal.AsBytes(other.AsSpan()));
}
