using System.ComponentModel.DataAnnotations;
using ShelfEdge.Messaging.Mqtt;
using ShelfEdge.Messaging.Outbox;

namespace ShelfEdge.Messaging.Tests.Mqtt;

public sealed class MqttOptionsTests
{
    public static TheoryData<string, Action<MqttOptions>> Invalid => new()
    {
        { nameof(MqttOptions.Host), options => options.Host = "" },
        { nameof(MqttOptions.Port), options => options.Port = 0 },
        { nameof(MqttOptions.Port), options => options.Port = 65536 },
        { nameof(MqttOptions.Prefix), options => options.Prefix = "a/b" },
        { nameof(MqttOptions.Site), options => options.Site = "#" },
        { nameof(MqttOptions.Site), options => options.Site = "store 7" },
        { nameof(MqttOptions.Box), options => options.Box = "+" },
        { nameof(MqttOptions.Box), options => options.Box = new string('x', 65) },
        { nameof(MqttOptions.ClientId), options => options.ClientId = "a b" },
        { nameof(MqttOptions.Username), options => options.Username = "" },
        { nameof(MqttOptions.KeepAlive), options => options.KeepAlive = TimeSpan.FromSeconds(4) },
        { nameof(MqttOptions.ConnectTimeout), options => options.ConnectTimeout = TimeSpan.Zero },
        { nameof(MqttOptions.PublishTimeout), options => options.PublishTimeout = TimeSpan.FromMinutes(6) },
        { nameof(MqttOptions.MaxInFlight), options => options.MaxInFlight = 0 },
        { nameof(MqttOptions.RetryDelay), options => options.RetryDelay = TimeSpan.Zero },
        { nameof(MqttOptions.MaxRetryDelay), options => options.MaxRetryDelay = TimeSpan.FromHours(2) },
        { nameof(MqttOptions.PasswordFile), options => options.PasswordFile = "/etc/password" },
        { nameof(MqttOptions.KeyFile), options => (options.Tls, options.CertificateFile) = (true, "/etc/box.pem") },
        { nameof(MqttOptions.Tls), options => options.CaFile = "/etc/ca.pem" },
        {
            nameof(MqttOptions.MaxRetryDelay),
            options => (options.RetryDelay, options.MaxRetryDelay) = (TimeSpan.FromSeconds(9), TimeSpan.FromSeconds(8))
        },
    };

    public static TheoryData<string, Action<OutboxOptions>> InvalidOutbox => new()
    {
        { nameof(OutboxOptions.Path), options => options.Path = "" },
        { nameof(OutboxOptions.MaxEvents), options => options.MaxEvents = 99 },
        { nameof(OutboxOptions.MaxBytes), options => options.MaxBytes = 1000 },
        { nameof(OutboxOptions.MaxStates), options => options.MaxStates = 9 },
    };

    [Fact]
    public void Defaults_are_valid()
    {
        Assert.Empty(Problems(new MqttOptions()));
        Assert.Empty(Problems(new OutboxOptions()));
    }

    [Theory]
    [MemberData(nameof(Invalid))]
    public void Wrong_value_is_named(string member, Action<MqttOptions> change)
    {
        var options = new MqttOptions();
        change(options);

        Assert.Contains(member, Problems(options).SelectMany(problem => problem.MemberNames));
    }

    [Theory]
    [MemberData(nameof(InvalidOutbox))]
    public void Wrong_value_of_the_outbox_is_named(string member, Action<OutboxOptions> change)
    {
        var options = new OutboxOptions();
        change(options);

        Assert.Contains(member, Problems(options).SelectMany(problem => problem.MemberNames));
    }

    [Fact]
    public void Full_tls_setup_is_valid() =>
        Assert.Empty(Problems(new MqttOptions
        {
            Tls = true,
            CaFile = "ca.pem",
            CertificateFile = "box.pem",
            KeyFile = "box.key",
            Username = "box",
            PasswordFile = "password",
        }));

    private static List<ValidationResult> Problems(object options)
    {
        var problems = new List<ValidationResult>();
        Validator.TryValidateObject(options, new ValidationContext(options), problems, validateAllProperties: true);
        return problems;
    }
}
