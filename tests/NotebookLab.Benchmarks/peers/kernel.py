"""Starts one kernel as a front end does, has it run trivial cells, and tells times and memory as a line of JSON.

    kernel.py python3 300  →  {"start": 0.9, "warm": 4.2, "memory": 67.1, "later": 4.3, "laterMemory": 67.9, "each": 0}

Nothing in it knows which kernel it is: start is seconds, warm and later are milliseconds, memory is in MB.
"""
import importlib.util
import json
import statistics
import sys
import time

CELL = "1+1"  # the same in C# and in Python
WARMING, WARM, ALL, LAST = 20, 50, 300, 20
PATIENCE = 60


def run(client):
    """Runs the cell to its end: its reply, and all that is told of it."""
    request = client.execute(CELL)
    while (reply := client.get_shell_msg(timeout=PATIENCE))["parent_header"].get("msg_id") != request:
        pass
    if reply["content"]["status"] != "ok":
        raise RuntimeError(f"{CELL} failed: {reply['content']}")
    return request


def heard(client, request):
    """What the cell showed."""
    shown = []
    while True:
        message = client.get_iopub_msg(timeout=PATIENCE)
        if message["parent_header"].get("msg_id") != request:
            continue
        if message["msg_type"] == "execute_result":
            shown.append(message["content"]["data"]["text/plain"])
        if message["content"].get("execution_state") == "idle":
            return shown


def milliseconds(client):
    began = time.perf_counter()
    shown = heard(client, run(client))
    took = (time.perf_counter() - began) * 1000
    if shown != ["2"]:
        raise RuntimeError(f"{CELL} showed {shown}")
    return took


def megabytes(manager):
    """What the process and those that it started hold in memory."""
    kernel = psutil.Process(manager.provisioner.process.pid)
    return sum(process.memory_info().rss for process in [kernel, *kernel.children(recursive=True)]) / 1e6


def measure(name, cells):
    manager = KernelManager(kernel_name=name)
    began = time.perf_counter()
    manager.start_kernel()
    client = manager.client()
    try:
        client.start_channels()
        run(client)  # the reply alone: whoever listens from the very beginning may miss what is told to all
        start = time.perf_counter() - began
        memory = megabytes(manager)
        client.wait_for_ready(timeout=PATIENCE)
        times = [milliseconds(client) for _ in range(ALL)]
        later_memory = megabytes(manager)
        for _ in range(cells - ALL):
            milliseconds(client)
        return {
            "start": start,
            "warm": statistics.median(times[WARMING:WARMING + WARM]),
            "memory": memory,
            "later": statistics.median(times[-LAST:]),
            "laterMemory": later_memory,
            "each": (megabytes(manager) - later_memory) * 1000 / (cells - ALL) if cells > ALL else 0,
        }
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)


missing = [package for package in ("jupyter_client", "ipykernel") if importlib.util.find_spec(package) is None]
if missing or len(sys.argv) < 2:
    print(json.dumps({"missing": missing}))
else:
    import psutil  # ipykernel brings it
    from jupyter_client.manager import KernelManager
    print(json.dumps(measure(sys.argv[1], int(sys.argv[2]))))
