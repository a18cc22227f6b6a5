"""What Spark starts its workers from, on this machine: a process that has imported what each of them would import, for seconds, by itself.

Only imports are shared: the model is loaded by each worker, since what it starts (threads, devices) does not survive a fork.
"""

from __future__ import annotations

import contextlib
import importlib
import sys

from pyspark.daemon import manager

SHARED = ("pyspark.worker", "pandas", "pyarrow", "mlflow.pyfunc")


def import_shared() -> None:
    """What is missing is told by the worker that misses it."""
    # Spark reads from standard output where its workers are to be asked for.
    with contextlib.redirect_stdout(sys.stderr):
        for name in SHARED:
            with contextlib.suppress(Exception):
                importlib.import_module(name)


if __name__ == "__main__":
    import_shared()
    manager()
