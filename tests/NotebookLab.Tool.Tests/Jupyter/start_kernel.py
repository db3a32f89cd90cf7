"""Starts the kernel, has a cell of it start a process and another run for ever, and tells both processes as a line of JSON.

Then it waits: to be killed, or for a line, the name of a signal that it sends the kernel, for instance SIGTERM.
"""
import json
import sys
import time

import kernel

kernel.start()
# Does not mind being asked.
child = int(kernel.value("""System.Diagnostics.Process.Start("sh", ["-c", "trap '' TERM; exec sleep 600"]).Id"""))
kernel.begin("while (true) ;")
time.sleep(3)  # until all is in place that the kernel starts after its first answers
print(json.dumps({"the kernel": kernel.process().pid, "what its cell started": child}), flush=True)
kernel.send(sys.stdin.readline().strip())
sys.stdin.readline()
