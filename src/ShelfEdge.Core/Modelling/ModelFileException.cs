namespace ShelfEdge.Core.Modelling;

/// <summary>A model file is not what its reader can use: cut short, changed, too large or of another kind or version.</summary>
public sealed class ModelFileException : Exception
{
    /// <summary>Says what is wrong and what is allowed.</summary>
    public ModelFileException(string message)
        : base(message)
    {
    }

    /// <summary>Says what is wrong and what is allowed.</summary>
    public ModelFileException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
