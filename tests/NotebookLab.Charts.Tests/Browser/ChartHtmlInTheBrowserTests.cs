using System.Net;
using NotebookLab.Charts.Display;
using Plotly.NET;

namespace NotebookLab.Charts.Tests.Browser;

[Collection(UnderTheMouse.Name)]
public class ChartHtmlInTheBrowserTests(ChartBrowser browser)
{
    // One transparent pixel.
    static readonly byte[] Png = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==");

    static readonly GenericChart Chart = Draw.Tangent(Math.Sin, -3, 3, [1]);

    [ChromiumTheory]
    [InlineData("")]
    [InlineData("<script>window.define = (...taken) => { window.taken = taken; }; define.amd = {}; window.require = define;</script>")]
    [InlineData("<script>window.module = { exports: {} }; window.exports = module.exports;</script>")]
    public void HTML_of_a_chart_draws_it_whatever_loads_modules_on_its_page(string loader)
    {
        browser.Open(browser.Write("chart.html", $"<!DOCTYPE html><meta charset=\"utf-8\">{loader}{ChartHtml.Of(Chart)}"));
        Assert.Equal(1, browser.Read<int>("document.querySelectorAll('[role=img] .plot-container').length"));
        Assert.Equal(3, browser.Read<int>("document.querySelectorAll('.scatterlayer .trace').length"));
        Assert.False(browser.Read<bool>("'taken' in window"));
        Assert.Empty(browser.Errors());
    }

    [ChromiumFact]
    public void Two_charts_on_a_page_share_one_script()
    {
        browser.Open(browser.Write(
            "charts.html", $"<!DOCTYPE html><meta charset=\"utf-8\">{ChartHtml.Of(Chart)}{ChartHtml.Of(Chart, withPlotly: false)}"));
        Assert.Equal(2, browser.Read<int>("document.querySelectorAll('[role=img] .plot-container').length"));
        Assert.Empty(browser.Errors());
    }

    [ChromiumFact]
    public void Where_scripts_are_off_its_words_are_read()
    {
        OpenWithoutScripts(ChartHtml.Of(Chart));
        Assert.Equal(ChartInWords.Of(Chart), browser.Read<string>("frame.querySelector('pre').innerText"));
    }

    [ChromiumFact]
    public void Where_scripts_are_off_its_picture_is_seen()
    {
        OpenWithoutScripts(ChartHtml.Of(Chart, Png));
        Assert.True(browser.Read<bool>("frame.querySelector('img').complete && frame.querySelector('img').naturalWidth === 1"));
        Assert.Equal(ChartInWords.Of(Chart), browser.Read<string>("frame.querySelector('img').alt"));
    }

    // The frame runs no script; the page around it may look inside.
    void OpenWithoutScripts(string html)
    {
        browser.Open(browser.Write("sandbox.html", $"""
            <!DOCTYPE html><meta charset="utf-8">
            <iframe sandbox="allow-same-origin" srcdoc="{WebUtility.HtmlEncode(html)}"></iframe>
            <script>addEventListener("load", () => window.frame = document.querySelector("iframe").contentDocument);</script>
            """));
        Assert.Equal(0, browser.Read<int>("frame.querySelectorAll('.plot-container').length"));
    }
}
