using HomeBinding.Engine.Items;

namespace HomeBinding.Configuration.OpenHabRules;

/// <summary>
/// The beginning of a rule in C#, made of one of openHAB's: a class that compiles, with the triggers and conditions that rules have here, a comment for each that they have
/// not, and the old code as a comment. What it did is left to whoever ports it.
/// </summary>
/// <param name="ClassName">The class.</param>
/// <param name="Source">The C# source of its file.</param>
public sealed record RuleSkeleton(string ClassName, string Source)
{
    /// <summary>The file to write it to, in <c>rules/</c>.</summary>
    public string FileName => ClassName + ".cs";

    /// <summary>Makes a class of each rule of a file; none if it is in another language.</summary>
    /// <param name="file">The file.</param>
    /// <param name="items">The items of the home. What names none of them becomes a comment, since it would not compile.</param>
    /// <param name="memberName">The member of the class <c>Items</c> that stands for an item, by the item's name.</param>
    /// <param name="taken">The names of classes that are there already; those that are made are added. Upper and lower case do not matter, as in the names of files.</param>
    public static IReadOnlyList<RuleSkeleton> Of(OpenHabRuleFile file, IReadOnlyCollection<ItemDefinition> items, Func<string, string> memberName, ISet<string> taken)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(items);
        ArgumentNullException.ThrowIfNull(taken);
        var known = new SkeletonItems(items, memberName);
        var names = new ClassNames(taken);
        var skeletons = new List<RuleSkeleton>(file.Rules.Count);
        foreach (var rule in file.Rules)
        {
            var name = names.Of(rule.Name);
            skeletons.Add(new RuleSkeleton(name, new SkeletonWriter(file, rule, known).Write(name, file.Head.Length > 0 && skeletons.Count > 0 ? skeletons[0].ClassName : null)));
        }
        return skeletons;
    }
}
