using System.Reflection;
using ShelfEdge.Core.Geometry;
using ShelfEdge.Messaging.Outbox;
using ShelfEdge.Vision.Capture;

namespace ShelfEdge.Service.Tests.Architecture;

/// <summary>What the compiled assemblies show to each other.</summary>
public sealed class SignatureTests
{
    private static readonly Assembly Core = typeof(Box).Assembly;
    private static readonly Assembly Vision = typeof(IFrameSource).Assembly;
    private static readonly Assembly Messaging = typeof(IOutbox).Assembly;
    private static readonly Assembly Service = Assembly.Load("shelfedge");

    /// <summary>A package's assembly stays behind the wall of the project that owns it.</summary>
    private static readonly string[] WalledAssemblies =
        ["OpenCvSharp", "Microsoft.ML.OnnxRuntime", "MQTTnet", "Microsoft.Data.Sqlite", "Polly"];

    public static TheoryData<string> Libraries => new("ShelfEdge.Core", "ShelfEdge.Vision", "ShelfEdge.Messaging");

    [Theory]
    [MemberData(nameof(Libraries))]
    public void Public_signatures_show_no_native_broker_or_storage_type(string library)
    {
        var leaks =
            from type in Assembly.Load(library).GetExportedTypes()
            from shown in ShownTypes(type)
            let assembly = shown.Assembly.GetName().Name!
            where WalledAssemblies.Any(walled => assembly.StartsWith(walled, StringComparison.Ordinal))
            select $"{type.FullName} shows {shown.FullName}";

        Assert.Empty(leaks.Distinct());
    }

    [Fact]
    public void Core_uses_only_the_base_class_library()
    {
        var foreign = Core.GetReferencedAssemblies()
            .Select(name => name.Name!)
            .Where(name => !name.StartsWith("System.", StringComparison.Ordinal) && name is not ("System" or "netstandard" or "mscorlib"));

        Assert.Empty(foreign);
    }

    [Fact]
    public void Core_has_no_async_no_stream_no_file()
    {
        var shown = Core.GetTypes().SelectMany(ShownTypes).ToHashSet();

        Assert.DoesNotContain(typeof(Task), shown);
        Assert.DoesNotContain(typeof(Stream), shown);
        Assert.DoesNotContain(typeof(FileInfo), shown);
        Assert.DoesNotContain(typeof(TimeProvider), shown);
    }

    [Fact]
    public void Libraries_hold_no_thread_and_no_timer()
    {
        Type[] banned = [typeof(Thread), typeof(Timer), typeof(PeriodicTimer), typeof(System.Timers.Timer)];

        var fields =
            from assembly in new[] { Core, Vision, Messaging }
            from type in assembly.GetTypes()
            from field in type.GetFields(BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
            where banned.Contains(field.FieldType)
            select $"{type.FullName}.{field.Name}";

        Assert.Empty(fields);
    }

    [Fact]
    public void Interfaces_are_the_known_seams()
    {
        string[] seams = ["IDetector", "IFrameSource", "IOutbox", "IPublisher", "IRowSolver"];

        var interfaces = new[] { Core, Vision, Messaging, Service }
            .SelectMany(assembly => assembly.GetTypes())
            .Where(type => type.IsInterface && type.Namespace?.StartsWith("ShelfEdge", StringComparison.Ordinal) == true)
            .Select(type => type.Name)
            .Order();

        Assert.Equal(seams, interfaces);
    }

    private static IEnumerable<Type> ShownTypes(Type type)
    {
        const BindingFlags Public = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        var direct = type.GetMembers(Public).SelectMany(member => member switch
        {
            MethodInfo method => method.GetParameters().Select(parameter => parameter.ParameterType).Append(method.ReturnType),
            ConstructorInfo constructor => constructor.GetParameters().Select(parameter => parameter.ParameterType),
            PropertyInfo property => [property.PropertyType],
            FieldInfo field => [field.FieldType],
            EventInfo happening => [happening.EventHandlerType!],
            _ => Enumerable.Empty<Type>(),
        });
        return direct.Concat(type.GetInterfaces()).Append(type.BaseType ?? typeof(object)).SelectMany(Unwrap);
    }

    private static IEnumerable<Type> Unwrap(Type type)
    {
        if (type.HasElementType)
        {
            return Unwrap(type.GetElementType()!);
        }

        return type.IsGenericType ? type.GetGenericArguments().SelectMany(Unwrap).Append(type.GetGenericTypeDefinition()) : [type];
    }
}
