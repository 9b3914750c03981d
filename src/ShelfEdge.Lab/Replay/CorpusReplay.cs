using ShelfEdge.Core.Stock;
using ShelfEdge.Lab.Scenes.Corpus;
using ShelfEdge.Lab.Scenes.Packages;
using ShelfEdge.Vision.Detection;

namespace ShelfEdge.Lab.Replay;

/// <summary>Plays scenarios, several at a time, each with a detector of its own; the result does not depend on how many.</summary>
/// <param name="modelDirectory">As <see cref="ModelFolder.Locate(string)"/> takes it.</param>
/// <param name="jobs">Scenarios at a time.</param>
internal sealed class CorpusReplay(string? modelDirectory, int jobs)
{
    private static DetectorOptions Options => new() { Threads = 1 };

    /// <exception cref="ModelException">The model is refused.</exception>
    public ReplayReport Play(IReadOnlyList<CorpusScenario> scenarios, int seed, int runs, TextWriter progress, CancellationToken cancellation)
    {
        ModelFolder folder = ModelFolder.Open(ModelFolder.Locate(modelDirectory));
        // A model that is refused is refused here and once, not in several threads.
        OnnxDetector.Open(folder, Options, TimeProvider.System).Dispose();
        var tallies = new ReplayTally[scenarios.Count * runs];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = jobs, CancellationToken = cancellation };
        Parallel.ForEach(Enumerable.Range(0, tallies.Length), parallel, i =>
        {
            CorpusScenario scenario = scenarios[i / runs];
            using OnnxDetector detector = OnnxDetector.Open(folder, Options, TimeProvider.System);
            using var store = new ShopStore(scenario, seed + (i % runs), TextureLibrary.Empty);
            var run = new ReplayRun(store, detector, new RestockRules());
            ReplayTally tally = tallies[i] = run.Play(cancellation);
            lock (progress)
            {
                progress.WriteLine($"{scenario.Name}, seed {seed + (i % runs)}: {tally.Pictures} pictures, {tally.Low.Missed + tally.Empty.Missed} missed");
                foreach (FalseAlert alert in run.FalseAlerts)
                {
                    progress.WriteLine($"  false {alert.Kind} of {alert.Position} after {alert.Seconds} s: {alert.Standing} stood there");
                }
            }
        });
        var total = new ReplayTally();
        var figures = new List<ReplayFigures>();
        for (int i = 0; i < scenarios.Count; i++)
        {
            var pooled = new ReplayTally();
            foreach (ReplayTally tally in tallies.AsSpan(i * runs, runs))
            {
                pooled.Add(tally);
            }

            figures.Add(ReplayFigures.Of(scenarios[i].Name, pooled));
            total.Add(pooled);
        }

        return new ReplayReport(
            $"{folder.Manifest.Name} {folder.Manifest.Version}", seed, runs, 1.0 / ShopTimeline.FramePeriod,
            ReplayFigures.Of("total", total), figures);
    }
}
