using System.ComponentModel;
using System.Diagnostics;
using System.IO.Pipes;
using System.Net.Sockets;
using System.Text;

namespace ShelfEdge.Vision.Capture;

/// <summary>
/// One ffmpeg under its <see cref="ChildScript"/>. Owns the process and its pipes until it is disposed, which ends and
/// reaps it within a few seconds.
/// </summary>
internal sealed class FfmpegChild : IAsyncDisposable
{
    private const int NotFound = 127;

    // The script ends ffmpeg within a second; after this the whole tree is killed outright.
    private static readonly TimeSpan EndGrace = TimeSpan.FromSeconds(4);

    // How long after the end of its frames a child may take to say why.
    private static readonly TimeSpan ReasonGrace = TimeSpan.FromSeconds(2);

    private readonly Process _process;
    private readonly Socket _output;
    private readonly ErrorTail _errors;
    private readonly Task _draining;

    private FfmpegChild(Process process, SecretFilter secrets)
    {
        _process = process;

        // A pipe stream reads through a socket over its descriptor too, but allocates at each wait. The stream still owns
        // the descriptor.
        var pipe = ((AnonymousPipeClientStream)process.StandardOutput.BaseStream).SafePipeHandle;
        _output = new Socket(new SafeSocketHandle(pipe.DangerousGetHandle(), ownsHandle: false));
        _errors = new ErrorTail(secrets);
        _draining = _errors.DrainAsync(process.StandardError);
    }

    /// <summary>The shell's process id; ffmpeg is its child.</summary>
    public int ProcessId => _process.Id;

    /// <exception cref="FrameSourceException">No child can be started.</exception>
    public static FfmpegChild Start(FfmpegCommand command, SecretFilter secrets)
    {
        // A session of its own: Ctrl-C in the terminal is for this process, which then ends its children in order.
        var start = new ProcessStartInfo("setsid")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        };
        foreach (var argument in (string[])["sh", "-c", ChildScript.Text, "sh", .. command.Arguments])
        {
            start.ArgumentList.Add(argument);
        }

        // Secrets given to this process by its environment are none of the child's business, and a report file of ffmpeg
        // would hold the address.
        foreach (var name in start.Environment.Keys.Where(IsWithheld).ToList())
        {
            start.Environment.Remove(name);
        }

        Process process;
        try
        {
            process = Process.Start(start)!;
        }
        catch (Win32Exception e)
        {
            throw new FrameSourceException($"No child process can be started: {e.Message}", e);
        }

        var child = new FfmpegChild(process, secrets);
        try
        {
            process.StandardInput.Write(command.Document + ChildScript.EndOfDocument);
            process.StandardInput.Flush();
        }
        catch (IOException)
        {
            // It ended before it read; the first read finds that out and says why.
        }

        return child;
    }

    /// <summary>Receives bytes of its standard output; 0 when it has ended.</summary>
    public ValueTask<int> ReceiveAsync(Memory<byte> buffer, CancellationToken cancellationToken) =>
        _output.ReceiveAsync(buffer, SocketFlags.None, cancellationToken);

    /// <summary>Why the output ended: what was said on standard error, or the exit code.</summary>
    public async Task<ChildEnd> EndAsync()
    {
        try
        {
            // The clock of the operating system, because that is the one a process runs by. The error output closes when
            // ffmpeg is gone, so that closing the input then only tells the shell to report its exit code.
            await _draining.WaitAsync(ReasonGrace, TimeProvider.System);
            CloseInput();
            using var limit = new CancellationTokenSource(EndGrace, TimeProvider.System);
            await _process.WaitForExitAsync(limit.Token);
        }
        catch (Exception e) when (e is TimeoutException or OperationCanceledException)
        {
            return new ChildEnd(IsClean: false, _errors.Reason() ?? "ffmpeg closed its output but does not end.");
        }

        return _process.ExitCode switch
        {
            0 => new ChildEnd(IsClean: true, "The stream has ended."),
            NotFound => new ChildEnd(
                IsClean: false, "ffmpeg or setpriv was not found: install the packages ffmpeg and util-linux."),
            var code => new ChildEnd(IsClean: false, _errors.Reason() ?? $"ffmpeg ended with code {code}."),
        };
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        CloseInput();
        _output.Dispose();
        await _process.StandardOutput.BaseStream.DisposeAsync();
        using (var limit = new CancellationTokenSource(EndGrace, TimeProvider.System))
        {
            try
            {
                await _process.WaitForExitAsync(limit.Token);
            }
            catch (OperationCanceledException)
            {
                _process.Kill(entireProcessTree: true);
                await _process.WaitForExitAsync(CancellationToken.None);
            }
        }

        try
        {
            await _draining.WaitAsync(ReasonGrace, TimeProvider.System);
        }
        catch (TimeoutException)
        {
            // Whatever still holds the error output is not ours any more.
        }

        _process.StandardError.Dispose();
        _process.Dispose();
    }

    private static bool IsWithheld(string variable) =>
        variable.StartsWith("SHELFEDGE", StringComparison.Ordinal) || variable == "FFREPORT";

    private void CloseInput()
    {
        try
        {
            _process.StandardInput.Close();
        }
        catch (IOException)
        {
            // Something was left to write and the child is gone.
        }
    }
}
