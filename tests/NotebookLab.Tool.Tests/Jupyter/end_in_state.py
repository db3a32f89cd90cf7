"""Brings the kernel into a state, sends it a signal or waits for it to end by itself, and tells how it ended.

    end_in_state.py CODE SIGNAL  →  {"ended": true, "printed": "started\n"}

Without a signal it waits. A cell whose code begins with "int" is one that does not compile, and prints nothing.
"""
import json
import subprocess
import sys

import kernel

code, name = sys.argv[1], sys.argv[2]
kernel.start()
printed = ""
if code.startswith("int"):
    request = kernel.client.execute(code)
    while kernel.client.get_iopub_msg(timeout=kernel.PATIENCE)["msg_type"] != "execute_input":
        pass
else:
    request = kernel.begin(code)
if name:
    kernel.send(name)
try:
    kernel.process().wait(10 if name else kernel.PATIENCE)
    ended = True
except subprocess.TimeoutExpired:
    ended = False
try:
    while "Stack overflow" not in printed:
        printed += kernel.client.get_iopub_msg(timeout=2)["content"].get("text", "")
except Exception:
    pass  # nothing more was said
print(json.dumps({"ended": ended, "printed": printed}))
kernel.end()
