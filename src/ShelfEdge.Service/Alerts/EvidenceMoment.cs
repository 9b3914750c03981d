namespace ShelfEdge.Service.Alerts;

/// <summary>When a picture of a zone was taken.</summary>
internal enum EvidenceMoment
{
    /// <summary>The last look while the position was stocked.</summary>
    Before,

    /// <summary>The first clear look after the alert was raised.</summary>
    After,
}
