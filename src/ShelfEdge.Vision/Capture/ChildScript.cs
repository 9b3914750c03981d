namespace ShelfEdge.Vision.Capture;

/// <summary>
/// The shell that stands between this process and ffmpeg. It ends ffmpeg when its own standard input closes, which the
/// kernel does for us even when this process is killed with SIGKILL, and also when ffmpeg is stalled and would never notice
/// a closed output. A parent-death signal set by this process would not do: Linux sends it when the thread that started
/// the child ends, and the threads of a .NET pool come and go.
/// </summary>
internal static class ChildScript
{
    /// <summary>Ends the input document in the standard input; what follows is silence until the end.</summary>
    public const string EndOfDocument = "\n\n";

    /// <summary>
    /// Arguments are the command to run. The document up to the first empty line becomes the command's standard input:
    /// addresses with credentials pass there and not on a command line, which every user of the machine can read.
    /// </summary>
    public const string Text =
        """
        document=
        while IFS= read -r line && [ -n "$line" ]; do
          document="$document$line
        "
        done
        "$@" <<END &
        $document
        END
        child=$!
        exec >&- 2>&-
        read -r line
        kill -TERM $child
        tries=0
        while [ $tries -lt 10 ] && kill -0 $child; do
          sleep 0.1
          tries=$((tries + 1))
        done
        kill -KILL $child
        wait $child
        """;
}
