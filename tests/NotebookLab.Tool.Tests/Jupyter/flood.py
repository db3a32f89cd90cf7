"""What the kernel does while the thread pool sleeps in a cell's tasks, and while 2,000 completions are asked for.

    flood.py  →  {"stopped": "Interrupted", "next": "2", "stopped in a flood": "Interrupted", "last": ["WriteLine", …]}

It fails when Stop is not answered within half a second.
"""
import json
import time

import kernel


def stop(request):
    since = time.monotonic()
    kernel.control("interrupt_request", {})
    assert time.monotonic() - since < 0.5, "Stop was not heard in time."
    return kernel.reply(request)["ename"]


kernel.start()
told = {}
told["stopped"] = stop(kernel.begin("for (int i = 0; i < 2000; i++) Task.Run(() => System.Threading.Thread.Sleep(3000));\nwhile (true) ;"))
told["next"] = kernel.value("1 + 1")
cell = kernel.begin("while (true) ;")
completions = [kernel.client.complete("Console.Wri", 11) for _ in range(2000)]
told["stopped in a flood"] = stop(cell)
completions = [kernel.client.complete("Console.Wri", 11) for _ in range(2000)]
told["last"] = kernel.reply(completions[-1])["matches"]
print(json.dumps(told))
kernel.end()
