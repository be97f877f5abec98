using System.Security.Authentication;
using System.Text.Json.Serialization;
using HomeBinding.Web.Access;
using HomeBinding.Web.Accounts;
using HomeBinding.Web.Auditing;
using HomeBinding.Web.Auth;
using HomeBinding.Web.Browsers;
using HomeBinding.Web.Documents;
using HomeBinding.Web.Errors;
using HomeBinding.Web.Events;
using HomeBinding.Web.Health;
using HomeBinding.Web.Resources;
using HomeBinding.Web.Root;
using HomeBinding.Web.Tls;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace HomeBinding.Web.Hosting;

/// <summary>Puts the application together: services, the way of a request, endpoints.</summary>
internal static class WebComposition
{
    // Streams end at once when told to; what has not ended after this is cut off.
    private static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(2);

    // Streams say that it is not for them.
    private static readonly TimeSpan RequestTimeout = TimeSpan.FromSeconds(60);

    public static WebApplication Build(HomeParts home, WebOptions options, AccountStore accounts, AuditLog audit, IReadOnlyList<ListenAddress> addresses)
    {
        // Nothing but these options counts: no environment variable and no file can open a port or change what is let in.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ApplicationName = "HomeBinding", EnvironmentName = Environments.Production });
        AddServices(builder.Services, home, options, accounts, audit);
        builder.WebHost.UseKestrelCore();
        if (addresses.Any(static each => each.IsHttps)) builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel => Configure(kestrel, addresses));
        var application = builder.Build();
        Use(application, options);
        Map(application);
        return application;
    }

    private static void AddServices(IServiceCollection services, HomeParts home, WebOptions options, AccountStore accounts, AuditLog audit)
    {
        services.AddSingleton<ILoggerFactory>(new QuietLoggers(home.Engine.Loggers));
        services.AddSingleton<IHostLifetime, HomeLifetime>();
        services.Configure<HostOptions>(static host => host.ShutdownTimeout = ShutdownTimeout);
        services.AddSingleton(home.Engine.Time);
        services.AddSingleton(home);
        services.AddSingleton(home.Engine);
        if (home.Rules is { } rules) services.AddSingleton(rules);
        if (home.Bindings is { } bindings) services.AddSingleton(bindings);
        if (home.Discovery is { } discovery) services.AddSingleton(discovery);
        if (home.Inbox is { } inbox) services.AddSingleton(inbox);

        services.AddSingleton(options);
        services.AddSingleton(accounts);
        services.AddSingleton(audit);
        services.AddSingleton<AccessTokens>();
        services.AddSingleton<LoginThrottle>();
        services.AddSingleton<PasswordCheck>();
        services.AddSingleton<Authenticator>();

        services.AddRoutingCore();
        services.AddRequestTimeouts(static timeouts => timeouts.DefaultPolicy = new RequestTimeoutPolicy { Timeout = RequestTimeout });
        services.AddSingleton<ServerCertificate>();
        services.Configure<RouteHandlerOptions>(static handlers => handlers.ThrowOnBadRequest = true);
        services.ConfigureHttpJsonOptions(static json =>
        {
            // As openHAB: what there is nothing to say of is left out. What a context says of this itself does not count here.
            json.SerializerOptions.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
            json.SerializerOptions.TypeInfoResolverChain.Clear();
            json.SerializerOptions.TypeInfoResolverChain.Add(ErrorJson.Default);
            json.SerializerOptions.TypeInfoResolverChain.Add(RootJson.Default);
        });
        ApiDocument.AddServices(services);
        services.AddSingleton<LoopProbe>();
        services.AddSingleton<ResourceLinks>();
        ResourceTable.AddAll(services);
    }

    private static void Configure(KestrelServerOptions kestrel, IReadOnlyList<ListenAddress> addresses)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = 1024 * 1024;
        kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
        kestrel.Limits.KeepAliveTimeout = TimeSpan.FromMinutes(2);
        kestrel.Limits.MaxConcurrentConnections = 4096;
        kestrel.Limits.MaxConcurrentUpgradedConnections = 2048;
        foreach (var address in addresses)
        {
            if (address.Address is { } ip) kestrel.Listen(ip, address.Port, Secure);
            else kestrel.ListenLocalhost(address.Port, Secure);

            void Secure(ListenOptions listen)
            {
                if (!address.IsHttps) return;
                var certificate = listen.ApplicationServices.GetRequiredService<ServerCertificate>();
                // One that cannot be had is said now, not at the first handshake.
                _ = certificate.Current;
                listen.UseHttps(new HttpsConnectionAdapterOptions { SslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13, ServerCertificateSelector = (_, _) => certificate.Current });
            }
        }
    }

    // The order is the security: a request goes on only if each one lets it.
    private static void Use(WebApplication application, WebOptions options)
    {
        if (options.TrustedProxies.Count > 0) application.UseForwardedHeaders(Forwarded(options));
        application.UseMiddleware<HeaderMiddleware>(options);
        application.UseMiddleware<ErrorMiddleware>();
        application.UseMiddleware<HostGuard>(options);
        application.UseRouting();
        application.UseMiddleware<OriginGuard>(options);
        application.UseRequestTimeouts();
        application.UseWhen(IsUpgrade, static upgraded => upgraded.UseWebSockets());
        application.UseMiddleware<AuditMiddleware>();
        application.UseMiddleware<AccessMiddleware>();
    }

    private static bool IsUpgrade(HttpContext context) => context.Request.Headers.Upgrade.Count > 0 || HttpMethods.IsConnect(context.Request.Method);

    // The headers of anybody else are as good as made up.
    private static ForwardedHeadersOptions Forwarded(WebOptions options)
    {
        var forwarded = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto, ForwardLimit = 1 };
        forwarded.KnownIPNetworks.Clear();
        forwarded.KnownProxies.Clear();
        foreach (var proxy in options.TrustedProxies) forwarded.KnownProxies.Add(proxy);
        return forwarded;
    }

    private static void Map(WebApplication application)
    {
        AuthPages.Map(application);
        DeveloperPage.Map(application);
        HealthEndpoints.Map(application);
        SocketEndpoint.Map(application);
        var rest = application.MapGroup("/rest");
        RootEndpoint.Map(rest);
        ApiDocument.Map(rest);
        ResourceTable.MapAll(rest);
    }
}
