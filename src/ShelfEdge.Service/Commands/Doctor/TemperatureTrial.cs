using System.Globalization;

namespace ShelfEdge.Service.Commands.Doctor;

/// <summary>How warm the processor is, where the kernel says it.</summary>
internal static class TemperatureTrial
{
    private const string Name = "temperature";
    private const string Zones = "/sys/class/thermal";
    private const double WarmCelsius = 80;

    public static Check Run()
    {
        var celsius = Read();
        if (celsius.Count == 0)
        {
            return Check.Skipped(Name, "this machine does not say");
        }

        var detail = string.Create(CultureInfo.InvariantCulture, $"{celsius.Max():0} degrees Celsius");
        return celsius.Max() < WarmCelsius ? Check.Ok(Name, detail) : Check.Warning(Name, $"{detail}: it may slow down");
    }

    private static List<double> Read()
    {
        var celsius = new List<double>();
        foreach (var zone in Directory.Exists(Zones) ? Directory.EnumerateDirectories(Zones, "thermal_zone*") : [])
        {
            try
            {
                var text = File.ReadAllText(Path.Combine(zone, "temp"));
                if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var thousandths))
                {
                    celsius.Add(thousandths / 1000);
                }
            }
            catch (IOException)
            {
                // A zone whose sensor is off.
            }
        }

        return celsius;
    }
}
