"""What a run leaves: a folder with a row for each row of the table, written aside and put in place when it is whole."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from pyspark.accumulators import AccumulatorParam
from pyspark.sql import Column, DataFrame, SparkSession
from pyspark.sql import functions as F
from pyspark.sql import types as T

from .answers import SINGLE_OUTPUT
from .failures import RunError, some_names
from .spec import Spec
from .told import NUMBERS, Shape, spelled_names, text_of

KINDS: dict[str, T.DataType] = {"boolean": T.BooleanType(), "bigint": T.LongType(), "double": T.DoubleType(), "string": T.StringType()}


class UnionOfSets(AccumulatorParam[set[Any]]):
    """Collects a set over all workers. A task that Spark runs twice changes nothing of it."""

    def zero(self, value: set[Any]) -> set[Any]:
        return set()

    def addInPlace(self, value1: set[Any], value2: set[Any]) -> set[Any]:  # noqa: N802  Spark's own name.
        value1 |= value2
        return value1


@dataclass(frozen=True)
class Answered:
    """What the model answered over all rows."""

    outputs: list[str]
    kinds: dict[str, str]
    """What each output is in the result."""
    lists: list[Shape]
    """The outputs as batches had them: mostly one list."""
    with_numbers: frozenset[str]
    """Outputs of which some values are numbers."""


def answered(shapes: Iterable[Shape]) -> Answered:
    """One order of outputs, one type each: numbers of two kinds are doubles, anything else beside another kind is text."""
    seen = set(shapes)
    lists = sorted((shape[1] for shape in seen if shape[0] == "outputs"), key=lambda names: (-len(names), names))
    outputs = list(dict.fromkeys(name for names in lists for name in names))
    kinds: dict[str, str] = {}
    for name in outputs:
        found = {shape[2] for shape in seen if shape[0] == "kind" and shape[1] == name}
        whole = found <= {"bigint", "exact"} and len(found) > 0
        kinds[name] = "bigint" if whole else found.pop() if len(found) == 1 else "double" if found == {"bigint", "double"} else "string"
    with_numbers = frozenset(shape[1] for shape in seen if shape[0] == "kind" and shape[2] in NUMBERS)
    return Answered(outputs, kinds, lists, with_numbers)


def kept_outputs(spec: Spec, outputs: list[str]) -> list[str]:
    """The outputs that become columns, in the order of the model's. Raises RunError for one that it does not have."""
    unknown = [name for name in spec.outputs or [] if name not in outputs]
    if unknown and outputs:
        raise RunError("outputs", f"The model has no output {some_names(unknown)}. It answers {some_names(outputs, 20)}.")
    kept = [name for name in outputs if (name in spec.outputs if spec.outputs is not None else name not in spec.outputs_left_out)]
    return kept or outputs


def headers(key: str, spec: Spec, outputs: list[str]) -> list[str]:
    """Headers of the result: key, outputs, error and model, no two of one name whatever its case."""
    own = [
        spec.output_names.get(name, spec.column_name if name == SINGLE_OUTPUT else f"{spec.column_name} {name}") for name in outputs
    ]
    taken: list[str] = []
    for header in [key, *own, "error", "model"]:
        free, number = header, 2
        while free.lower() in (other.lower() for other in taken):
            free, number = f"{header} {number}", number + 1
        taken.append(free)
    return taken


RISKY = "^[=+\\-@\\t\\r\\n\uff1d\uff0b\uff0d\uff20]"
"""The first signs by which a spreadsheet takes a text for a formula. Source: OWASP, "CSV Injection"."""
PLAIN_NUMBER = r"^[+-]?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?$"


def guarded(text: Column) -> Column:
    """What the model answers never becomes a formula: in a CSV file an apostrophe stands in front of what looks like one."""
    return F.when(text.rlike(RISKY) & ~text.rlike(PLAIN_NUMBER), F.concat(F.lit("'"), text)).otherwise(text)


def result_frame(
    staged: DataFrame, found: Answered, kept: list[str], names: list[str], version: str, is_csv: bool
) -> DataFrame:
    """The rows as they are written."""
    read = [(_output(found, name), found.kinds[name] == "string") for name in kept]
    outputs = [guarded(output) if is_csv and is_text else output for output, is_text in read]
    error = guarded(F.col("error")) if is_csv else F.col("error")
    columns = [F.col("key"), *outputs, error, F.lit(version)]
    return staged.select(*(column.alias(f"r{place}") for place, column in enumerate(columns))).orderBy("r0").toDF(*names)


def _output(found: Answered, name: str) -> Column:
    """The values of an output as all rows have it."""
    numbers, texts = (_told_in(column, found, name) for column in ("numbers", "texts"))
    kind = found.kinds[name]
    if kind == "string":
        return F.coalesce(texts, F.udf(text_of, "string")(numbers)) if name in found.with_numbers else texts
    if kind == "boolean":
        return texts.cast(KINDS[kind])
    return numbers if kind == "double" else F.coalesce(numbers.cast(KINDS[kind]), texts.cast(KINDS[kind]))


def _told_in(column: str, found: Answered, name: str) -> Column:
    places = [(names, F.get(F.col(column), F.lit(names.index(name)))) for names in found.lists if name in names]
    if len(found.lists) == 1:
        return places[0][1]
    return F.coalesce(*(F.when(F.col("outputs") == spelled_names(names), value) for names, value in places))


class Folders:
    """Folders of any file system that Spark reaches."""

    def __init__(self, spark: SparkSession) -> None:
        self._jvm: Any = spark.sparkContext._jvm
        self._configuration: Any = spark.sparkContext._jsc.hadoopConfiguration()

    def _at(self, place: str) -> tuple[Any, Any]:
        path = self._jvm.org.apache.hadoop.fs.Path(place)
        return path.getFileSystem(self._configuration), path

    def exists(self, place: str) -> bool:
        system, path = self._at(place)
        return bool(system.exists(path))

    def remove(self, place: str) -> None:
        system, path = self._at(place)
        system.delete(path, True)

    def put_in_place(self, aside: str, place: str) -> None:
        """Raises RunError where something has come to stand there meanwhile."""
        system, path = self._at(place)
        if system.exists(path) or not system.rename(self._at(aside)[1], path):
            raise RunError("output", f"{place} could not be put in place: something stands there by now.")
