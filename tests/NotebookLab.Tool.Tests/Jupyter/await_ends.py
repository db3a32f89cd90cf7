"""Waits until processes have ended, and tells which have within so many seconds.

    await_ends.py SECONDS PROCESS…  →  {"1234": true}
"""
import json
import os
import select
import sys


def ends(process, seconds):
    try:
        handle = os.pidfd_open(int(process))
    except ProcessLookupError:
        return True
    end = select.poll()
    end.register(handle, select.POLLIN)
    return bool(end.poll(seconds * 1000))


print(json.dumps({process: ends(process, int(sys.argv[1])) for process in sys.argv[2:]}))
