using System.Globalization;
using System.Net.Sockets;
using AcmeMeter.Mistakes;
using HomeBinding.Channels;
using HomeBinding.Polling;
using HomeBinding.Things;
using HomeBinding.Units;
using HomeBinding.Values;
using Microsoft.Extensions.DependencyInjection;

namespace AcmeMeter;

public sealed class MeterHandler(IThingContext context, MeterConfig config) : PollingThingHandler(context)
{
    private readonly ReplyReader _reader = context.Services.GetRequiredService<ReplyReader>();
    private decimal _limit;

    protected override TimeSpan Interval => TimeSpan.FromMilliseconds(config.Interval);

    protected override TimeSpan ReadBackDelay => TimeSpan.FromMilliseconds(1);

    public override ValueTask StartAsync(CancellationToken cancellationToken)
    {
        Mistake.InStart();
        Context.SetProperty("yamlDotNet", ReplyReader.YamlVersion);
        Context.Channel(AcmeBinding.Release).Publish(new TextValue(typeof(MeterHandler).Assembly.GetName().Version!.ToString(1)));
        var limit = Context.Channel(AcmeBinding.Limit);
        limit.OnCommand((wanted, token) => QueueAsync(limit, "limit", wanted.Value.ToString(CultureInfo.InvariantCulture), () => _limit == wanted.Value, token));
        Context.Register(Context.Channel(AcmeBinding.Power).Subscribe(new Counter()));
        return base.StartAsync(cancellationToken);
    }

    public override ValueTask StopAsync(CancellationToken cancellationToken)
    {
        Mistake.InStop();
        return base.StopAsync(cancellationToken);
    }

    protected override async ValueTask PollAsync(CancellationToken cancellationToken)
    {
        var reply = _reader.Read(await AskAsync("READ", cancellationToken));
        _limit = reply.Limit;
        Context.Channel(AcmeBinding.Power).Publish(new Quantity<Power>(reply.Power, Units.Watt));
        Context.Channel(AcmeBinding.Limit).Publish(new Quantity<ElectricCurrent>(reply.Limit, Units.Ampere));
    }

    protected override async ValueTask WriteAsync(IReadOnlyList<PendingCommand> commands, CancellationToken cancellationToken)
    {
        foreach (var command in commands)
            if (await AskAsync($"SET {command.Key} {command.Value}", cancellationToken) is var answer and not "OK") command.Reject(answer);
    }

    private async Task<string> AskAsync(string line, CancellationToken cancellationToken)
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(config.Host, config.Port, cancellationToken);
            using var reader = new StreamReader(client.GetStream());
            await using var writer = new StreamWriter(client.GetStream());
            await writer.WriteAsync(line + "\n");
            await writer.FlushAsync(cancellationToken);
            return await reader.ReadLineAsync(cancellationToken) ?? throw new DeviceException("The meter hung up.");
        }
        catch (Exception exception) when (exception is SocketException or IOException)
        {
            throw new DeviceException($"The meter at {config.Host}:{config.Port} does not answer: {exception.Message}", exception);
        }
    }

    private sealed class Counter : IObserver<ChannelState<Quantity<Power>>>
    {
        public int Count { get; private set; }

        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }

        public void OnNext(ChannelState<Quantity<Power>> value) => Count++;
    }
}
