"""Tells what is installed, then answers requests, a line of JSON each: does a work, tells its result and its time.

    {"work": "numpy bowl", "x": [3, 4]}  →  {"microseconds": 5.1, "result": [6.0, 8.0]}
"""
import json
import platform
import statistics
import sys
import timeit
from importlib import import_module


def say(message):
    print(json.dumps(message, allow_nan=False), flush=True)


def mapped_blas():
    """The library that multiplies NumPy's matrices: Debian's NumPy takes whichever is installed."""
    try:
        with open("/proc/self/maps") as maps:
            paths = sorted({line.split()[-1] for line in maps})
    except OSError:
        return "unknown: only Linux tells it"
    names = {"openblas": "OpenBLAS", "mkl": "MKL", "blis": "BLIS", "atlas": "ATLAS",
             "libblas": "the reference BLAS (Debian's libopenblas0 would make the networks several times faster)"}
    for sign, name in names.items():
        for path in paths:
            if sign in "/".join(path.split("/")[-2:]):  # Debian's OpenBLAS is openblas-pthread/libblas.so.3
                return f"{name}, {path}"
    return "unknown"


def array(value, kind):
    """A list of numbers, or of rows of one length, as an array; a list of other things as a list."""
    if not isinstance(value, list):
        return value
    is_array = len({np.shape(part) for part in value}) == 1
    return np.array(value, kind) if is_array else [array(part, kind) for part in value]


def answer(work, **inputs):
    # JSON writes 3.0 as 3, and in an array of whole numbers 3 + h would be 3.
    kinds = {"labels": int, "epochs": int}
    run = WORKS[work](**{name: array(value, kinds.get(name, float)) for name, value in inputs.items()})
    result = run()
    flat = np.concatenate([np.ravel(part) for part in result]) if isinstance(result, (list, tuple)) else np.ravel(result)

    once = timeit.timeit(run, number=1)  # warm, as it has run before
    calls = max(1, round(0.05 / once))
    times = timeit.repeat(run, number=calls, repeat=7 if once < 0.5 else 1)
    return {"microseconds": statistics.median(times) / calls * 1e6, "result": flat.tolist()}


installed, blas = {"Python": platform.python_version()}, None
for package, name in {"numpy": "NumPy", "scipy": "SciPy", "torch": "PyTorch"}.items():
    try:
        installed[name] = import_module(package).__version__
    except ImportError:
        continue
    blas = blas or mapped_blas()  # NumPy's, before PyTorch brings its own
say({"installed": installed, "blas": blas})

if "NumPy" in installed:
    import numpy as np
    from works import WORKS

for line in sys.stdin:
    try:
        say(answer(**json.loads(line)))
    except Exception as error:
        say({"microseconds": 0, "result": [], "error": f"{type(error).__name__}: {error}"})
