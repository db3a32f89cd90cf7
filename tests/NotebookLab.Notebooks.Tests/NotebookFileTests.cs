namespace NotebookLab.Notebooks.Tests;

public class NotebookFileTests
{
    readonly string folder = Sample.NewFolder();

    [Fact]
    public void A_file_has_one_identity_by_whatever_path_and_another_than_other_files()
    {
        if (OperatingSystem.IsWindows()) return;
        var file = Made("a.ipynb");
        Directory.CreateDirectory(In("folder"));
        Directory.CreateSymbolicLink(In("link"), folder);
        File.CreateSymbolicLink(In("folder/a.ipynb"), file);
        Assert.Equal(
            [NotebookFile.Identity(file)],
            new[] { file, In("folder/../a.ipynb"), In("link/a.ipynb"), In("link/link/folder/a.ipynb") }.Select(NotebookFile.Identity)
                .Distinct());
        Assert.NotEqual(NotebookFile.Identity(file), NotebookFile.Identity(Made("b.ipynb")));
        Assert.Null(NotebookFile.Identity(In("none.ipynb")));
    }

    [Fact]
    public void A_read_only_file_is_not_written_and_leaves_no_draft()
    {
        var file = Made("a.ipynb");
        new FileInfo(file).IsReadOnly = true;
        Assert.Throws<NotebookException>(() => NotebookFile.CheckWritable(file));
        Assert.Throws<NotebookException>(() => Notebook.Create().Write(file));
        Assert.Equal("a.ipynb", File.ReadAllText(file));
        Assert.Equal([file], Directory.GetFileSystemEntries(folder));
        new FileInfo(file).IsReadOnly = false;
    }

    [Fact]
    public void What_can_not_be_written_leaves_the_old_file_and_no_draft()
    {
        var file = Made("a.ipynb");
        var notebook = Notebook.Create();
        notebook.AddCode("\ud83d"); // half a character: UTF-8 has no place for it
        Assert.StartsWith($"{file}: can't be written: ", Assert.Throws<NotebookException>(() => notebook.Write(file)).Message);
        Assert.Equal("a.ipynb", File.ReadAllText(file));
        Assert.Equal([file], Directory.GetFileSystemEntries(folder));
    }

    [Fact]
    public void A_written_file_keeps_its_mode()
    {
        if (OperatingSystem.IsWindows()) return;
        const UnixFileMode mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.OtherWrite;
        var file = Made("a.ipynb");
        File.SetUnixFileMode(file, mode);
        Notebook.Create().Write(file);
        Assert.Equal(mode, File.GetUnixFileMode(file));
    }

    [Fact]
    public void A_version_changes_with_what_the_file_holds()
    {
        var file = Made("a.ipynb");
        var before = NotebookFile.Version(file);
        Assert.NotEmpty(before);
        Assert.Equal(before, NotebookFile.Version(file));
        File.AppendAllText(file, " ");
        Assert.NotEqual(before, NotebookFile.Version(file));
        Assert.Empty(NotebookFile.Version(In("none.ipynb")));
    }

    [Fact]
    public void A_device_is_no_notebook()
    {
        if (!OperatingSystem.IsLinux()) return;
        Assert.Equal("/dev/zero: is a device or a queue, not a notebook",
            Assert.Throws<NotebookException>(() => Notebook.Read("/dev/zero")).Message);
        Assert.Empty(NotebookFile.Version("/dev/zero"));
    }

    string In(string name) => Path.Combine(folder, name);

    string Made(string name)
    {
        File.WriteAllText(In(name), name);
        return In(name);
    }
}
