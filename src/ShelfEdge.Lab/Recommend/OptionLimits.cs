using System.CommandLine;
using System.Globalization;

namespace ShelfEdge.Lab.Recommend;

/// <summary>Ranges of options, checked with the rest of the command line so that all errors are told at once.</summary>
internal static class OptionLimits
{
    /// <summary>Allows whole numbers from <paramref name="low"/> to <paramref name="high"/>.</summary>
    public static Option<int> Between(this Option<int> option, int low, int high)
    {
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && int.TryParse(result.Tokens[0].Value, CultureInfo.InvariantCulture, out int value)
                && (value < low || value > high))
            {
                result.AddError($"{option.Name}: {value} is not allowed; give a whole number from {low} to {high}");
            }
        });
        return option;
    }

    /// <summary>Allows numbers from <paramref name="low"/> to <paramref name="high"/>.</summary>
    public static Option<float> Between(this Option<float> option, float low, float high)
    {
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && float.TryParse(result.Tokens[0].Value, CultureInfo.InvariantCulture, out float value)
                && !(value >= low && value <= high))
            {
                result.AddError(string.Create(
                    CultureInfo.InvariantCulture, $"{option.Name}: {value} is not allowed; give a number from {low} to {high}"));
            }
        });
        return option;
    }

    /// <summary>An option that takes whole numbers from 1 on.</summary>
    /// <param name="name">With its dashes.</param>
    /// <param name="description">A sentence.</param>
    /// <param name="usual">Without it.</param>
    /// <param name="most">Allowed.</param>
    public static Option<int> Whole(string name, string description, int usual, int most) =>
        new Option<int>(name) { Description = description, DefaultValueFactory = _ => usual }.Between(1, most);

    /// <summary>Allows multiples of a number only.</summary>
    public static Option<int> MultipleOf(this Option<int> option, int unit)
    {
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && int.TryParse(result.Tokens[0].Value, CultureInfo.InvariantCulture, out int value)
                && value % unit != 0)
            {
                result.AddError($"{option.Name}: {value} is not allowed; give a multiple of {unit}");
            }
        });
        return option;
    }
}
