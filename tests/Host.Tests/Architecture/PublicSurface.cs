using System.Globalization;
using System.Reflection;

namespace HomeBinding.Host.Tests.Architecture;

/// <summary>What is visible of an assembly from outside, protected members included.</summary>
internal static class PublicSurface
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>One line for each type and member, in order.</summary>
    public static IReadOnlyList<string> Describe(Assembly assembly) =>
    [
        .. assembly.GetExportedTypes()
            .OrderBy(each => each.FullName, StringComparer.Ordinal)
            .SelectMany(type => MembersOf(type).Select(each => $"    {Describe(each)}").Order(StringComparer.Ordinal).Prepend(Describe(type))),
    ];

    /// <summary>All types that are named in a base, interface, signature or constraint.</summary>
    public static IReadOnlyList<Type> TypesOf(Assembly assembly) =>
    [
        .. assembly.GetExportedTypes()
            .SelectMany(type => MembersOf(type).SelectMany(TypesOf).Concat(type.GetInterfaces()).Append(type.BaseType).Concat(Constraints(type.GetGenericArguments())))
            .OfType<Type>()
            .SelectMany(Parts)
            .Where(each => !each.IsGenericParameter)
            .Distinct(),
    ];

    private static IEnumerable<MemberInfo> MembersOf(Type type) => type.GetMembers(Declared)
        .Where(static each => each is not Type && IsVisible(each))
        .Where(each => each is not MethodInfo { IsSpecialName: true } method || method.Name.StartsWith("op_", StringComparison.Ordinal))
        .Where(each => !type.IsEnum || each is FieldInfo { IsStatic: true });

    private static bool IsVisible(MemberInfo member) => member switch
    {
        MethodBase method => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly,
        FieldInfo field => field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly,
        PropertyInfo property => property.GetAccessors(nonPublic: true).Any(IsVisible),
        EventInfo added => IsVisible(added.AddMethod!),
        _ => false,
    };

    private static IEnumerable<Type> TypesOf(MemberInfo member) => member switch
    {
        MethodInfo method => method.GetParameters().Select(each => each.ParameterType).Append(method.ReturnType).Concat(Constraints(method.GetGenericArguments())),
        ConstructorInfo constructor => constructor.GetParameters().Select(each => each.ParameterType),
        PropertyInfo property => [property.PropertyType],
        FieldInfo field => [field.FieldType],
        EventInfo added => [added.EventHandlerType!],
        _ => [],
    };

    private static IEnumerable<Type> Constraints(Type[] arguments) => arguments.Where(each => each.IsGenericParameter).SelectMany(each => each.GetGenericParameterConstraints());

    private static IEnumerable<Type> Parts(Type type) => type.HasElementType
        ? Parts(type.GetElementType()!)
        : type.GetGenericArguments().SelectMany(static each => each.IsGenericParameter ? [] : Parts(each)).Append(type);

    private static string Describe(Type type)
    {
        var kind = type.IsEnum ? "enum"
            : type.IsInterface ? "interface"
            : type.IsSubclassOf(typeof(Delegate)) ? "delegate"
            : type.IsValueType ? "struct"
            : type is { IsAbstract: true, IsSealed: true } ? "static class"
            : type.IsAbstract ? "abstract class"
            : type.IsSealed ? "sealed class"
            : "class";
        var bases = type.GetInterfaces().Except(type.BaseType?.GetInterfaces() ?? []).Select(Name).Order(StringComparer.Ordinal).ToList();
        if (type.BaseType is { } baseType && baseType != typeof(object) && baseType != typeof(ValueType) && baseType != typeof(Enum)) bases.Insert(0, Name(baseType));
        return $"{kind} {type.Namespace}.{Name(type)}{(bases.Count == 0 ? "" : $" : {string.Join(", ", bases)}")}";
    }

    private static string Describe(MemberInfo member) => member switch
    {
        MethodInfo method => $"{Modifiers(method)}{Name(method.ReturnType)} {method.Name}{Generic(method.GetGenericArguments())}({Parameters(method)})",
        ConstructorInfo constructor => $"{Modifiers(constructor)}{Name(member.DeclaringType!)}({Parameters(constructor)})",
        PropertyInfo property => $"{Modifiers(property.GetAccessors(nonPublic: true).First(IsVisible))}{Name(property.PropertyType)} {property.Name}{Indices(property)} {{ {string.Join(' ', Accessors(property))} }}",
        FieldInfo { IsLiteral: true } constant => string.Create(CultureInfo.InvariantCulture, $"const {Name(constant.FieldType)} {constant.Name} = {constant.GetRawConstantValue()}"),
        FieldInfo field => $"{(field.IsStatic ? "static " : "")}{(field.IsInitOnly ? "readonly " : "")}{Name(field.FieldType)} {field.Name}",
        EventInfo added => $"{Modifiers(added.AddMethod!)}event {Name(added.EventHandlerType!)} {added.Name}",
        _ => member.ToString()!,
    };

    private static string Modifiers(MethodBase method) =>
        (method.IsPublic ? "" : "protected ")
        + (method.IsStatic ? "static " : "")
        + (method.DeclaringType!.IsInterface && !method.IsStatic ? "" : method.IsAbstract ? "abstract " : method is { IsVirtual: true, IsFinal: false } ? "virtual " : "");

    private static IEnumerable<string> Accessors(PropertyInfo property)
    {
        if (property.GetMethod is { } get && IsVisible(get)) yield return "get;";
        if (property.SetMethod is { } set && IsVisible(set))
            yield return set.ReturnParameter.GetRequiredCustomModifiers().Length > 0 ? "init;" : "set;";
    }

    private static string Indices(PropertyInfo property) => property.GetIndexParameters() is { Length: > 0 } indices ? $"[{string.Join(", ", indices.Select(each => Name(each.ParameterType)))}]" : "";

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(each =>
        $"{(each.IsOut ? "out " : each.ParameterType.IsByRef ? "ref " : "")}{Name(each.ParameterType)} {each.Name}{(each.HasDefaultValue ? $" = {each.RawDefaultValue ?? "null"}" : "")}"));

    private static string Generic(Type[] arguments) => arguments.Length == 0 ? "" : $"<{string.Join(", ", arguments.Select(Name))}>";

    private static string Name(Type type)
    {
        if (type.HasElementType) return Name(type.GetElementType()!) + (type.IsArray ? "[]" : "");
        if (Nullable.GetUnderlyingType(type) is { } value) return $"{Name(value)}?";
        var name = type.Name.Split('`')[0];
        var outer = type is { IsNested: true, IsGenericParameter: false } ? $"{Name(type.DeclaringType!)}." : "";
        return $"{outer}{name}{Generic(type.GetGenericArguments())}";
    }
}
