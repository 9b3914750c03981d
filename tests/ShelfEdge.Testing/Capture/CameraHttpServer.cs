using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace ShelfEdge.Testing.Capture;

/// <summary>A web server as cameras have one, on a free port of the loopback: one request a connection.</summary>
public sealed class CameraHttpServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stopping = new();
    private readonly ConcurrentDictionary<string, Func<HttpExchange, Task>> _routes = new();
    private readonly ConcurrentQueue<string> _requests = new();
    private readonly X509Certificate2? _certificate;
    private readonly Task _accepting;

    /// <param name="certificate">Speaks TLS when given; stays the caller's.</param>
    public CameraHttpServer(X509Certificate2? certificate = null)
    {
        _certificate = certificate;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    /// <summary>Needed on every route when set.</summary>
    public HttpLogin? Login { get; set; }

    /// <summary>Host and port.</summary>
    public string Authority =>
        string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");

    /// <summary>Paths asked for so far, refused ones included.</summary>
    public IReadOnlyCollection<string> Requests => _requests;

    /// <summary>A query does not count when the route is looked for.</summary>
    public void Map(string path, Func<HttpExchange, Task> answer) => _routes[path] = answer;

    public void MapBytes(string path, string type, byte[] body) =>
        Map(path, exchange => exchange.RespondAsync("200 OK", type, body));

    /// <summary>Every file of a folder under its name.</summary>
    public void MapFolder(string folder)
    {
        foreach (var file in Directory.GetFiles(folder))
        {
            var type = Path.GetExtension(file) == ".m3u8" ? "application/vnd.apple.mpegurl" : "video/mp2t";
            MapBytes("/" + Path.GetFileName(file), type, File.ReadAllBytes(file));
        }
    }

    /// <summary>Motion JPEG: the pictures over and over at an interval, until the client goes away or so many were sent.</summary>
    public void MapMotionJpeg(
        string path, IReadOnlyList<byte[]> pictures, TimeSpan interval, int count = int.MaxValue) => Map(path, async exchange =>
    {
        await exchange.WriteHeadAsync("200 OK", "Content-Type: multipart/x-mixed-replace; boundary=frame");
        for (var i = 0; i < count; i++)
        {
            var picture = pictures[i % pictures.Count];
            var head = string.Create(
                CultureInfo.InvariantCulture, $"--frame\r\nContent-Type: image/jpeg\r\nContent-Length: {picture.Length}\r\n\r\n");
            await exchange.WriteAsync((byte[])[.. System.Text.Encoding.ASCII.GetBytes(head), .. picture, .. "\r\n"u8]);
            await Task.Delay(interval, TimeProvider.System, exchange.Stopping);
        }
    });

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _accepting;
        _listener.Dispose();
        _stopping.Dispose();
    }

    private async Task AcceptAsync()
    {
        var clients = new List<Task>();
        try
        {
            while (true)
            {
                clients.Add(ServeAsync(await _listener.AcceptTcpClientAsync(_stopping.Token)));
            }
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(clients);
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var _ = client;
        try
        {
            await using var stream = await SecureAsync(client.GetStream());
            if (await HttpExchange.ReadAsync(stream, _stopping.Token) is { } exchange)
            {
                await AnswerAsync(exchange);
            }
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or AuthenticationException)
        {
            // The client went away, or the server does.
        }
    }

    private async Task<Stream> SecureAsync(NetworkStream stream)
    {
        if (_certificate is null)
        {
            return stream;
        }

        var secure = new SslStream(stream);
        await secure.AuthenticateAsServerAsync(
            new SslServerAuthenticationOptions { ServerCertificate = _certificate }, _stopping.Token);
        return secure;
    }

    private Task AnswerAsync(HttpExchange exchange)
    {
        _requests.Enqueue(exchange.Path);
        return Login is { } login && !login.IsSatisfiedBy(exchange)
            ? exchange.RespondAsync("401 Unauthorized", "text/plain", "no"u8.ToArray(), login.Challenge)
            : _routes.TryGetValue(exchange.Path.Split('?')[0], out var answer)
                ? answer(exchange)
                : exchange.RespondAsync("404 Not Found", "text/plain", "no"u8.ToArray());
    }
}
