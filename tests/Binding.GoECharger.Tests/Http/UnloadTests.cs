using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using HomeBinding.Bindings;

namespace HomeBinding.GoECharger.Tests;

public class UnloadTests
{
    [Fact]
    public async Task Assembly_AfterUse_CanBeUnloaded()
    {
        var context = await UseAsync();

        for (var i = 0; i < 100 && context.IsAlive; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            await Task.Yield();
        }

        Assert.False(context.IsAlive);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task<WeakReference> UseAsync()
    {
        var context = new AssemblyLoadContext("goecharger", isCollectible: true);
        var assembly = context.LoadFromAssemblyPath(typeof(GoEChargerBinding).Assembly.Location);
        var binding = (IBinding)Activator.CreateInstance(assembly.GetType(typeof(GoEChargerBinding).FullName!)!)!;
        await using (var bench = await ChargerBench.StartAsync(binding: binding))
        {
            await bench.UntilAsync(() => bench.StateOf("maxCurrent") == "16 A");
            await bench.CommandAsync("maxCurrent", Units.Units.Ampere.Of(10));
            await bench.Engine.Things.RemoveBindingAsync(binding.Id);
            Assert.Equal("UNDEF", bench.StateOf("maxCurrent"));
        }
        context.Unload();
        return new WeakReference(context);
    }
}
