"""Runs a cell that does not end, presses Stop as often as it is told, and tells how it ended and what is left.

    stop_cell.py CODE TIMES  →  {"error": "Interrupted", "printed": "…", "kept": "17"}
"""
import json
import sys

import kernel

code, times = sys.argv[1], int(sys.argv[2])
kernel.start()
try:
    kernel.reply(kernel.client.execute("var kept = 17;"))
    request = kernel.begin(code)
    printed = ""
    for stop in range(times):
        if stop:
            printed += kernel.until(request, lambda text: "Stop once more" in text)
        kernel.control("interrupt_request", {})
    error = kernel.reply(request)["ename"]
    printed += kernel.until(request, lambda text: False)
    print(json.dumps({"error": error, "printed": printed, "kept": kernel.value("kept")}))
finally:
    kernel.end()
