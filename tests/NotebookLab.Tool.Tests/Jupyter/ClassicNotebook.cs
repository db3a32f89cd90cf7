using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using NotebookLab.Charts.Tests.Browser;
using OpenQA.Selenium;
using OpenQA.Selenium.Chrome;
using OpenQA.Selenium.Interactions;

namespace NotebookLab.Tool.Tests.Jupyter;

/// <summary>Debian's Jupyter Notebook 6, its server and its page in a browser, with a folder of its own and the installed kernel.</summary>
sealed class ClassicNotebook : IDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    readonly InstalledKernel kernel = new();
    readonly Process server;
    readonly string address;
    readonly ChromeDriver driver;

    public ClassicNotebook()
    {
        if (Chromium.Program is null || Chromium.Driver is null) throw new InvalidOperationException("This test " + Chromium.Wanted);
        int port = FreePort();
        address = $"http://127.0.0.1:{port}";
        server = kernel.Python("-m", "notebook", "--no-browser", "--allow-root", "--ip=127.0.0.1", $"--port={port}", "--port-retries=0",
            "--NotebookApp.token=", "--NotebookApp.password=", $"--notebook-dir={kernel.Folder}");
        server.BeginOutputReadLine();
        server.BeginErrorReadLine();

        var options = new ChromeOptions { BinaryLocation = Chromium.Program };
        options.AddArguments("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--no-first-run",
            "--user-data-dir=" + Path.Combine(kernel.Folder, "profile"),
            "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--window-size=1200,1000", "--lang=en-US");
        var service = ChromeDriverService.CreateDefaultService(Path.GetDirectoryName(Chromium.Driver));
        driver = new ChromeDriver(service, options, TimeSpan.FromMinutes(2));
        Wait("the server to answer", () =>
        {
            try
            {
                driver.Url = address + "/api";
                return driver.PageSource.Contains("version");
            }
            catch (WebDriverException)
            {
                return false; // it does not listen yet
            }
        });
    }

    /// <summary>Puts a notebook into the server's folder, and opens it.</summary>
    public void Open(string name, string json)
    {
        File.WriteAllText(Path.Combine(kernel.Folder, name + ".ipynb"), json);
        driver.Url = $"{address}/notebooks/{name}.ipynb";
        Wait("the kernel", () => Is("""
            return !!window.Jupyter && !!Jupyter.notebook && !!Jupyter.notebook.kernel && Jupyter.notebook.kernel.is_connected()
            """));
        Run("Jupyter.notebook.clear_all_output();");
    }

    /// <summary>Clicks what an action's name stands at: a button of the tool bar, an entry of a menu.</summary>
    public void Click(string selector) => Run($"document.querySelector({Quoted(selector)}).click();");

    /// <summary>Waits until no cell waits or runs.</summary>
    public void WaitForEnd() => Wait("the cells' end", () =>
        Is("return document.querySelectorAll('.code_cell.running').length === 0 && !Jupyter.notebook.kernel_busy"));

    /// <summary>Writes a new cell below the last and runs it as a learner does, with Shift and Enter.</summary>
    /// <param name="code">Its text; a tab completes what stands before it.</param>
    /// <param name="run">Whether to run it.</param>
    public void Type(string code, bool run = true)
    {
        Run("""
            Jupyter.notebook.insert_cell_at_bottom('code');
            Jupyter.notebook.select(Jupyter.notebook.ncells() - 1);
            Jupyter.notebook.edit_mode();
            Jupyter.notebook.get_selected_cell().focus_editor();
            """);
        var keys = new Actions(driver).SendKeys(code);
        if (run) keys = keys.KeyDown(Keys.Shift).SendKeys(Keys.Enter).KeyUp(Keys.Shift);
        keys.Perform();
        if (!run) return;
        Wait("the cell's start", () => Is("""
            return Jupyter.notebook.get_cells().some(cell => cell.get_text() === arguments[0]
                && (cell.element.hasClass('running') || cell.input_prompt_number))
            """, code));
    }

    /// <summary>The text of the cell that is being written.</summary>
    public string Typed => (string)Run("return Jupyter.notebook.get_selected_cell().get_text();")!;

    /// <summary>What is offered to complete it.</summary>
    public string[] Offered => [.. driver.FindElements(By.CssSelector(".completions option")).Select(option => option.Text.Trim())];

    /// <summary>Presses a key where the page expects one.</summary>
    public void Press(string key) => new Actions(driver).SendKeys(key).Perform();

    /// <summary>What the cell of a text has shown.</summary>
    public string Shown(string code) => (string)Run(
        "return Jupyter.notebook.get_cells().find(cell => cell.get_text() === arguments[0]).output_area.element.text();", code)!;

    /// <summary>How many elements there are of a kind.</summary>
    public int Count(string selector) => (int)(long)Run($"return document.querySelectorAll({Quoted(selector)}).length;")!;

    /// <summary>Waits for what is to come.</summary>
    public void Wait(string what, Func<bool> come)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!come())
        {
            if (patience.IsCancellationRequested) Assert.Fail($"Waited in vain for {what}.");
            Thread.Sleep(50);
        }
    }

    public void Dispose()
    {
        driver.Dispose();
        // As Ctrl+C does: a server that is killed leaves its kernels to themselves, which is another test's business.
        server.StandardInput.Close();
        using (var end = Process.Start("kill", ["-TERM", $"{server.Id}"])) end.WaitForExit();
        if (!server.WaitForExit(Patience)) server.Kill(entireProcessTree: true);
        server.Dispose();
        kernel.Dispose();
    }

    object? Run(string script, params object[] arguments) => driver.ExecuteScript(script, arguments);

    bool Is(string script, params object[] arguments) => Run(script, arguments) is true;

    static string Quoted(string text) => System.Text.Json.JsonSerializer.Serialize(text);

    static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
