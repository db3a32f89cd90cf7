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
        var listens = new TaskCompletionSource();
        List<string> said = [];
        server.ErrorDataReceived += (_, line) =>
        {
            if (line.Data is null) listens.TrySetException(new InvalidOperationException(string.Join('\n', said)));
            else if (line.Data.Contains(address + "/")) listens.TrySetResult();
            else said.Add(line.Data);
        };
        server.BeginOutputReadLine();
        server.BeginErrorReadLine();

        var options = new ChromeOptions { BinaryLocation = Chromium.Program };
        options.AddArguments("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--no-first-run",
            "--user-data-dir=" + Path.Combine(kernel.Folder, "profile"),
            "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--window-size=1200,1000", "--lang=en-US");
        var service = ChromeDriverService.CreateDefaultService(Path.GetDirectoryName(Chromium.Driver));
        driver = new ChromeDriver(service, options, TimeSpan.FromMinutes(2));
        driver.Manage().Timeouts().AsynchronousJavaScript = Patience;
        listens.Task.WaitAsync(Patience).GetAwaiter().GetResult();
    }

    /// <summary>Puts a notebook into the server's folder, and opens it.</summary>
    public void Open(string name, string json)
    {
        File.WriteAllText(Path.Combine(kernel.Folder, name + ".ipynb"), json);
        driver.Url = $"{address}/notebooks/{name}.ipynb";
        Wait("the kernel", "window.Jupyter?.notebook?.kernel?.is_connected()");
        Run("Jupyter.notebook.clear_all_output();");
    }

    /// <summary>Clicks what an action's name stands at: a button of the tool bar, an entry of a menu.</summary>
    public void Click(string selector) => Run($"document.querySelector({Quoted(selector)}).click();");

    /// <summary>Waits until no cell waits or runs.</summary>
    public void WaitForEnd() => Wait("the cells' end", "!document.querySelector('.code_cell.running') && !Jupyter.notebook.kernel_busy");

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
        Wait("the cell's start", """
            Jupyter.notebook.get_cells().some(cell => cell.get_text() === arguments[0]
                && (cell.element.hasClass('running') || cell.input_prompt_number))
            """, code);
    }

    /// <summary>Drags an element to the right, in small steps as a hand does.</summary>
    public void Drag(string selector, int pixels)
    {
        var actions = new Actions(driver).ClickAndHold(driver.FindElement(By.CssSelector(selector)));
        for (int moved = 0; moved < pixels; moved += 4) actions = actions.MoveByOffset(4, 0);
        actions.Release().Perform();
    }

    /// <summary>Clicks an element with the mouse.</summary>
    public void Press(By element) => driver.FindElement(element).Click();

    /// <summary>Chooses an option by its first letters.</summary>
    public void Choose(string selector, string option) => driver.FindElement(By.CssSelector(selector)).SendKeys(option);

    /// <summary>Types into an element, one key after the other.</summary>
    public void Type(By element, string key, int times)
    {
        var found = driver.FindElement(element);
        for (int i = 0; i < times; i++) found.SendKeys(key);
    }

    /// <summary>Zooms into the middle of a plot.</summary>
    public void Zoom(string selector)
    {
        var plot = driver.FindElement(By.CssSelector(selector));
        new Actions(driver).MoveToElement(plot, -60, -60).ClickAndHold().MoveByOffset(60, 60).MoveByOffset(60, 60).Release().Perform();
    }

    /// <summary>Clicks so many pixels beside the middle of an element.</summary>
    public void ClickAt(string selector, int across, int down)
    {
        var plot = driver.FindElement(By.CssSelector(selector));
        driver.ExecuteScript("arguments[0].scrollIntoView({ block: 'center' });", plot);
        new Actions(driver).MoveToElement(plot, across, down).MoveByOffset(1, 0).Click().Perform();
    }

    /// <summary>Saves the notebook.</summary>
    public void Save()
    {
        Run("Jupyter.notebook.save_notebook();");
        Wait("the file", "!Jupyter.notebook.dirty");
    }

    /// <summary>Restarts the kernel by the button, and says yes.</summary>
    public void Restart()
    {
        Click("[data-jupyter-action='jupyter-notebook:confirm-restart-kernel']");
        WaitFor(1, ".modal.in .btn-danger");
        Click(".modal.in .btn-danger");
        Wait("the kernel", """
            !document.querySelector('.modal-backdrop') && document.querySelector('#kernel_indicator_icon.kernel_idle_icon')
            """);
    }

    /// <summary>What a script finds in the page.</summary>
    public T Find<T>(string script, params object[] arguments) => (T)Run($"return {script};", arguments)!;

    /// <summary>A picture of what is seen.</summary>
    public byte[] Picture() => driver.GetScreenshot().AsByteArray;

    /// <summary>Loads the page anew; the kernel runs on.</summary>
    public void Reload()
    {
        driver.Navigate().Refresh();
        Wait("the kernel", "window.Jupyter?.notebook?.kernel?.is_connected()");
    }

    /// <summary>Waits until the cell that is being written has a text.</summary>
    public void WaitForTyped(string text) => Wait(text, "Jupyter.notebook.get_selected_cell().get_text() === arguments[0]", text);

    /// <summary>Waits until a name is offered to complete it.</summary>
    public void WaitForOffered(string name) =>
        Wait(name, "[...document.querySelectorAll('.completions option')].some(option => option.text.trim() === arguments[0])", name);

    /// <summary>Presses a key where the page expects one.</summary>
    public void Press(string key) => new Actions(driver).SendKeys(key).Perform();

    /// <summary>What the cell of a text has shown.</summary>
    public string Shown(string code) => (string)Run(
        "return Jupyter.notebook.get_cells().find(cell => cell.get_text() === arguments[0]).output_area.element.text();", code)!;

    /// <summary>How many elements there are of a kind.</summary>
    public int Count(string selector) => (int)(long)Run($"return document.querySelectorAll({Quoted(selector)}).length;")!;

    /// <summary>Waits until there are so many elements of a kind, or more.</summary>
    public void WaitFor(int count, string selector) =>
        Wait($"{count} {selector}", "document.querySelectorAll(arguments[0]).length >= arguments[1]", selector, count);

    /// <summary>Waits for what is to come: the page looks whenever it draws itself.</summary>
    public void Wait(string what, string come, params object[] arguments)
    {
        try
        {
            driver.ExecuteAsyncScript($$"""
                const done = arguments[arguments.length - 1];
                const look = () => {{come}} ? done() : requestAnimationFrame(look);
                look();
                """, arguments);
        }
        catch (WebDriverTimeoutException)
        {
            Assert.Fail($"Waited in vain for {what}.");
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

    /// <summary>Runs a script in the page.</summary>
    public object? Run(string script, params object[] arguments) => driver.ExecuteScript(script, arguments);

    static string Quoted(string text) => System.Text.Json.JsonSerializer.Serialize(text);

    static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
