using System.ComponentModel.DataAnnotations;
using ShelfEdge.Service.Settings;

namespace ShelfEdge.Service.Tests.Settings;

public sealed class RecognitionOptionsTests
{
    [Fact]
    public void Recognition_is_off_until_a_gallery_is_named()
    {
        Assert.False(new RecognitionOptions().IsOn);
        Assert.True(new RecognitionOptions { Gallery = "gallery.bin" }.IsOn);
    }

    [Fact]
    public void Threshold_of_the_settings_stands_before_that_of_the_model()
    {
        Assert.Equal(0.6f, new RecognitionOptions().ToRules(0.6).Threshold);
        Assert.Equal(0.7f, new RecognitionOptions { ScoreThreshold = 0.7 }.ToRules(0.6).Threshold);
    }

    [Theory]
    [InlineData(3, 4, 5, 300, "MinLooks must not exceed Window.")]
    [InlineData(5, 3, 301, 300, "Interval must not exceed RefreshAfter.")]
    [InlineData(5, 5, 300, 300, null)]
    public void Keys_that_do_not_fit_each_other_are_named(
        int window, int minLooks, int intervalSeconds, int refreshSeconds, string? expected)
    {
        var options = new RecognitionOptions
        {
            Window = window,
            MinLooks = minLooks,
            Interval = TimeSpan.FromSeconds(intervalSeconds),
            RefreshAfter = TimeSpan.FromSeconds(refreshSeconds),
        };

        Assert.Equal(expected, options.Validate(new ValidationContext(options)).SingleOrDefault()?.ErrorMessage);
    }
}
