"""The Spark session of a run, and what its failures mean."""

from __future__ import annotations

import os
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from pyspark.errors import PySparkException
from pyspark.sql import SparkSession

from .failures import RunError
from .spec import Place, Spec

LOOKS_EVERY_S = 0.3
SHORT_RUN_BYTES = 200_000_000
"""Of input: some four million rows of ten columns in Parquet. From there on what Java optimises has paid."""


def open_session(spec: Spec, folder: str) -> SparkSession:
    """A session whose own files stand in `folder`; master and everything else as the installation says unless the run says it."""
    # Workers on this machine are to be this very Python, which has MLflow.
    os.environ.setdefault("PYSPARK_DRIVER_PYTHON", sys.executable)
    master = spec.master or os.environ.get("MASTER")
    if master is None or master.startswith("local"):
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    builder = SparkSession.builder.appName("scoresheet")
    builder = builder.master(master) if master is not None else builder
    settings = {
        "spark.sql.session.timeZone": "UTC",
        "spark.sql.caseSensitive": "true",
        "spark.sql.ansi.enabled": "true",
        "spark.sql.csv.parser.columnPruning.enabled": "false",
        "spark.sql.execution.arrow.maxRecordsPerBatch": str(max(1, spec.rows_per_batch)),
        "spark.sql.mapKeyDedupPolicy": "LAST_WIN",
        # Java interprets longer methods for ever, which is what checks of many columns would become.
        "spark.sql.codegen.hugeMethodLimit": "8000",
        "spark.python.worker.reuse": "true",
        "spark.ui.showConsoleProgress": "false",
        **_on_this_machine(master, folder, spec.input),
    }
    for name, value in settings.items():
        builder = builder.config(name, value)
    session = builder.getOrCreate()
    session.sparkContext.setLogLevel("ERROR")
    return session


def _on_this_machine(master: str | None, folder: str, source: Place) -> dict[str, str]:
    if master is not None and not master.startswith("local"):
        return {}
    return {
        "spark.ui.enabled": "false",
        "spark.driver.host": "127.0.0.1",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.local.dir": f"{folder}/local",
        "spark.sql.warehouse.dir": os.environ.get("SCORESHEET_WAREHOUSE", f"{folder}/warehouse"),
        "spark.driver.extraJavaOptions": f"-Dderby.system.home={folder}/derby -Djava.io.tmpdir={folder} {_java_options(source)}",
        "spark.sql.shuffle.partitions": "8",
        # Smaller shares tell sooner how far they are.
        "spark.sql.files.maxPartitionBytes": "8m",
        **_forked_workers(folder),
    }


def _java_options(source: Place) -> str:
    """Of a run that is over soon Java would spend a third of the time on making itself quicker for later."""
    if source.kind == "table":
        return ""
    place = Path(source.place.removeprefix("file://"))
    files = place.rglob("*") if place.is_dir() else [place]
    size = sum(file.stat().st_size for file in files if file.is_file())
    return "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC" if 0 < size < SHORT_RUN_BYTES else ""


def _forked_workers(folder: str) -> dict[str, str]:
    """Workers that are parted from a process which has imported what each of them needs. Elsewhere than on Linux that is not safe."""
    if sys.platform != "linux":
        return {}
    return {"spark.python.daemon.module": "scorespark.daemon", "spark.executorEnv.PYTHONPATH": f"{folder}/scorespark.zip"}


def _is_gone(process: int | None) -> bool:
    if process is None or os.name == "nt":
        return False
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return True
    except PermissionError:
        return False
    return False


def watch_for_cancel(spark: SparkSession, file: str | None, owner: int | None) -> Callable[[], bool]:
    """Cancels all that Spark does once a file stands there, or the process is gone for which it does it. Answers whether it was."""
    was_asked = threading.Event()

    def watch() -> None:
        while file is not None and not was_asked.is_set():
            if os.path.exists(file) or _is_gone(owner):
                was_asked.set()
            time.sleep(LOOKS_EVERY_S)
        # What begins after the first call is cancelled by the next.
        while file is not None:
            spark.sparkContext.cancelAllJobs()
            time.sleep(LOOKS_EVERY_S)

    threading.Thread(target=watch, daemon=True).start()
    return was_asked.is_set


CONDITIONS = {
    "PATH_NOT_FOUND": ("input", "The input was not found."),
    "TABLE_OR_VIEW_NOT_FOUND": ("input", "Spark knows no table of this name."),
    "PARSE_SYNTAX_ERROR": ("input", "This is no name of a table."),
    "UNABLE_TO_INFER_SCHEMA": ("input", "The input holds no Parquet file."),
    "FAILED_READ_FILE": ("input", "A file of the input could not be read: it is damaged, or not of the kind that its name says."),
    "CANNOT_READ_FILE_FOOTER": ("input", "A file of the input could not be read: it is damaged, or no Parquet file."),
}


def as_run_error(error: BaseException) -> RunError:
    """What Spark throws as a sentence, without its stack trace, which may repeat cells."""
    if isinstance(error, RunError):
        return error
    told = str(error)
    condition = (error.getCondition() or "") if isinstance(error, PySparkException) else ""
    for known, (code, sentence) in CONDITIONS.items():
        if condition.startswith(known) or f"[{known}" in told:
            return RunError(code, sentence)
    if "No module named" in told:
        module = told.split("No module named", 1)[1].split("\n", 1)[0].strip(" '\"")
        return RunError("worker", f'The Python of Spark\'s workers has no module "{module}", which the model needs. Install it there.')
    if "OutOfMemoryError" in told or "Cannot allocate memory" in told:
        return RunError("memory", "Spark ran out of memory. Give it more (spark.driver.memory, spark.executor.memory), or rows in smaller batches.")
    if "PythonException" in type(error).__name__ or "An exception was thrown from the Python worker" in told:
        return RunError("worker", f"The model cannot be loaded by Spark's workers ({_last_error(told)}).")
    if "Connection refused" in told or "could not be connected" in told.lower() or "All masters are unresponsive" in told:
        return RunError("master", "Spark's master does not answer.")
    return RunError("spark", f"Spark ended the run ({condition or type(error).__name__}).")


def _last_error(told: str) -> str:
    """The kind of the last error that a worker printed: "ModuleNotFoundError", without what it said."""
    kinds: list[Any] = [line.split(":", 1)[0] for line in told.splitlines() if line[:1].isalpha() and ":" in line]
    named = [kind.rsplit(".", 1)[-1] for kind in kinds if kind.replace(".", "").replace("_", "").isalnum()]
    return named[-1] if named else "unknown"
