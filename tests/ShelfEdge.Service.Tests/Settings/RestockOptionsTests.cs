using System.Reflection;
using ShelfEdge.Core.Stock;
using ShelfEdge.Service.Settings;

namespace ShelfEdge.Service.Tests.Settings;

public sealed class RestockOptionsTests
{
    [Fact]
    public void Defaults_are_those_of_the_rules()
    {
        var rules = new RestockRules();
        Same(new RestockOptions(), rules);
        Same(new EvidenceOptions(), rules.Evidence);
        Same(new CountingOptions(), rules.Counting);
    }

    [Fact]
    public void Every_value_reaches_its_rule()
    {
        var options = new RestockOptions
        {
            Evidence = Differ(new EvidenceOptions { Window = 9 }, except: "Window"),
            Counting = Differ(new CountingOptions()),
        };
        Differ(options);

        var rules = options.ToRules();

        Same(options, rules);
        Same(options.Evidence, rules.Evidence);
        Same(options.Counting, rules.Counting);
    }

    // Each value other than its default, in the order of declaration so that limits between two keys hold.
    private static T Differ<T>(T options, string? except = null)
        where T : notnull
    {
        foreach (var key in OptionKey.Of(typeof(T)).Where(key => !key.IsSection && key.Name != except && key.Property.Name != except))
        {
            key.Property.SetValue(options, key.Property.GetValue(options) switch
            {
                int number => number + 1,
                double number => number + 0.1,
                TimeSpan span => span + TimeSpan.FromSeconds(7),
                var other => throw new InvalidOperationException($"{key.Name}: {other}"),
            });
        }

        return options;
    }

    private static void Same(object options, object rules)
    {
        foreach (var key in OptionKey.Of(options.GetType()).Where(key => !key.IsSection))
        {
            var rule = rules.GetType().GetProperty(key.Property.Name, BindingFlags.Public | BindingFlags.Instance);
            Assert.True(rule is not null, $"{key.Name} has no rule");
            Assert.Equal(rule.GetValue(rules), key.Property.GetValue(options));
        }
    }
}
