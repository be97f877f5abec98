namespace HomeBinding.Configuration.Model;

/// <summary>What kind of mistake it is. The numbers stay what they are, so that programs can rely on them; new ones may be added.</summary>
public enum DiagnosticCode
{
    /// <summary>A file, a folder or a link cannot be read.</summary>
    Unreadable = 101,

    /// <summary>The text is not written in UTF-8, or has characters that no text has.</summary>
    Encoding = 102,

    /// <summary>The text is not YAML, or not openHAB's syntax.</summary>
    Syntax = 103,

    /// <summary>There is more of something than is read.</summary>
    Limit = 104,

    /// <summary>The version of the format is missing, or another one.</summary>
    Version = 105,

    /// <summary>A link to files that are read already, or files where they are not read.</summary>
    NotRead = 106,

    /// <summary>A key that is not known.</summary>
    UnknownKey = 201,

    /// <summary>A value of another kind than is expected.</summary>
    WrongValue = 202,

    /// <summary>A key, a parameter or a link is there twice.</summary>
    Twice = 203,

    /// <summary>Something that cannot stand where it stands, or that lacks what belongs to it.</summary>
    Misplaced = 204,

    /// <summary>Something has no effect.</summary>
    NoEffect = 205,

    /// <summary>Something is not an id or a name.</summary>
    NotAName = 301,

    /// <summary>An item type that there is not.</summary>
    ItemType = 311,

    /// <summary>A dimension that there is not, or that does not fit.</summary>
    Dimension = 312,

    /// <summary>A unit that there is not, or that does not fit.</summary>
    Unit = 313,

    /// <summary>A group function that there is not, or its parameters.</summary>
    GroupFunction = 314,

    /// <summary>Metadata that the host reads.</summary>
    Metadata = 315,

    /// <summary>Two elements have one id or name.</summary>
    Duplicate = 401,

    /// <summary>A group that there is not.</summary>
    UnknownGroup = 402,

    /// <summary>A group is a member of itself.</summary>
    GroupCycle = 403,

    /// <summary>A semantic tag, its parent or its name.</summary>
    Tag = 404,

    /// <summary>A link to a thing that there is not.</summary>
    UnknownThing = 411,

    /// <summary>A link to a channel that there is not.</summary>
    UnknownChannel = 412,

    /// <summary>Item and channel do not fit each other.</summary>
    IncompatibleItem = 413,

    /// <summary>A profile that there is not.</summary>
    UnknownProfile = 421,

    /// <summary>A profile does not fit its item or its channel.</summary>
    IncompatibleProfile = 422,

    /// <summary>A parameter of a profile.</summary>
    ProfileParameter = 423,

    /// <summary>A binding or a thing type that there is not.</summary>
    UnknownThingType = 501,

    /// <summary>A parameter of a thing.</summary>
    ThingParameter = 502,

    /// <summary>A channel that a thing adds.</summary>
    ThingChannel = 503,

    /// <summary>The bridge of a thing.</summary>
    Bridge = 504,

    /// <summary>secrets.yaml itself.</summary>
    Secrets = 601,

    /// <summary>Others may read the secrets.</summary>
    SecretsAccess = 602,

    /// <summary>A secret that there is not.</summary>
    UnknownSecret = 603,

    /// <summary>An environment variable that is not set.</summary>
    UnsetVariable = 604,

    /// <summary>A reference to a secret where none is put in.</summary>
    MisplacedSecret = 605,

    /// <summary>settings.yaml.</summary>
    Setting = 701,

    /// <summary>A file of persistence.</summary>
    Persistence = 711,

    /// <summary>A binding that cannot be loaded.</summary>
    Binding = 801,

    /// <summary>What the compiler says of a rule.</summary>
    Rule = 802,

    /// <summary>What the files say cannot be taken in.</summary>
    NotApplied = 803,

    /// <summary>A rule in openHAB's language, which does not run here.</summary>
    OpenHabRule = 804,
}

/// <summary>How codes are written.</summary>
public static class DiagnosticCodeText
{
    /// <summary><c>HB</c> and the number.</summary>
    public static string ToText(this DiagnosticCode code) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"HB{(int)code}");
}
