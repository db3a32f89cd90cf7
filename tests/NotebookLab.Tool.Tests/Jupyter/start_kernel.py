"""Starts the kernel, has a cell of it start a process and another run for ever, and tells both processes as a line of JSON.

Then it waits: to be killed, or for a line, the name of a signal that it sends the kernel, for instance SIGTERM.
"""
import json
import os
import signal
import sys
import time

from jupyter_client.manager import KernelManager

manager = KernelManager(kernel_name=".net-csharp")
manager.start_kernel()
client = manager.client()
client.start_channels()
client.wait_for_ready(timeout=60)


def result(code):
    shown = []
    client.execute_interactive(code, timeout=60, output_hook=lambda message: shown.append(message["content"]))
    return next(content["data"]["text/plain"] for content in shown if "data" in content)


child = int(result("""System.Diagnostics.Process.Start("sh", ["-c", "trap '' TERM; exec sleep 600"]).Id"""))  # does not mind being asked
busy = client.execute("while (true) ;")
while client.get_iopub_msg(timeout=60)["parent_header"].get("msg_id") != busy:
    pass
time.sleep(3)  # until all is in place that the kernel starts after its first answers
print(json.dumps({"the kernel": manager.provisioner.process.pid, "what its cell started": child}), flush=True)
os.kill(manager.provisioner.process.pid, getattr(signal, sys.stdin.readline().strip()))
sys.stdin.readline()
