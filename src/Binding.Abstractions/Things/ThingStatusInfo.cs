using System.Text;

namespace HomeBinding.Things;

/// <summary>Status, detail and a sentence for the user (openHAB's ThingStatusInfo).</summary>
/// <param name="Status">The status.</param>
/// <param name="Detail">Why; <see cref="ThingStatusDetail.None"/> if there is nothing to add.</param>
/// <param name="Description">A sentence that says what happened and what to do, or null.</param>
public sealed record ThingStatusInfo(ThingStatus Status, ThingStatusDetail Detail = ThingStatusDetail.None, string? Description = null)
{
    /// <summary>The device works.</summary>
    public static ThingStatusInfo Online { get; } = new(ThingStatus.Online);

    /// <summary>The handler works and nothing is known of the device yet.</summary>
    public static ThingStatusInfo Unknown { get; } = new(ThingStatus.Unknown);

    /// <summary>The device cannot be reached or answers nonsense.</summary>
    public static ThingStatusInfo CommunicationError(string description) => new(ThingStatus.Offline, ThingStatusDetail.CommunicationError, description);

    /// <summary>The device was reached and something in the thing's configuration does not fit it.</summary>
    public static ThingStatusInfo ConfigurationError(string description) => new(ThingStatus.Offline, ThingStatusDetail.ConfigurationError, description);

    /// <summary>The status the way openHAB writes it: <c>OFFLINE (COMMUNICATION_ERROR): …</c>.</summary>
    public override string ToString()
    {
        var text = UpperSnake(Status.ToString());
        if (Detail != ThingStatusDetail.None) text += $" ({UpperSnake(Detail.ToString())})";
        return Description is null ? text : $"{text}: {Description}";
    }

    private static string UpperSnake(string name)
    {
        var text = new StringBuilder(name.Length + 4);
        foreach (var c in name)
        {
            if (char.IsUpper(c) && text.Length > 0) text.Append('_');
            text.Append(char.ToUpperInvariant(c));
        }
        return text.ToString();
    }
}
