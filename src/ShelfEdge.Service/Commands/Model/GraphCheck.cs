using ShelfEdge.Vision.Detection;

namespace ShelfEdge.Service.Commands.Model;

/// <summary>Whether a model opens as it would at run time, and what is asked of it once it is open.</summary>
internal static class GraphCheck
{
    /// <summary>Name of the check.</summary>
    public const string Name = "graph";

    /// <param name="open">Opens the model; it is disposed here.</param>
    /// <param name="ask">The checks of the open model.</param>
    /// <param name="others">Their names, for the case that it does not open.</param>
    public static IEnumerable<Check> Of<TModel>(
        Func<TModel> open, Func<TModel, IEnumerable<Check>> ask, params IEnumerable<string> others)
        where TModel : IDisposable
    {
        TModel model;
        try
        {
            model = open();
        }
        catch (ModelException exception)
        {
            return
            [
                Check.Failed(Name, ModelVerification.Words(exception)), .. ModelVerification.NotChecked("the graph does not run", others),
            ];
        }

        using (model)
        {
            return [Check.Ok(Name, "runs; input and outputs are those of the manifest"), .. ask(model)];
        }
    }
}
