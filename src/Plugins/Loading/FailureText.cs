using System.Reflection;

namespace HomeBinding.Plugins.Loading;

/// <summary>Makes one sentence of what a binding threw while it was loaded.</summary>
internal static class FailureText
{
    /// <summary>Describes a failure.</summary>
    /// <param name="exception">What was thrown.</param>
    /// <param name="where">The part of the binding that was called, e.g. "Its constructor".</param>
    public static string Describe(Exception exception, string where)
    {
        var cause = Cause(exception);
        return cause switch
        {
            FileNotFoundException or FileLoadException when FileName(cause) is { Length: > 0 } file =>
                $"{where} needs {file}, which is not in the binding's folder. Copy the whole output of 'dotnet publish' into the folder.",
            MissingMemberException or TypeLoadException =>
                $"{where} uses something that this host or one of the binding's libraries does not have: {cause.Message} Build the binding again, against binding API {SharedAssemblies.ContractVersion.ToString(2)}.",
            BadImageFormatException => $"A library of the binding is damaged or made for another machine: {cause.Message}",
            _ => $"{where} threw {cause.GetType().Name}: {cause.Message}",
        };
    }

    private static Exception Cause(Exception exception)
    {
        while (true)
        {
            var inner = exception switch
            {
                ReflectionTypeLoadException { LoaderExceptions: [{ } first, ..] } => first,
                TargetInvocationException or TypeInitializationException or AggregateException => exception.InnerException,
                FileLoadException { InnerException: FileNotFoundException missing } => missing,
                _ => null,
            };
            if (inner is null) return exception;
            exception = inner;
        }
    }

    private static string? FileName(Exception exception)
    {
        var name = exception is FileNotFoundException missing ? missing.FileName : ((FileLoadException)exception).FileName;
        if (name is null || !name.Contains(',', StringComparison.Ordinal)) return name;
        var assembly = new AssemblyName(name);
        return $"{assembly.Name} {assembly.Version?.ToString(3)}";
    }
}
