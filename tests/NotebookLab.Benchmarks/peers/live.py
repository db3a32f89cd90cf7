"""Starts one kernel as a front end does, opens a slider with a chart, moves it, and tells how long an answer takes as JSON.

    live.py python3 curve  →  {"milliseconds": 21.3}

The time is from the message that a slider has moved until the kernel is idle again, the chart's new picture being told by then.
"""
import importlib.util
import json
import statistics
import sys
import time

WARMING, MOVES, PATIENCE = 20, 60, 120

PYTHON = """
import numpy as np, plotly.graph_objects as go, plotly.io
from ipywidgets import interact, FloatSlider
plotly.io.renderers.default = 'plotly_mimetype'
"""
PYTHON_CASES = {
    "curve": """
@interact(a=FloatSlider(min=0.1, max=3, step=0.01, value=1))
def draw(a):
    x = np.linspace(-3, 3, 200)
    return go.Figure(go.Scatter(x=x, y=np.sin(a * x)))
""",
    "descent": """
@interact(a=FloatSlider(min=0.01, max=1.1, step=0.01, value=0.3))
def draw(a):
    x, path = np.array([-3.0, 4.0]), []
    for _ in range(26):
        path.append(x)
        x = x - a * 2 * x
    path, t = np.array(path), np.linspace(-4.5, 4.5, 61)
    return go.Figure([go.Contour(x=t, y=t, z=t[:, None] ** 2 + t ** 2), go.Scatter(x=path[:, 0], y=path[:, 1])])
""",
}
CSHARP = """
using NotebookLab.Charts;
using NotebookLab.Controls;
using NotebookLab.Landscapes;
using NotebookLab.Optimization;
"""
CSHARP_CASES = {
    "curve": "Live.Of(new Slider(\"a\", 0.1, 3, 1), a => Draw.Curve(x => Math.Sin(a * x), -3, 3))",
    "descent": "Live.Of(new Slider(\"a\", 0.01, 1.1, 0.3), a => Draw.Descent(Landscape.Bowl, new Sgd(a).Minimize(Landscape.Bowl, 25)))",
}


def heard(client, request):
    """All that is told until a request is done with."""
    messages = []
    while True:
        message = client.get_iopub_msg(timeout=PATIENCE)
        messages.append(message)
        is_of_it = message["parent_header"].get("msg_id") == request
        if is_of_it and message["content"].get("execution_state") == "idle":
            return messages


def measure(name, case, course):
    manager = KernelManager(kernel_name=name)
    manager.start_kernel()
    client = manager.client()
    try:
        client.start_channels()
        client.wait_for_ready(timeout=PATIENCE)
        setup, cell = (f'#r "{course}"\n' + CSHARP, CSHARP_CASES[case]) if course else (PYTHON, PYTHON_CASES[case])
        heard(client, client.execute(setup))
        opened = [message["content"] for message in heard(client, client.execute(cell)) if message["msg_type"] == "comm_open"]
        slider = next(comm for comm in opened if comm["data"]["state"].get("_model_name") == "FloatSliderModel")
        times = []
        for i in range(WARMING + MOVES):
            state = {"value": round(0.31 + i / 100, 2)}
            move = client.session.msg("comm_msg", {
                "comm_id": slider["comm_id"], "data": {"method": "update", "state": state, "buffer_paths": []}})
            began = time.perf_counter()
            client.shell_channel.send(move)
            told = heard(client, move["header"]["msg_id"])
            times.append((time.perf_counter() - began) * 1000)
            if not any("application/vnd.plotly.v1+json" in json.dumps(message["content"]) for message in told):
                raise RuntimeError(f"nothing was drawn: {[message['msg_type'] for message in told]}")
        return {"milliseconds": statistics.median(times[WARMING:])}
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)


if len(sys.argv) < 2:
    wanted = ("jupyter_client", "ipykernel", "ipywidgets", "plotly", "numpy")
    print(json.dumps({"missing": [package for package in wanted if importlib.util.find_spec(package) is None]}))
else:
    from jupyter_client.manager import KernelManager
    print(json.dumps(measure(sys.argv[1], sys.argv[2], sys.argv[3] if len(sys.argv) > 3 else None)))
