namespace HomeBinding.Things;

/// <summary>Why a thing has its status (openHAB's ThingStatusDetail).</summary>
public enum ThingStatusDetail
{
    /// <summary>Nothing to add.</summary>
    None,

    /// <summary>Something that the handler needs is not there yet.</summary>
    NotYetReady,

    /// <summary>No loaded binding has this thing type.</summary>
    HandlerMissingError,

    /// <summary>The binding could not make a handler.</summary>
    HandlerRegisteringError,

    /// <summary>The handler failed while it started.</summary>
    HandlerInitializingError,

    /// <summary>The configuration is incomplete or invalid; the handler was not started.</summary>
    HandlerConfigurationPending,

    /// <summary>The device waits for a configuration to be applied.</summary>
    ConfigurationPending,

    /// <summary>The device cannot be reached, or its answers make no sense.</summary>
    CommunicationError,

    /// <summary>The device was reached and its configuration is wrong; trying again does not help.</summary>
    ConfigurationError,

    /// <summary>The thing's bridge is offline.</summary>
    BridgeOffline,

    /// <summary>The device is updating its firmware.</summary>
    FirmwareUpdating,

    /// <summary>The device's duty cycle is used up.</summary>
    DutyCycle,

    /// <summary>The thing's bridge has not been initialised.</summary>
    BridgeUninitialized,

    /// <summary>The device was removed from where it was.</summary>
    Gone,

    /// <summary>The user disabled the thing.</summary>
    Disabled,
}
