using System.Globalization;
using System.Text;

namespace ShelfEdge.Testing.Capture;

/// <summary>One request and the stream to answer it on.</summary>
public sealed class HttpExchange(
    string method, string path, IReadOnlyDictionary<string, string> headers, Stream stream, CancellationToken stopping)
{
    public string Method => method;

    public string Path => path;

    public IReadOnlyDictionary<string, string> Headers => headers;

    public CancellationToken Stopping => stopping;

    public async Task WriteHeadAsync(string status, params string[] lines)
    {
        var head = $"HTTP/1.1 {status}\r\n{string.Concat(lines.Select(l => l + "\r\n"))}Connection: close\r\n\r\n";
        await stream.WriteAsync(Encoding.ASCII.GetBytes(head), stopping);
    }

    public async Task WriteAsync(ReadOnlyMemory<byte> bytes)
    {
        await stream.WriteAsync(bytes, stopping);
        await stream.FlushAsync(stopping);
    }

    public async Task RespondAsync(string status, string type, ReadOnlyMemory<byte> body, params string[] lines)
    {
        await WriteHeadAsync(status, [
            $"Content-Type: {type}", string.Create(CultureInfo.InvariantCulture, $"Content-Length: {body.Length}"), .. lines]);
        await WriteAsync(body);
    }

    /// <summary>Reads one request; <see langword="null"/> when the client went away first.</summary>
    internal static async Task<HttpExchange?> ReadAsync(Stream stream, CancellationToken stopping)
    {
        using var reader = new StreamReader(stream, Encoding.ASCII, false, 4096, leaveOpen: true);
        if ((await reader.ReadLineAsync(stopping))?.Split(' ') is not [var method, var path, _])
        {
            return null;
        }

        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        while (await reader.ReadLineAsync(stopping) is { Length: > 0 } line)
        {
            var colon = line.IndexOf(':');
            headers[line[..colon]] = line[(colon + 1)..].Trim();
        }

        return new HttpExchange(method, path, headers, stream, stopping);
    }
}
