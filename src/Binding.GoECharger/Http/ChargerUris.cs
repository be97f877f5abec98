using System.Text;
using HomeBinding.Polling;

namespace HomeBinding.GoECharger;

/// <summary>Makes the addresses of requests. The one for the newest set of keys is kept, as it seldom changes.</summary>
internal sealed class ChargerUris(Uri address)
{
    private StatusKeys _keys;
    private Uri? _status;

    /// <summary>The address that reads some keys. An empty filter would mean all 225 of them, so there has to be one.</summary>
    public Uri Status(StatusKeys keys)
    {
        if (_status is null || _keys != keys)
        {
            _keys = keys;
            _status = new Uri(address, $"api/status?filter={StatusKeyNames.Join(keys)}");
        }
        return _status;
    }

    /// <summary>The address that writes values, which are JSON texts.</summary>
    public Uri Set(IReadOnlyList<PendingCommand> commands)
    {
        var query = new StringBuilder("api/set");
        for (var i = 0; i < commands.Count; i++)
            query.Append(i == 0 ? '?' : '&').Append(commands[i].Key).Append('=').Append(Uri.EscapeDataString(commands[i].Value));
        return new Uri(address, query.ToString());
    }
}
