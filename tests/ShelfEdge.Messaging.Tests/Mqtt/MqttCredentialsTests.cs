using System.Text;
using ShelfEdge.Messaging.Mqtt;

namespace ShelfEdge.Messaging.Tests.Mqtt;

public sealed class MqttCredentialsTests
{
    [Theory]
    [InlineData("secret", "secret")]
    [InlineData("secret\n", "secret")]
    [InlineData("secret\r\n", "secret")]
    [InlineData("secret\n\n", "secret\n")]
    [InlineData(" with spaces ", " with spaces ")]
    [InlineData("\n", "")]
    [InlineData("", "")]
    public void Password_is_the_file_without_one_line_break_at_the_end(string content, string password)
    {
        using var folder = new TempFolder();
        var options = new MqttOptions { Username = "box", PasswordFile = folder.File("password") };
        File.WriteAllText(options.PasswordFile, content);

        using var credentials = MqttCredentials.Read(options);

        Assert.Equal(password, Encoding.UTF8.GetString(credentials.Password!));
    }

    [Fact]
    public void Nothing_is_read_when_nothing_is_named()
    {
        using var credentials = MqttCredentials.Read(new());

        Assert.Null(credentials.Password);
        Assert.Null(credentials.Authorities);
        Assert.Null(credentials.Certificate);
    }

    [Fact]
    public void File_that_is_too_large_is_refused_before_it_is_read()
    {
        using var folder = new TempFolder();
        var options = new MqttOptions { Username = "box", PasswordFile = folder.File("password") };
        using (var file = File.OpenWrite(options.PasswordFile))
        {
            file.SetLength(1L << 40);
        }

        var failure = Assert.Throws<IOException>(() => MqttCredentials.Read(options));

        Assert.Contains(options.PasswordFile, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Folder_instead_of_a_file_is_said()
    {
        using var folder = new TempFolder();
        var options = new MqttOptions { Username = "box", PasswordFile = folder.Path };

        var failure = Assert.Throws<IOException>(() => MqttCredentials.Read(options));

        Assert.Contains(folder.Path, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Certificate_that_is_not_pem_is_said_without_its_content()
    {
        using var folder = new TempFolder();
        var options = new MqttOptions { Tls = true, CertificateFile = folder.File("box.pem"), KeyFile = folder.File("box.key") };
        File.WriteAllText(options.CertificateFile, "hush");
        File.WriteAllText(options.KeyFile, "hush");

        var failure = Assert.Throws<IOException>(() => MqttCredentials.Read(options));

        Assert.DoesNotContain("hush", failure.Message, StringComparison.Ordinal);
        Assert.Contains(options.KeyFile, failure.Message, StringComparison.Ordinal);
    }
}
