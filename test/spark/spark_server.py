"""Runs one specification after the other in one Spark session, which takes ten seconds to start.

    python spark_server.py FOLDER

Prints the port at which it listens. Reads a line of JSON for each run, a specification as `score.py` reads it, and answers with the run's
events as `score.py` prints them, a line each. `{"parse": [statement, ...]}` is answered with `{"event": "parsed", "plans": [...]}` instead, and
`{"csv": file, "schema": "...", "options": {...}}` with `{"event": "read", "types": [...], "rows": [...]}`, every value as text.
FOLDER is for what Spark writes beside the outputs. Ends when its standard input does.
"""

import json
import os
import socket
import sys
import threading
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[1] / "src" / "bulk" / "spark"))

import score  # noqa: E402
from parse_plan import parsed  # noqa: E402

NOWHERE = {"kind": "parquet", "place": ""}
FIRST = {"input": {"kind": "csv", "place": __file__}, "output": NOWHERE, "aside": "", "model": "", "master": "local[2]"}
"""A small run, as those of the tests are, for which the session is opened."""


def main(folder):
    os.environ["SCORESHEET_WAREHOUSE"] = f"{folder}/warehouse"
    archive = score.pack(folder)
    sys.path.insert(0, archive)
    from scorespark.session import open_session
    from scorespark.spec import read_spec

    spark = open_session(read_spec(json.dumps(FIRST)), folder)
    spark.sparkContext.addPyFile(archive)
    listening = socket.create_server(("127.0.0.1", 0))
    print(listening.getsockname()[1], flush=True)
    threading.Thread(target=serve, args=(spark, listening), daemon=True).start()
    sys.stdin.read()
    spark.stop()


def serve(spark, listening):
    while True:
        connection, _address = listening.accept()
        with connection, connection.makefile("rw", encoding="utf-8", newline="\n") as lines:

            def tell(event, lines=lines):
                lines.write(f"{json.dumps(event)}\n")
                lines.flush()

            for line in lines:
                answer(spark, line, tell)


def answer(spark, line, tell):
    from scorespark.run import run
    from scorespark.session import as_run_error
    from scorespark.spec import read_spec

    given = json.loads(line)
    try:
        if "parse" in given:
            parser = spark._jsparkSession.sessionState().sqlParser()
            tell({"event": "parsed", "plans": [parsed(parser, statement) for statement in given["parse"]]})
            return
        if "csv" in given:
            frame = spark.read.schema(given["schema"]).options(**given["options"]).csv(given["csv"])
            texts = frame.orderBy(frame.columns[0]).selectExpr(*(f"CAST(`{name}` AS STRING)" for name in frame.columns))
            rows = [list(row) for row in texts.collect()]
            tell({"event": "read", "types": [kind for _name, kind in frame.dtypes], "rows": rows})
            return
        if "table" in given:  # Makes a table of a file, for runs that are to name one.
            spark.read.parquet(given["input"]["place"]).write.saveAsTable(given["table"])
        run(spark, read_spec(line), tell)
    except Exception as error:
        failure = as_run_error(error)
        print(error, file=sys.stderr, flush=True)
        tell({"event": "failed", "code": failure.code, "sentence": failure.sentence})


if __name__ == "__main__":
    main(sys.argv[1])
