"""Scores a table on Spark, as a JSON file says.

    spark-submit score.py SPEC        python score.py SPEC (with PySpark)

Prints lines for the program that started it, each behind a mark of its own, and leaves the output whole or not at all. Ends with 0, or
with 1 after a line that says why.
"""

from __future__ import annotations

import os
import sys
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path

HERE = Path(__file__).resolve().parent
PACKAGE = "scorespark"


def pack(folder: str) -> str:
    """What workers import, in one file that Spark brings to them."""
    archive = os.path.join(folder, f"{PACKAGE}.zip")
    with zipfile.ZipFile(archive, "w") as packed:
        for file in sorted((HERE / PACKAGE).glob("*.py")):
            packed.write(file, f"{PACKAGE}/{file.name}")
    return archive


def main(spec_file: str) -> int:
    with tempfile.TemporaryDirectory(prefix="scoresheet-spark-", ignore_cleanup_errors=True) as folder:
        archive = pack(folder)
        sys.path.insert(0, archive)
        return score(spec_file, folder, archive)


def score(spec_file: str, folder: str, archive: str) -> int:
    from scorespark.failures import RunError
    from scorespark.model import ModelSearch
    from scorespark.run import run, tell_on_stdout
    from scorespark.session import as_run_error, open_session, watch_for_cancel
    from scorespark.spec import read_spec

    spec = read_spec(Path(spec_file).read_text(encoding="utf-8"))
    tell_on_stdout({"event": "stage", "stage": "starting"})
    was_cancelled: Callable[[], bool] = bool
    search = ModelSearch(spec.model)
    try:
        spark = open_session(spec, folder)
        was_cancelled = watch_for_cancel(spark, spec.cancel_file, spec.owner_id)
        spark.sparkContext.addPyFile(archive)
        run(spark, spec, tell_on_stdout, search)
    except Exception as error:  # noqa: BLE001  All that Spark throws ends as one sentence.
        failure = RunError("cancelled", "The run was cancelled.") if was_cancelled() else as_run_error(error)
        if os.environ.get("SCORESHEET_SPARK_TRACE"):
            raise
        tell_on_stdout({"event": "failed", "code": failure.code, "sentence": failure.sentence})
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
