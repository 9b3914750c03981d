namespace ShelfEdge.Lab.Scenes;

/// <summary>Scenes cannot be made as asked; the message tells the user why.</summary>
internal sealed class SceneException : Exception
{
    public SceneException()
    {
    }

    public SceneException(string message)
        : base(message)
    {
    }

    public SceneException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
