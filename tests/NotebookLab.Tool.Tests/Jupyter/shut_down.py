"""Starts a kernel so many times, has a cell print much, and asks for the end at once; tells what was not heard.

    shut_down.py TIMES  →  {"replies": 0, "outputs": 0, "idles": 0}
"""
import json
import sys

import kernel

lost = {"replies": 0, "outputs": 0, "idles": 0}
for _ in range(int(sys.argv[1])):
    kernel.start()
    cell = kernel.client.execute('Console.Write(new string(\'a\', 1_000_000) + "end");')
    kernel.reply(cell)
    end = kernel.client.session.msg("shutdown_request", {"restart": False})
    kernel.client.control_channel.send(end)
    kernel.process().wait(kernel.PATIENCE)
    # What was said is here by now, or never will be.
    printed, idle = "", set()
    try:
        while not (printed.endswith("end") and idle >= {cell, end["header"]["msg_id"]}):
            message = kernel.client.get_iopub_msg(timeout=2)
            if message["msg_type"] == "stream":
                printed += message["content"]["text"]
            if message["content"].get("execution_state") == "idle":
                idle.add(message["parent_header"]["msg_id"])
    except Exception:
        pass
    try:
        kernel.client.get_control_msg(timeout=2)
    except Exception:
        lost["replies"] += 1
    lost["outputs"] += not printed.endswith("end")
    lost["idles"] += len({cell, end["header"]["msg_id"]} - idle)
    kernel.end()
print(json.dumps(lost))
