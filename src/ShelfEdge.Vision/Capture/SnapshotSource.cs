using System.Net;
using System.Security.Authentication;

namespace ShelfEdge.Vision.Capture;

/// <summary>Asks a camera for one JPEG at a time, with basic or digest authentication where the camera wants it.</summary>
internal sealed class SnapshotSource : IFrameSource
{
    /// <summary>Larger answers are refused.</summary>
    public const int MaxResponseBytes = 32 * 1024 * 1024;

    private const int FirstBufferBytes = 256 * 1024;

    private readonly Uri _address;
    private readonly SecretFilter _secrets;
    private readonly FramePacer _pacer;
    private readonly HttpClient _client;
    private byte[] _buffer = new byte[FirstBufferBytes];

    public SnapshotSource(
        Uri address,
        CameraCredentials? credentials,
        SecretFilter secrets,
        bool acceptAnyCertificate,
        TimeSpan interval,
        TimeProvider time)
    {
        _address = new UriBuilder(address) { UserName = "", Password = "" }.Uri;
        _secrets = secrets;
        _pacer = new FramePacer(interval, time);
        var handler = new SocketsHttpHandler
        {
            MaxAutomaticRedirections = 3,
            PreAuthenticate = true,
            PooledConnectionIdleTimeout = TimeSpan.FromMinutes(2),
            Credentials = credentials is null ? null : Cache(credentials),
        };
        if (acceptAnyCertificate)
        {
#pragma warning disable CA5359 // The operator asked for it: cameras on a closed network make their own certificates.
            handler.SslOptions.RemoteCertificateValidationCallback = static (_, _, _, _) => true;
#pragma warning restore CA5359
        }

        // The reader's deadline is the only one.
        _client = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
    }

    public ValueTask OpenAsync(CancellationToken cancellationToken) => ValueTask.CompletedTask;

    public async ValueTask<bool> ReadAsync(Frame target, CancellationToken cancellationToken)
    {
        await _pacer.WaitAsync(cancellationToken);
        int length;
        try
        {
            length = await DownloadAsync(cancellationToken);
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            throw new FrameSourceException(_secrets.Hide(Describe(e)), e);
        }

        using var picture = ImageFile.Decode(_buffer.AsSpan(0, length), target, "The answer of the camera");
        target.CopyFrom(picture);
        return true;
    }

    public ValueTask DisposeAsync()
    {
        _client.Dispose();
        return ValueTask.CompletedTask;
    }

    // Bound to the camera's own address and to two schemes, so that a redirect or another scheme gets no password.
    private CredentialCache Cache(CameraCredentials credentials)
    {
        var pair = new NetworkCredential(credentials.Username, credentials.Password);
        var server = new Uri(_address.GetLeftPart(UriPartial.Authority));
        return new CredentialCache { { server, "Basic", pair }, { server, "Digest", pair } };
    }

    private async Task<int> DownloadAsync(CancellationToken cancellationToken)
    {
        using var response = await _client.GetAsync(_address, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        ThrowUnlessPicture(response);
        await using var content = await response.Content.ReadAsStreamAsync(cancellationToken);
        var length = 0;
        while (true)
        {
            if (length == _buffer.Length)
            {
                if (length >= MaxResponseBytes)
                {
                    throw TooLarge();
                }

                Array.Resize(ref _buffer, Math.Min(length * 2, MaxResponseBytes));
            }

            var read = await content.ReadAsync(_buffer.AsMemory(length), cancellationToken);
            if (read == 0)
            {
                return length;
            }

            length += read;
        }
    }

    private static void ThrowUnlessPicture(HttpResponseMessage response)
    {
        if (response.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden)
        {
            throw new FrameSourceException(
                $"The camera refused the user name or password ({(int)response.StatusCode}).");
        }

        if (!response.IsSuccessStatusCode)
        {
            throw new FrameSourceException($"The camera answered {(int)response.StatusCode} {response.StatusCode}.");
        }

        if (response.Content.Headers.ContentType?.MediaType is { } type && type.StartsWith("multipart/", StringComparison.Ordinal))
        {
            throw new FrameSourceException("The camera answered with a motion JPEG stream: write http:// instead of snapshot+http://.");
        }

        if (response.Content.Headers.ContentLength > MaxResponseBytes)
        {
            throw TooLarge();
        }
    }

    private static FrameSourceException TooLarge() =>
        new($"The answer of the camera is larger than {MaxResponseBytes} bytes.");

    private static string Describe(Exception e) => e switch
    {
        HttpRequestException { InnerException: AuthenticationException inner } =>
            $"{inner.Message} Set AcceptAnyCertificate if the camera made its certificate itself.",
        HttpRequestException { InnerException: { } inner } => inner.Message,
        _ => e.Message,
    };
}
