using System.Globalization;
using System.Text;

namespace ShelfEdge.Lab.Scenes.Corpus;

/// <summary>All that the picture of one camera depends on at one moment. Immutable.</summary>
internal sealed class SceneMoment
{
    public SceneMoment(string goods, IReadOnlyList<Occluder> occluders, ViewCondition view, int variant)
    {
        (Goods, Occluders, View, Variant) = (goods, occluders, view, variant);
        var key = new StringBuilder(goods);
        foreach (Occluder o in occluders)
        {
            key.Append(CultureInfo.InvariantCulture, $" {(int)o.Kind},{o.Look},{o.X},{o.Reach}");
        }

        key.Append(CultureInfo.InvariantCulture, $" {view.Light},{view.GlareX},{view.GlareY},{view.GlareSize},{view.MovedX},{view.MovedY},{view.Cover} {variant}");
        Key = key.ToString();
    }

    /// <summary>As <see cref="ShelfGoods"/> writes them.</summary>
    public string Goods { get; }

    public IReadOnlyList<Occluder> Occluders { get; }

    public ViewCondition View { get; }

    /// <summary>Which draw of the camera's noise.</summary>
    public int Variant { get; }

    /// <summary>The same for two moments of one camera exactly when their pictures are the same.</summary>
    public string Key { get; }
}
