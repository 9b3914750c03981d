using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers.FastTree;

namespace ShelfEdge.Lab.Insight;

/// <summary>
/// Boosted trees (ML.NET FastTree), the stronger baseline: they stay in the lab, where they say how much the small model gives away
/// and which features carry it.
/// </summary>
internal sealed class BoostedTrees
{
    private readonly MLContext _context;
    private readonly ITransformer _model;
    private readonly FastTreeBinaryModelParameters _trees;

    private BoostedTrees(MLContext context, ITransformer model, FastTreeBinaryModelParameters trees) =>
        (_context, _model, _trees) = (context, model, trees);

    /// <summary>Deterministic for a seed.</summary>
    public static BoostedTrees Fit(LabelledFeatures rows, int seed)
    {
        var context = new MLContext(seed);
        FastTreeBinaryTrainer trainer = context.BinaryClassification.Trainers.FastTree(new FastTreeBinaryTrainer.Options
        {
            LabelColumnName = nameof(TreeRow.Happened),
            FeatureColumnName = nameof(TreeRow.Features),
            NumberOfTrees = 200,
            NumberOfLeaves = 16,
            MinimumExampleCountPerLeaf = 50,
            LearningRate = 0.1,
            Seed = seed,
            NumberOfThreads = 1,
        });
        var model = trainer.Fit(View(context, rows));
        return new BoostedTrees(context, model, model.Model.SubModel);
    }

    /// <summary>Probability of each row, 0 to 1.</summary>
    public double[] Predict(LabelledFeatures rows) =>
        [.. _model.Transform(View(_context, rows)).GetColumn<float>("Probability").Select(value => (double)value)];

    /// <summary>Share of the total gain of all splits that each feature brought; they sum to 1.</summary>
    public double[] Importance()
    {
        VBuffer<float> weights = default;
        _trees.GetFeatureWeights(ref weights);
        double[] gains = [.. weights.DenseValues().Select(value => (double)value)];
        double sum = gains.Sum();
        return [.. gains.Select(gain => sum > 0 ? gain / sum : 0)];
    }

    private static IDataView View(MLContext context, LabelledFeatures rows)
    {
        SchemaDefinition schema = SchemaDefinition.Create(typeof(TreeRow));
        schema[nameof(TreeRow.Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, rows.Names.Count);
        return context.Data.LoadFromEnumerable(
            Enumerable.Range(0, rows.Table.Count).Select(row => new TreeRow
            {
                Happened = rows.Events[row],
                Features = [.. rows.Table.Row(row).ToArray().Select(value => (float)value)],
            }),
            schema);
    }
}
