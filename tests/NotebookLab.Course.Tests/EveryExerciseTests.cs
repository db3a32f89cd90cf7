using System.Reflection;

namespace NotebookLab.Course.Tests;

/// <summary>Each exercise of the course knows right from wrong, and each of its mistakes from the others.</summary>
public sealed class EveryExerciseTests
{
    public static TheoryData<string> Functions => [.. Properties(typeof(Exercise<>)).Select(property => property.Name)];

    public static TheoryData<string> Choices =>
        [.. typeof(Exercises).GetProperties().Where(property => property.PropertyType == typeof(Choice)).Select(property => property.Name)];

    [Theory]
    [MemberData(nameof(Functions))]
    public void Its_right_answer_is_correct_no_answer_is_missing_and_each_mistake_gets_its_own_hint(string name) =>
        typeof(EveryExerciseTests).GetMethod(nameof(Check), BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(typeof(Exercises).GetProperty(name)!.PropertyType.GenericTypeArguments[0])
            .Invoke(null, BindingFlags.DoNotWrapExceptions, null, [Of(name)], null);

    [Theory]
    [MemberData(nameof(Choices))]
    public void One_of_its_letters_is_right_and_each_other_has_a_reason(string name)
    {
        var choice = (Choice)Of(name);
        var answers = choice.Letters.Select(letter => choice.Check($"{letter}")).ToArray();
        Assert.Equal(Enumerable.Range('a', answers.Length).Select(code => (char)code), choice.Letters);
        Assert.Single(answers, answer => answer.Grade == Grade.Correct);
        Assert.Equal(answers.Length, answers.Select(answer => answer.Text).Where(text => text.Length > 10).Distinct().Count());
    }

    static void Check<T>(Exercise<T> exercise)
    {
        Assert.Equal(new Answer(Grade.Correct, exercise.Finding), exercise.Check(exercise.Right));
        Assert.NotEmpty(exercise.Finding);
        Assert.Equal(Grade.Missing, exercise.Check(default).Grade);
        Assert.NotEmpty(exercise.Mistakes);
        Assert.All(exercise.Mistakes, mistake => Assert.Equal(new Answer(Grade.Almost, mistake.Hint), exercise.Check(mistake.Made)));
        Assert.Equal(exercise.Mistakes.Count, exercise.Mistakes.Select(mistake => mistake.Hint).Distinct().Count());
    }

    static object Of(string name) => typeof(Exercises).GetProperty(name)!.GetValue(null)!;

    static IEnumerable<PropertyInfo> Properties(Type generic) => typeof(Exercises).GetProperties()
        .Where(property => property.PropertyType.IsGenericType && property.PropertyType.GetGenericTypeDefinition() == generic);
}
