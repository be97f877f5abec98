using Microsoft.Extensions.Hosting;

namespace HomeBinding.Web.Hosting;

/// <summary>Leaves signals to the host, which stops everything in its order.</summary>
internal sealed class HomeLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
