using System.Globalization;
using System.Text.Json;
using HomeBinding.Polling;
using Microsoft.Extensions.Logging;
using YamlDotNet.Core;
using YamlDotNet.Serialization;

namespace AcmeMeter;

/// <summary>Reads the replies of a meter, one line of YAML such as <c>{power: 1234.5, limit: 16}</c>.</summary>
public sealed class ReplyReader(ILogger<ReplyReader> logger)
{
    private readonly IDeserializer _yaml = new DeserializerBuilder().WithNamingConvention(YamlDotNet.Serialization.NamingConventions.CamelCaseNamingConvention.Instance).Build();

    public static string YamlVersion => typeof(IDeserializer).Assembly.GetName().Version!.ToString(3);

    public Reply Read(string line)
    {
        try
        {
            var reply = _yaml.Deserialize<Reply>(line);
            // By reflection, as many bindings do; the host has to see to it that this does not keep the binding in memory.
            logger.LogDebug("{Reply}", JsonSerializer.Serialize(reply));
            return reply;
        }
        catch (YamlException exception)
        {
            throw new DeviceException(string.Create(CultureInfo.InvariantCulture, $"The meter answered '{line}', which makes no sense."), exception);
        }
    }
}

public sealed class Reply
{
    public decimal Power { get; set; }

    public decimal Limit { get; set; }
}
