using System.CommandLine;

namespace ShelfEdge.Service.Commands.Model;

/// <summary><c>shelfedge model</c>: models that may go into use.</summary>
internal static class ModelCommand
{
    public static Command Create() => new("model", "Judge a model before it goes into use.")
    {
        ModelVerifyCommand.Create(),
    };
}
