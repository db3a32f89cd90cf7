using System.Text.Json.Nodes;

namespace NotebookLab.Jupyter.Widgets;

/// <summary>
/// A model of ipywidgets 8 (protocol 2.1), of which a front end makes what is seen:
/// github.com/jupyter-widgets/ipywidgets/blob/main/packages/schema.
/// </summary>
/// <param name="State">All that it is: what it is called and where its script is, and its properties.</param>
sealed record Widget(JsonObject State)
{
    const string Controls = "@jupyter-widgets/controls", Base = "@jupyter-widgets/base", Version = "2.0.0";

    /// <summary>The name of its comm.</summary>
    public string Id { get; } = Guid.NewGuid().ToString("N");

    /// <summary>What other models call it by.</summary>
    public string Reference => $"IPY_MODEL_{Id}";

    /// <summary>The place of its control among those of a function; −1 for what belongs to none.</summary>
    public int Control { get; init; } = -1;

    /// <summary>The value of its control after an update, given the update and the value before; null when it is none.</summary>
    public Func<JsonObject, object?, object?>? Value { get; init; }

    /// <summary>Makes one that is seen.</summary>
    /// <param name="name">For instance <c>FloatSlider</c>.</param>
    /// <param name="state">Its properties.</param>
    public static Widget Of(string name, JsonObject state) => Of(name, state, Controls, $"{name}View");

    /// <summary>Makes one that says what others look like.</summary>
    public static Widget Style(string name, JsonObject state) => Of(name, state, Base, "StyleView");

    /// <summary>Makes one that has two properties of others be the same.</summary>
    public static Widget Link(Widget source, Widget target) => Of("Link", new()
    {
        ["source"] = new JsonArray(source.Reference, "value"), ["target"] = new JsonArray(target.Reference, "value"),
    }, Controls, null);

    static Widget Of(string name, JsonObject state, string module, string? view)
    {
        state["_model_module"] = Controls;
        state["_model_module_version"] = Version;
        state["_model_name"] = $"{name}Model";
        state["_view_module"] = module;
        state["_view_module_version"] = Version;
        state["_view_name"] = view;
        return new(state);
    }
}
