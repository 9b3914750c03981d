using System.ComponentModel.DataAnnotations;
using System.Reflection;
using ShelfEdge.Messaging.Mqtt;
using ShelfEdge.Messaging.Outbox;

namespace ShelfEdge.Service.Settings;

/// <summary>
/// One bindable property of an options class, as the file, the schema and the documentation name it.
/// </summary>
/// <param name="Property">Public, with getter and setter.</param>
internal sealed record OptionKey(PropertyInfo Property)
{
    // Filled from other keys of the settings, so that nothing can be said twice.
    private static readonly (Type Options, string Property)[] Derived =
    [
        (typeof(MqttOptions), nameof(MqttOptions.Site)),
        (typeof(MqttOptions), nameof(MqttOptions.Box)),
        (typeof(OutboxOptions), nameof(OutboxOptions.Path)),
    ];

    /// <summary>The key in <c>shelfedge.json</c>: the property in camel case.</summary>
    public string Name { get; } = char.ToLowerInvariant(Property.Name[0]) + Property.Name[1..];

    /// <summary>The type without <see cref="Nullable{T}"/>.</summary>
    public Type Type { get; } = Nullable.GetUnderlyingType(Property.PropertyType) ?? Property.PropertyType;

    /// <summary>Type of the entries when the value is a list.</summary>
    public Type? ListOf { get; } =
        Property.PropertyType is { IsGenericType: true } generic && generic.GetGenericTypeDefinition() == typeof(List<>)
            ? generic.GetGenericArguments()[0]
            : null;

    /// <summary>Attributes that restrict the value.</summary>
    public IReadOnlyList<ValidationAttribute> Rules { get; } =
        [.. Property.GetCustomAttributes<ValidationAttribute>(inherit: true)];

    /// <summary>True when the value is an object with keys of its own.</summary>
    public bool IsSection => IsSectionType(Type);

    /// <summary>The keys of an options class, in the order of declaration.</summary>
    public static IReadOnlyList<OptionKey> Of(Type options) =>
    [
        .. options.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property is { CanRead: true, CanWrite: true } && property.SetMethod!.IsPublic)
            .Where(property => !Derived.Contains((options, property.Name)))
            .Select(property => new OptionKey(property)),
    ];

    /// <summary>Whether the value of this type is an object with keys of its own.</summary>
    public static bool IsSectionType(Type type) => type.IsClass && type != typeof(string) && !type.IsGenericType;
}
