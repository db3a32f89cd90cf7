"""The kernel, started by Jupyter's client, for the scripts beside this one."""
import os
import signal

from jupyter_client.manager import KernelManager

PATIENCE = 60
manager = client = None
ended = set()  # the requests that are idle


def start():
    global manager, client
    manager = KernelManager(kernel_name=".net-csharp")
    manager.start_kernel()
    client = manager.client()
    client.start_channels()
    client.wait_for_ready(timeout=PATIENCE)


def end():
    client.stop_channels()
    manager.shutdown_kernel(now=True)


def process():
    return manager.provisioner.process


def send(name):
    """Sends the kernel a signal, and nobody else."""
    os.kill(process().pid, getattr(signal, name))


def answer(get, request):
    while (message := get(timeout=PATIENCE))["parent_header"].get("msg_id") != request:
        pass
    return message["content"]


def reply(request):
    """The answer to a request on the shell."""
    return answer(client.get_shell_msg, request)


def control(kind, content):
    """Asks on control, where Stop is asked for."""
    message = client.session.msg(kind, content)
    client.control_channel.send(message)
    return answer(client.get_control_msg, message["header"]["msg_id"])


def until(request, found):
    """What the cell printed until it had printed that, or was idle."""
    printed = ""
    while request not in ended and not found(printed):
        message = client.get_iopub_msg(timeout=PATIENCE)
        if message["parent_header"].get("msg_id") != request:
            continue
        if message["msg_type"] == "stream":
            printed += message["content"]["text"]
        if message["content"].get("execution_state") == "idle":
            ended.add(request)
    return printed


def begin(code):
    """Runs a cell that goes on, until it has printed "started"."""
    request = client.execute('Console.WriteLine("started");\n' + code)
    until(request, lambda printed: "started" in printed)
    return request


def value(expression):
    """What an expression is; null when it fails."""
    values = reply(client.execute("", user_expressions={"it": expression}))["user_expressions"]
    return values["it"].get("data", {}).get("text/plain")
