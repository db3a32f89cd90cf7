using NotebookLab.Jupyter.Protocol;

namespace NotebookLab.Jupyter.Tests.Protocol;

public sealed class ConnectionTests
{
    [Theory]
    [InlineData("127.0.0.1", "127.0.0.1")]
    [InlineData("localhost", "127.0.0.1")]
    [InlineData("::1", "::1")]
    public void It_is_where_the_file_says(string ip, string address)
    {
        string path = Path.GetTempFileName();
        File.WriteAllText(path, $$"""
            {"transport": "tcp", "signature_scheme": "hmac-sha256", "ip": "{{ip}}", "key": "k",
             "shell_port": 1, "control_port": 2, "stdin_port": 3, "iopub_port": 4, "hb_port": 5}
            """);
        Assert.Equal(new(address, "k", 1, 2, 3, 4, 5), Connection.Read(path));
        File.Delete(path);
    }
}
