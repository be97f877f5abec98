using System.Net;
using System.Net.NetworkInformation;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using HomeBinding.Engine.Files;
using Microsoft.Extensions.Logging;

namespace HomeBinding.Web.Tls;

/// <summary>
/// The certificate for https: the one that the settings name, read again when its file is replaced; or one of our own, made once, kept where only the host may
/// read it, and made anew before it expires.
/// </summary>
internal sealed partial class ServerCertificate(WebOptions options, TimeProvider time, ILoggerFactory loggers) : IDisposable
{
    public const string FileName = "tls.pem";

    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(730);
    private static readonly TimeSpan RenewBefore = TimeSpan.FromDays(30);
    private static readonly TimeSpan LookAgainAfter = TimeSpan.FromMinutes(1);

    private readonly ILogger _logger = loggers.CreateLogger("HomeBinding.Web");
    private readonly Lock _gate = new();
    private X509Certificate2? _current;
    private DateTimeOffset _looked;
    private DateTime _written;

    /// <summary>The certificate at this moment. One that cannot be read leaves the last good one in force.</summary>
    /// <exception cref="CryptographicException">There never was a good one.</exception>
    /// <exception cref="IOException">Its file cannot be read.</exception>
    public X509Certificate2 Current
    {
        get
        {
            lock (_gate)
            {
                var now = time.GetUtcNow();
                if (_current is { } current && now - _looked < LookAgainAfter) return current;
                _looked = now;
                try
                {
                    return _current = options.Certificate is { } path ? OfFile(path) : OfOurOwn(now);
                }
                catch (Exception exception) when (_current is not null && exception is CryptographicException or IOException or UnauthorizedAccessException)
                {
                    LogNotRead(_logger, options.Certificate ?? FileName, exception.Message);
                    return _current!;
                }
            }
        }
    }

    public void Dispose() => _current?.Dispose();

    private X509Certificate2 OfFile(string path)
    {
        var written = File.GetLastWriteTimeUtc(path);
        if (_current is not null && written == _written) return _current;
        var read = X509Certificate2.GetCertContentType(path) == X509ContentType.Pkcs12
            ? X509CertificateLoader.LoadPkcs12FromFile(path, null)
            : Usable(X509Certificate2.CreateFromPemFile(path, options.CertificateKey));
        _written = written;
        return Told(path, read);
    }

    private X509Certificate2 OfOurOwn(DateTimeOffset now)
    {
        if (_current is { } current && current.NotAfter.ToUniversalTime() - now.UtcDateTime > RenewBefore) return current;
        var path = options.PathOf(FileName);
        if (path is not null && TryRead(path) is { } kept && kept.NotAfter.ToUniversalTime() - now.UtcDateTime > RenewBefore) return Told(path, kept);
        var (made, pem) = Make(now);
        if (path is not null) TryKeep(path, pem);
        return Told(path ?? "one of our own", made);
    }

    private (X509Certificate2 Certificate, string Pem) Make(DateTimeOffset now)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={Environment.MachineName}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: false, hasPathLengthConstraint: false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, critical: true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1")], critical: false));
        var names = new SubjectAlternativeNameBuilder();
        foreach (var name in new[] { "localhost", Environment.MachineName, $"{Environment.MachineName}.local" }.Concat(options.AllowedHosts).Distinct(StringComparer.OrdinalIgnoreCase)) names.AddDnsName(name);
        foreach (var address in OwnAddresses()) names.AddIpAddress(address);
        request.CertificateExtensions.Add(names.Build());
        using var certificate = request.CreateSelfSigned(now.AddMinutes(-5), now + Lifetime);
        var pem = certificate.ExportCertificatePem() + "\n" + key.ExportPkcs8PrivateKeyPem() + "\n";
        return (Usable(certificate), pem);
    }

    // A key that came out of a text works for TLS on every system only after this.
    private static X509Certificate2 Usable(X509Certificate2 certificate) => X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pfx), null);

    private static IEnumerable<IPAddress> OwnAddresses() => NetworkInterface.GetAllNetworkInterfaces()
        .SelectMany(static each => each.GetIPProperties().UnicastAddresses)
        .Select(static each => each.Address)
        .Where(static each => !each.IsIPv6LinkLocal)
        .Concat([IPAddress.Loopback, IPAddress.IPv6Loopback])
        .Distinct();

    private X509Certificate2 Told(string path, X509Certificate2 certificate)
    {
        var fingerprint = Convert.ToHexString(SHA256.HashData(certificate.RawDataMemory.Span));
        LogUses(_logger, path, fingerprint);
        return certificate;
    }

    private X509Certificate2? TryRead(string path)
    {
        try
        {
            return File.Exists(path) ? Usable(X509Certificate2.CreateFromPemFile(path)) : null;
        }
        catch (Exception exception) when (exception is CryptographicException or IOException or UnauthorizedAccessException)
        {
            LogNotRead(_logger, path, exception.Message);
            return null;
        }
    }

    private void TryKeep(string path, string pem)
    {
        try
        {
            AtomicFile.Write(path, path + ".new", pem, isPrivate: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            LogNotKept(_logger, path, exception.Message);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The certificate for https is {Path}. Compare its SHA-256 when a browser warns of it: {Fingerprint}")]
    private static partial void LogUses(ILogger logger, string path, string fingerprint);

    [LoggerMessage(Level = LogLevel.Error, Message = "The certificate {Path} cannot be read: {Reason}")]
    private static partial void LogNotRead(ILogger logger, string path, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The certificate cannot be kept in {Path}, so that there is another one after the next start: {Reason}")]
    private static partial void LogNotKept(ILogger logger, string path, string reason);
}
