"""Runs one specification after the other in one Spark session, which takes ten seconds to start.

    python spark_server.py FOLDER

Reads a line of JSON for each run, a specification as `score.py` reads it, and prints the run's events as `score.py` does. FOLDER is for
what Spark writes beside the outputs.
"""

import json
import os
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[1] / "src" / "bulk" / "spark"))

import score  # noqa: E402


def main(folder):
    os.environ["SCORESHEET_WAREHOUSE"] = f"{folder}/warehouse"
    archive = score.pack(folder)
    sys.path.insert(0, archive)
    from scorespark.run import run, tell_on_stdout
    from scorespark.session import as_run_error, open_session
    from scorespark.spec import read_spec

    spark = None
    for line in sys.stdin:
        given = json.loads(line)
        if spark is None:
            spark = open_session(read_spec(line), folder)
            spark.sparkContext.addPyFile(archive)
        if "table" in given:  # Makes a table of a file, for runs that are to name one.
            spark.read.parquet(given["input"]["place"]).write.saveAsTable(given["table"])
        try:
            run(spark, read_spec(line), tell_on_stdout)
        except Exception as error:
            failure = as_run_error(error)
            print(error, file=sys.stderr)
            tell_on_stdout({"event": "failed", "code": failure.code, "sentence": failure.sentence})


if __name__ == "__main__":
    main(sys.argv[1])
