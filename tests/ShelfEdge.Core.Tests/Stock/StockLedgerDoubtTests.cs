using ShelfEdge.Core.Geometry;

namespace ShelfEdge.Core.Tests.Stock;

/// <summary>How a doubt that a shopper raised ends.</summary>
public sealed class StockLedgerDoubtTests
{
    private const byte Coat = 40;

    private readonly ShelfSimulation _shelf = new();

    [Fact]
    public void The_few_facings_that_a_shopper_took_are_believed_gone_within_three_still_frames_once_all_others_are_back()
    {
        HideBehindShopper();
        _shelf.Stock[5] = 2;
        _shelf.Run(TimeSpan.FromSeconds(20));
        Assert.Equal(4, _shelf.Believed(5).Believed);

        // A second to settle and three frames.
        _shelf.Occluders.Clear();
        _shelf.Run(TimeSpan.FromSeconds(2.5));

        Assert.Equal(2, _shelf.Believed(5).Believed);
        Assert.Empty(_shelf.Alerts);
    }

    [Fact]
    public void More_than_one_position_may_lose_at_once_stays_in_doubt_for_the_sudden_loss_hold_after_the_shopper_has_left()
    {
        HideBehindShopper();
        _shelf.Stock[5] = 1;
        _shelf.Run(TimeSpan.FromSeconds(20));

        _shelf.Occluders.Clear();
        _shelf.Run(TimeSpan.FromSeconds(3.5));
        Assert.Equal(4, _shelf.Believed(5).Believed);

        _shelf.Run(TimeSpan.FromSeconds(6));
        Assert.Equal(1, _shelf.Believed(5).Believed);
    }

    // Positions 1, 5 and 9 and halves of their neighbours.
    private void HideBehindShopper()
    {
        _shelf.Run(TimeSpan.FromMinutes(2));
        _shelf.Occluders.Add((new Box(400, 60, 680, 720), Coat));
        _shelf.Run(TimeSpan.FromSeconds(20));
    }
}
