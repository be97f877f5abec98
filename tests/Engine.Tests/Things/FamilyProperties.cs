using FsCheck.Xunit;
using HomeBinding.Engine.Tests.Support;
using HomeBinding.Engine.Things;
using HomeBinding.Things;

namespace HomeBinding.Engine.Tests.Things;

public sealed class FamilyProperties
{
    private static readonly ThingDefinition[] Definitions =
    [
        Of("fam:hub:h", null), Of("fam:sub:s", "fam:hub:h"), Of("fam:sub:t", "fam:sub:s"), Of("fam:leaf:l", "fam:sub:s"), Of("fam:leaf:m", "fam:sub:t"), Of("fam:solo:o", null),
    ];

    [Property(MaxTest = 60)]
    public async Task AnySequence_AlsoAllAtOnce_EndsInALegalState(byte[] operations, bool atOnce)
    {
        await using var home = await Home.StartAsync(new EngineOptions { HandlerTimeout = TimeSpan.FromSeconds(2), RemovalTimeout = TimeSpan.FromSeconds(2) });
        var family = new Family();
        var running = new List<Task>();
        await home.Engine.Things.AddBindingAsync(family.Load());
        await home.Engine.Things.AddAsync(Definitions);

        foreach (var operation in operations)
        {
            var task = ApplyAsync(home.Engine.Things, family, operation % 11, operation / 11);
            running.Add(task);
            if (atOnce) continue;
            await task.WaitAsync(Eventually.Limit);
            await QuietAsync(home.Engine.Things);
            Check(home);
        }
        await Task.WhenAll(running).WaitAsync(Eventually.Limit);
        await QuietAsync(home.Engine.Things);
        Check(home);

        foreach (var thing in home.Engine.Things.All.ToArray()) await home.Engine.Things.RemoveAsync(thing.Uid).WaitAsync(Eventually.Limit);
        Assert.Single(home.Engine.Mailboxes);
    }

    private static async Task ApplyAsync(ThingManager things, Family family, int operation, int argument)
    {
        var definition = Definitions[argument % Definitions.Length];
        try
        {
            switch (operation)
            {
                case 0:
                    await things.AddAsync([definition]);
                    break;
                case 1:
                    await things.RemoveAsync(definition.Uid, force: argument % 2 == 0);
                    break;
                case 2 or 3:
                    await things.SetEnabledAsync(definition.Uid, operation == 3);
                    break;
                case 4:
                    await things.UpdateAsync(definition with { Configuration = new Dictionary<string, object?> { ["size"] = argument % 13m } });
                    break;
                case 5:
                    // Perhaps a cycle, perhaps a bridge that does not fit.
                    await things.UpdateAsync(definition with { Bridge = Definitions[argument / 2 % Definitions.Length].Uid });
                    break;
                case 6:
                    await things.RemoveBindingAsync("fam", undefine: argument % 2 == 0);
                    break;
                case 7:
                    await things.AddBindingAsync(family.Load());
                    break;
                case 8:
                    foreach (var handler in family.Handlers)
                        handler.Context.SetStatus(argument % 3 == 0 ? ThingStatusInfo.Online : argument % 3 == 1 ? ThingStatusInfo.Unknown : ThingStatusInfo.CommunicationError("away"));
                    break;
                case 9:
                    family.Starting = (argument % 3) switch
                    {
                        0 => static _ => throw new InvalidOperationException("does not start"),
                        1 => static _ => default,
                        _ => static handler =>
                        {
                            handler.Context.SetStatus(ThingStatusInfo.Online);
                            return default;
                        },
                    };
                    break;
                default:
                    if (family.Handlers.LastOrDefault() is { } last) await last.Context.EditChannelsAsync([HomeBinding.Channels.ChannelDefinitions.Number($"n{argument % 3}")], ["level"]);
                    break;
            }
        }
        catch (ArgumentException)
        {
            // Not possible at the moment, and said so.
        }
    }

    // Bridges bring their children in the background.
    private static Task QuietAsync(ThingManager things) => Eventually.HoldsAsync(() => things.All.All(each =>
        each.IsRunning == each.Status.Status is ThingStatus.Initializing or ThingStatus.Unknown or ThingStatus.Online or ThingStatus.Offline
        && (each.IsRunning || each.Status.Detail != ThingStatusDetail.BridgeUninitialized || !things.CanStartNow(each))));

    private static void Check(Home home)
    {
        var running = 0;
        foreach (var thing in home.Engine.Things.All)
        {
            Assert.Equal(thing.IsRunning, thing.Channels.Count > 0);
            if (thing.IsRunning)
            {
                running++;
                Assert.False(thing.IsDisabled);
                if (thing.Bridge is { } bridge) Assert.True(bridge.IsReadyForChildren, $"{thing.Uid} runs, its bridge {bridge.Uid} is {bridge.Status}");
                Assert.True(thing.Bridge is not null || thing.Uid.Type.TypeId is "hub" or "solo");
            }
            else
            {
                Assert.Equal(ThingStatus.Uninitialized, thing.Status.Status);
                Assert.NotEqual(ThingStatusDetail.None, thing.Status.Detail);
                Assert.Null(thing.Bridge);
            }
        }
        // One for each that runs, and the test's own.
        Assert.Equal(running + 1, home.Engine.Mailboxes.Count);
    }

    private static ThingDefinition Of(string uid, string? bridge) => new() { Uid = ThingUid.Parse(uid), Bridge = bridge is null ? null : ThingUid.Parse(bridge) };
}
