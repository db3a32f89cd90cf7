namespace NotebookLab.Course;

/// <summary>How far an answer has come.</summary>
public enum Grade
{
    /// <summary>There is no answer yet.</summary>
    Missing,

    /// <summary>It is not right, and none of the mistakes that are made most often.</summary>
    KeepWorking,

    /// <summary>It is one of the mistakes that are made most often: the text names it.</summary>
    Almost,

    /// <summary>It is right.</summary>
    Correct,
}
