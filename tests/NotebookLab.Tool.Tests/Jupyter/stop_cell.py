"""Runs a cell that does not end, presses Stop as often as it is told, and tells how it ended and what is left.

    stop_cell.py CODE TIMES  →  {"error": "Interrupted", "printed": "started\n", "kept": "17"}

The cell prints "started" before it goes on for ever.
"""
import json
import sys
import time

from jupyter_client.manager import KernelManager

PATIENCE = 60
code, times = sys.argv[1], int(sys.argv[2])
manager = KernelManager(kernel_name=".net-csharp")
manager.start_kernel()
client = manager.client()
client.start_channels()


def reply(request):
    while (message := client.get_shell_msg(timeout=PATIENCE))["parent_header"].get("msg_id") != request:
        pass
    return message["content"]


def until(request, found):
    """What the cell printed until then."""
    printed = ""
    while not found(printed):
        message = client.get_iopub_msg(timeout=PATIENCE)
        if message["parent_header"].get("msg_id") != request:
            continue
        if message["msg_type"] == "stream":
            printed += message["content"]["text"]
        if message["content"].get("execution_state") == "idle":
            break
    return printed


try:
    client.wait_for_ready(timeout=PATIENCE)
    reply(client.execute("var kept = 17;"))
    request = client.execute(code)
    printed = until(request, lambda text: "started" in text)
    for stop in range(times):
        if stop:
            printed += until(request, lambda text: "Stop once more" in text)
            time.sleep(1)  # a second Stop at once would be the first one still
        manager.interrupt_kernel()
    error = reply(request)["ename"]
    printed += until(request, lambda text: False)
    kept = reply(client.execute("", user_expressions={"kept": "kept"}))["user_expressions"]["kept"]
    print(json.dumps({"error": error, "printed": printed, "kept": kept.get("data", {}).get("text/plain")}))
finally:
    client.stop_channels()
    manager.shutdown_kernel(now=True)
