namespace ShelfEdge.Service.Commands.Model;

/// <summary>What <c>shelfedge model verify</c> was asked for.</summary>
/// <param name="Directory">Folder of the candidate.</param>
/// <param name="InUse">What it is compared with.</param>
/// <param name="MaxSlowdown">Most time in relation to the model in use, 1 to <see cref="LargestSlowdown"/>.</param>
internal sealed record ModelVerifyRequest(string Directory, ModelsInUse InUse, double MaxSlowdown)
{
    public const double LargestSlowdown = 100;
}
