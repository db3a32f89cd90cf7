using System.Text.Json;
using OpenQA.Selenium;
using OpenQA.Selenium.Chrome;
using OpenQA.Selenium.Interactions;
using Plotly.NET;

namespace NotebookLab.Charts.Tests.Browser;

/// <summary>A Chromium for many tests, without a network, and in it one page that shows one chart after the other.</summary>
public sealed class ChartBrowser : IDisposable
{
    static readonly JsonSerializerOptions Names = new(JsonSerializerDefaults.Web);

    readonly string folder = Directory.CreateTempSubdirectory("notebooklab-charts-").FullName;
    readonly ChromeDriver driver;
    readonly string page;
    string shown = "";
    readonly Dictionary<(string Json, int Width, string Style), Sight> seen = [];

    public ChartBrowser()
    {
        if (Chromium.Program is null || Chromium.Driver is null) throw new InvalidOperationException("This test " + Chromium.Wanted);
        var options = new ChromeOptions { BinaryLocation = Chromium.Program };
        options.AddArguments(
            "--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--no-first-run",
            "--user-data-dir=" + Path.Combine(folder, "profile"),
            "--host-resolver-rules=MAP * ~NOTFOUND", "--disable-background-networking", "--disable-component-update",
            "--use-angle=swiftshader", "--enable-unsafe-swiftshader",   // surfaces are drawn with WebGL, here without a graphics card
            "--window-size=1000,1000", "--force-device-scale-factor=1", "--hide-scrollbars", "--lang=en-US");
        options.SetLoggingPreference(LogType.Browser, LogLevel.All);
        driver = new ChromeDriver(
            ChromeDriverService.CreateDefaultService(Path.GetDirectoryName(Chromium.Driver)), options, TimeSpan.FromMinutes(2));
        driver.Manage().Timeouts().AsynchronousJavaScript = TimeSpan.FromMinutes(1);

        string scripts = Path.Combine(AppContext.BaseDirectory, "Browser", "page.js");
        var package = typeof(GenericChart).Assembly;
        using (var plotly = package.GetManifestResourceStream(
            package.GetManifestResourceNames().Single(name => name.EndsWith(".min.js", StringComparison.Ordinal)))!)
        using (var copy = File.Create(Path.Combine(folder, "plotly.js")))
            plotly.CopyTo(copy);
        using (var narrow = typeof(Draw).Assembly.GetManifestResourceStream("narrow.js")!)
        using (var copy = File.Create(Path.Combine(folder, "narrow.js")))
            narrow.CopyTo(copy);
        page = Write("page.html", $"""
            <!DOCTYPE html><meta charset="utf-8"><title>Charts</title>
            <body style="margin:0"><div id="chart"></div>
            <script src="plotly.js"></script><script src="narrow.js"></script><script src="{new Uri(scripts)}"></script>
            """);
    }

    /// <summary>Writes a page of its own.</summary>
    /// <returns>Its address.</returns>
    public string Write(string name, string html)
    {
        string path = Path.Combine(folder, name);
        File.WriteAllText(path, html);
        return new Uri(path).AbsoluteUri;
    }

    public void Open(string address)
    {
        driver.Url = shown = address;
        Errors();
    }

    /// <summary>Draws a chart in place of the one before.</summary>
    public void Show(string json, int width, string style = "")
    {
        if (shown != page) Open(page);
        Errors();
        Wait("show(JSON.parse(arguments[0]), arguments[1], arguments[2])", json, width, style);
    }

    /// <summary>Draws a chart and looks at it; one that was seen already is not drawn again.</summary>
    internal Sight Look(string json, int width, string style = "")
    {
        if (seen.TryGetValue((json, width, style), out var known)) return known;
        Show(json, width, style);
        return seen[(json, width, style)] = new Sight(Errors(), Texts(), width == Pictures.Width ? Picture() : []);
    }

    byte[] Picture() => ((ITakesScreenshot)driver.FindElement(By.Id("chart"))).GetScreenshot().AsByteArray;

    /// <summary>The texts of the chart that is shown.</summary>
    internal TextBox[] Texts() => Read<TextBox[]>("texts()");

    /// <summary>What plotly.js would leave out of a chart, or change.</summary>
    public string[] Verdicts(string json)
    {
        if (shown != page) Open(page);
        return Read<string[]>("verdicts(JSON.parse(arguments[0]))", json);
    }

    /// <summary>What the console said in red since it was asked last.</summary>
    public string[] Errors() =>
        [.. driver.Manage().Logs.GetLog(LogType.Browser).Where(entry => entry.Level >= LogLevel.Severe).Select(entry => entry.Message)];

    /// <summary>What an expression of the page comes to.</summary>
    public T Read<T>(string expression, params object[] arguments) =>
        JsonSerializer.Deserialize<T>((string)driver.ExecuteScript($"return JSON.stringify({expression})", arguments)!, Names)!;

    /// <summary>What a promise of the page comes to.</summary>
    public T Await<T>(string promise, params object[] arguments) => JsonSerializer.Deserialize<T>(Wait(promise, arguments), Names)!;

    public void Click((double X, double Y) at) => Mouse(at, at);

    /// <summary>Presses the mouse at a place, moves it in a few steps to another one and lets it go.</summary>
    public void Mouse((double X, double Y) from, (double X, double Y) to)
    {
        const int Steps = 4;
        var mouse = new PointerInputDevice(PointerKind.Mouse);
        var hand = new ActionBuilder()
            .AddAction(Move(mouse, from))
            .AddAction(mouse.CreatePointerDown(MouseButton.Left));
        if (from != to)
        {
            for (int i = 1; i <= Steps; i++)
                hand.AddAction(Move(mouse, (from.X + (to.X - from.X) * i / Steps, from.Y + (to.Y - from.Y) * i / Steps)));
        }

        hand.AddAction(mouse.CreatePointerUp(MouseButton.Left));
        driver.PerformActions(hand.ToActionSequenceList());
    }

    public void Dispose()
    {
        driver.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    static Interaction Move(PointerInputDevice mouse, (double X, double Y) to) =>
        mouse.CreatePointerMove(CoordinateOrigin.Viewport, (int)Math.Round(to.X), (int)Math.Round(to.Y), TimeSpan.FromMilliseconds(20));

    string Wait(string promise, params object[] arguments)
    {
        var answer = (IReadOnlyList<object?>)driver.ExecuteAsyncScript(
            $"const done = arguments[arguments.length - 1]; ({promise}).then("
            + "value => done([JSON.stringify(value ?? null), null]), error => done([null, String(error.stack ?? error)]))", arguments)!;
        return answer[0] as string ?? throw new InvalidOperationException($"{promise} failed: {answer[1]}");
    }
}
