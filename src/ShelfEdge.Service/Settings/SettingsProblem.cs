namespace ShelfEdge.Service.Settings;

/// <summary>One thing that is wrong in the settings, in a person's words.</summary>
/// <param name="Origin"><c>FILE:LINE</c>, the name of an environment variable, or the file alone when a key is missing.</param>
/// <param name="Key">Full path of the key, such as <c>cameras[0].uri</c>; empty when the file as a whole is meant.</param>
/// <param name="Message">What was wrong and what is allowed.</param>
internal sealed record SettingsProblem(string Origin, string Key, string Message)
{
    /// <inheritdoc/>
    public override string ToString() => Key.Length == 0 ? $"{Origin}: {Message}" : $"{Origin}: {Key}: {Message}";
}
