namespace HomeBinding.Profiles;

/// <summary>
/// Where an input came from. A profile that keeps a value for later keeps this with it and hands it back with the output, so that nothing is sent
/// back to where it came from. Opaque: only the host looks into it.
/// </summary>
public abstract class ProfileOrigin;
