"""Says how Spark's own parser reads statements.

    python parse_plan.py < statements

Reads one JSON text a line from standard input, each a statement, and answers each with a line of JSON:
{"parses": true, "root": kind of the plan, "names": [[part, ...], ...], "literals": [...]}, or {"parses": false, "condition": why}.
A text that holds two statements does not parse. `names` are those of tables and columns, each in its parts, in the order of the plan.
"""

import json
import os
import sys
import tempfile

from pyspark.errors import PySparkException
from pyspark.sql import SparkSession


def main():
    with tempfile.TemporaryDirectory(prefix="scoresheet-parse-", ignore_cleanup_errors=True) as folder:
        os.environ["SPARK_LOCAL_DIRS"] = folder
        settings = {"spark.ui.enabled": "false", "spark.driver.host": "127.0.0.1", "spark.driver.bindAddress": "127.0.0.1"}
        settings |= {"spark.sql.warehouse.dir": f"{folder}/warehouse", "spark.driver.extraJavaOptions": f"-Djava.io.tmpdir={folder}"}
        builder = SparkSession.builder.master("local[1]")
        for name, value in settings.items():
            builder = builder.config(name, value)
        spark = builder.getOrCreate()
        spark.sparkContext.setLogLevel("OFF")
        parser = spark._jsparkSession.sessionState().sqlParser()
        for line in sys.stdin:
            print(json.dumps(parsed(parser, json.loads(line))), flush=True)
        spark.stop()


def parsed(parser, statement):
    try:
        plan = parser.parsePlan(statement)
    except PySparkException as error:
        return {"parses": False, "condition": error.getCondition()}
    found = {"names": [], "literals": []}
    walk(plan, found)
    return {"parses": True, "root": plan.getClass().getSimpleName(), **found}


def walk(node, found):
    """A plan and the expressions in it."""
    kind = node.getClass().getSimpleName()
    if kind == "UnresolvedRelation":
        found["names"].append(parts(node.multipartIdentifier()))
    elif kind in ("UnresolvedIdentifier", "UnresolvedAttribute", "UnresolvedTableOrView"):
        found["names"].append(parts(node.multipartIdentifier() if kind == "UnresolvedTableOrView" else node.nameParts()))
    elif kind == "Literal":
        found["literals"].append(str(node.value()))
    for inner in [*(parts(node.expressions()) if is_plan(node) else []), *parts(node.children())]:
        walk(inner, found)


# By class: looking through all methods of one takes as long as a statement.
PLANS = {}


def is_plan(node):
    kind = node.getClass().getName()
    if kind not in PLANS:
        PLANS[kind] = any(method.getName() == "expressions" for method in node.getClass().getMethods())
    return PLANS[kind]


def parts(sequence):
    return [sequence.apply(place) for place in range(sequence.size())]


if __name__ == "__main__":
    main()
