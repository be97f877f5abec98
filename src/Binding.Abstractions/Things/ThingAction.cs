using HomeBinding.Configuration;

namespace HomeBinding.Things;

/// <summary>
/// Something that a thing can do and that is no state of a channel, e.g. restart (openHAB's ThingActions). Declared with its thing type, so that it is
/// known while the thing is offline; called by name by rules and people.
/// </summary>
public abstract record ThingAction
{
    private protected ThingAction(string name, ConfigDescription input, IReadOnlyList<ActionOutput> outputs)
    {
        if (!Uid.IsSegment(name)) throw new ArgumentException($"'{name}' is not a name of an action. Use letters, digits, _ and -.", nameof(name));
        Name = name;
        Input = input;
        Outputs = outputs;
    }

    /// <summary>The name it is called by, e.g. <c>restart</c>.</summary>
    public string Name { get; }

    /// <summary>What to call it in lists; the name if nothing was given.</summary>
    public string Label { get => field ?? Name; init; }

    /// <summary>What it does.</summary>
    public string? Description { get; init; }

    /// <summary>Its arguments, described as configuration parameters are.</summary>
    public ConfigDescription Input { get; }

    /// <summary>What it returns, in order; empty for nothing.</summary>
    public IReadOnlyList<ActionOutput> Outputs { get; }

    /// <summary>Declares an action without arguments.</summary>
    /// <typeparam name="THandler">The handler that carries it out.</typeparam>
    public static ThingAction Of<THandler>(string name, Func<THandler, CancellationToken, ValueTask> run)
        where THandler : ThingHandler => Of<THandler, NoInput>(name, (handler, _, token) => run(handler, token));

    /// <summary>Declares an action that returns nothing.</summary>
    /// <typeparam name="THandler">The handler that carries it out.</typeparam>
    /// <typeparam name="TInput">A record of its arguments, each with a <see cref="ConfigParameterAttribute"/>.</typeparam>
    public static ThingAction Of<THandler, TInput>(string name, Func<THandler, TInput, CancellationToken, ValueTask> run)
        where THandler : ThingHandler
        where TInput : class => new ThingAction<THandler, TInput, NoInput>(name, [], async (handler, input, token) =>
        {
            await run(handler, input, token).ConfigureAwait(false);
            return null!;
        });

    /// <summary>Declares an action that returns something.</summary>
    /// <typeparam name="THandler">The handler that carries it out.</typeparam>
    /// <typeparam name="TInput">A record of its arguments, each with a <see cref="ConfigParameterAttribute"/>.</typeparam>
    /// <typeparam name="TOutput">
    /// A text, number, truth value, point in time, time span, state or an array of these, which is returned as <c>result</c>; or a record whose properties
    /// are such, which are returned by their names in camelCase. So nothing of the binding's own types leaves it.
    /// </typeparam>
    /// <exception cref="NotSupportedException"><typeparamref name="TOutput"/> is nothing of this.</exception>
    public static ThingAction Of<THandler, TInput, TOutput>(string name, Func<THandler, TInput, CancellationToken, ValueTask<TOutput>> run)
        where THandler : ThingHandler
        where TInput : class => new ThingAction<THandler, TInput, TOutput>(name, ActionOutputs.Describe(typeof(TOutput)), run);

    /// <summary>Checks arguments.</summary>
    /// <returns>Everything that is wrong; empty if it can be called with them.</returns>
    public abstract IReadOnlyList<ConfigError> Validate(IReadOnlyDictionary<string, object?> arguments);

    /// <summary>For hosts: carries it out.</summary>
    /// <exception cref="ThingActionException">The arguments are wrong, or the handler is another one; what the handler throws comes as it is.</exception>
    public abstract ValueTask<IReadOnlyDictionary<string, object?>> InvokeAsync(ThingHandler handler, IReadOnlyDictionary<string, object?> arguments, CancellationToken cancellationToken);

    private sealed record NoInput;
}

/// <summary>One value that an action returns.</summary>
/// <param name="Name">Its name; <c>result</c> for a single one.</param>
/// <param name="Type">Its type.</param>
public sealed record ActionOutput(string Name, Type Type);

internal sealed record ThingAction<THandler, TInput, TOutput> : ThingAction
    where THandler : ThingHandler
    where TInput : class
{
    private readonly Func<THandler, TInput, CancellationToken, ValueTask<TOutput>> _run;

    public ThingAction(string name, IReadOnlyList<ActionOutput> outputs, Func<THandler, TInput, CancellationToken, ValueTask<TOutput>> run)
        : base(name, ConfigDescription.Of<TInput>(), outputs) => _run = run;

    public override IReadOnlyList<ConfigError> Validate(IReadOnlyDictionary<string, object?> arguments)
    {
        _ = Input.Bind<TInput>(arguments, out var errors);
        return errors;
    }

    public override async ValueTask<IReadOnlyDictionary<string, object?>> InvokeAsync(ThingHandler handler, IReadOnlyDictionary<string, object?> arguments, CancellationToken cancellationToken)
    {
        if (handler is not THandler own) throw new ThingActionException($"The action '{Name}' is declared for {typeof(THandler).Name}, but the handler is {handler.GetType().Name}.");
        var input = Input.Bind<TInput>(arguments, out var errors) ?? throw new ThingActionException(string.Join(' ', errors.Select(each => each.Message)));
        var output = await _run(own, input, cancellationToken).ConfigureAwait(false);
        return ActionOutputs.Read(Outputs, output);
    }
}
