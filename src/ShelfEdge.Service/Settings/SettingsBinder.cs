using System.Collections;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text.RegularExpressions;

namespace ShelfEdge.Service.Settings;

/// <summary>
/// Fills options classes from nodes and checks the attributes of their properties. Goes on after a problem, so that a
/// person sees all of them at once. The configuration binder of the framework stops at the first wrong value and knows
/// neither lines nor near misses.
/// </summary>
/// <param name="file">Name of the settings file, the origin of a key that is missing.</param>
/// <param name="problems">Receives what is wrong.</param>
internal sealed class SettingsBinder(string file, List<SettingsProblem> problems)
{
    /// <param name="target">An options object with its defaults.</param>
    /// <param name="node">What was written for it, or <see langword="null"/> when nothing was.</param>
    /// <param name="path">Key of the object; empty for the root.</param>
    public void Bind(object target, SettingsNode? node, string path)
    {
        if (node is not null && node.Kind != SettingsNodeKind.Object)
        {
            if (node.Kind != SettingsNodeKind.Null)
            {
                problems.Add(new(node.Origin, path, "must be an object with keys, { ... }"));
            }

            node = null;
        }

        var keys = OptionKey.Of(target.GetType());
        ReportUnknown(node, keys, path);
        foreach (var key in keys)
        {
            var child = node?.Find(key.Name);
            var childPath = Join(path, key.Name);
            var before = problems.Count;
            BindKey(target, key, child, childPath);
            if (problems.Count == before)
            {
                Check(target, key, child?.Origin ?? node?.Origin ?? file, childPath);
            }
        }

        CheckTogether(target, keys, node, path);
    }

    private void BindKey(object target, OptionKey key, SettingsNode? node, string path)
    {
        if (key.IsSection)
        {
            var section = key.Property.GetValue(target) ?? (node is null ? null : Activator.CreateInstance(key.Type));
            if (section is not null)
            {
                key.Property.SetValue(target, section);
                Bind(section, node, path);
            }
        }
        else if (node is null or { Kind: SettingsNodeKind.Null })
        {
            // The default stands.
        }
        else if (key.ListOf is { } entryType)
        {
            BindList((IList)key.Property.GetValue(target)!, entryType, node, path);
        }
        else if (TryRead(node, key.Type, path, out var value))
        {
            key.Property.SetValue(target, value);
        }
    }

    private void BindList(IList list, Type entryType, SettingsNode node, string path)
    {
        // Environment variables write a list as an object with the indices as keys.
        var isList = node.Kind == SettingsNodeKind.List
            || (node.Kind == SettingsNodeKind.Object && node.Children.All(child => int.TryParse(child.Name, out _)));
        if (!isList)
        {
            problems.Add(new(node.Origin, path, "must be a list, [ ... ]"));
            return;
        }

        list.Clear();
        foreach (var child in node.Children)
        {
            var childPath = $"{path}[{child.Name}]";
            if (OptionKey.IsSectionType(entryType))
            {
                var entry = Activator.CreateInstance(entryType)!;
                Bind(entry, child, childPath);
                list.Add(entry);
            }
            else if (TryRead(child, entryType, childPath, out var value))
            {
                list.Add(value);
            }
        }
    }

    private bool TryRead(SettingsNode node, Type type, string path, out object? value)
    {
        value = null;
        if (node.Kind != SettingsNodeKind.Scalar)
        {
            problems.Add(new(node.Origin, path, $"must be {SettingsValue.Expected(type)}"));
        }
        else if (!SettingsValue.TryParse(node.Text!, type, out value))
        {
            problems.Add(new(node.Origin, path, $"'{node.Text}' is not allowed; it must be {SettingsValue.Expected(type)}"));
        }

        return value is not null;
    }

    private void Check(object target, OptionKey key, string origin, string path)
    {
        var value = key.Property.GetValue(target);
        foreach (var rule in key.Rules)
        {
            var context = new ValidationContext(target) { MemberName = key.Property.Name, DisplayName = path };
            if (rule.GetValidationResult(value, context) is { } result && result != ValidationResult.Success)
            {
                var allowed = OptionRule.Describe(rule);
                problems.Add(new(origin, path, value is null or "" or ICollection
                    ? allowed
                    : $"'{SettingsValue.Format(value)}' is not allowed; it {allowed}"));
            }
        }
    }

    // Rules over several keys are written with property names; the person knows the keys.
    private void CheckTogether(object target, IReadOnlyList<OptionKey> keys, SettingsNode? node, string path)
    {
        if (target is not IValidatableObject together)
        {
            return;
        }

        foreach (var result in together.Validate(new ValidationContext(target)))
        {
            var message = keys.Aggregate(
                result.ErrorMessage?.TrimEnd('.') ?? "",
                (text, key) => Regex.Replace(text, $@"\b{key.Property.Name}\b", key.Name));
            var first = keys.FirstOrDefault(key => key.Property.Name == result.MemberNames.FirstOrDefault());
            var origin = (first is null ? null : node?.Find(first.Name)?.Origin) ?? node?.Origin ?? file;
            problems.Add(new(
                origin,
                first is null ? path : Join(path, first.Name),
                first is not null && message.StartsWith($"{first.Name} has ", StringComparison.Ordinal) ? message[(first.Name.Length + 1)..] : message));
        }
    }

    private void ReportUnknown(SettingsNode? node, IReadOnlyList<OptionKey> keys, string path)
    {
        foreach (var child in node?.Children ?? [])
        {
            var isSchema = path.Length == 0 && child.Name == "$schema";
            if (isSchema || keys.Any(key => key.Name.Equals(child.Name, StringComparison.OrdinalIgnoreCase)))
            {
                continue;
            }

            var names = keys.Select(key => key.Name);
            var hint = NearMiss.Find(child.Name, names) is { } near
                ? $"did you mean '{near}'?"
                : $"allowed here: {string.Join(", ", names)}";
            problems.Add(new(child.Origin, Join(path, child.Name), $"is not a known key; {hint}"));
        }
    }

    private static string Join(string path, string key) =>
        path.Length == 0 ? key : string.Create(CultureInfo.InvariantCulture, $"{path}.{key}");
}
