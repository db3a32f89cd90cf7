"""Starts the kernel, has a cell of it start a process and another run for ever, and tells both processes as a line of JSON.

Then it waits: to be killed, or for a line, the name of a signal that it sends the kernel, for instance SIGTERM.
"""
import glob
import json
import sys

import kernel


def is_outlived():
    """Whether the shell is there that ends what the kernel leaves behind."""
    for path in glob.glob("/proc/[0-9]*/cmdline"):
        try:
            with open(path, errors="replace") as line:
                if f"kill -9 -{kernel.process().pid}" in line.read():
                    return True
        except OSError:
            pass  # that one has ended meanwhile
    return False


kernel.start()
# Does not mind being asked.
child = int(kernel.value("""System.Diagnostics.Process.Start("sh", ["-c", "trap '' TERM; exec sleep 600"]).Id"""))
kernel.begin("while (true) ;")
# The kernel starts it after its first answers, and tells nobody.
while not is_outlived():
    kernel.control("kernel_info_request", {})
print(json.dumps({"the kernel": kernel.process().pid, "what its cell started": child}), flush=True)
kernel.send(sys.stdin.readline().strip())
sys.stdin.readline()
