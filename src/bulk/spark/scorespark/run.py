"""One run from its beginning to its end: what is read, scored, written, and told on the way."""

from __future__ import annotations

import json
import sys
import threading
from collections.abc import Callable
from dataclasses import replace
from functools import reduce
from typing import Any

from pyspark.accumulators import Accumulator
from pyspark.sql import Column, DataFrame, SparkSession
from pyspark.sql import functions as F
from pyspark.sql import types as T

from .cells import Cells, filler_of, spells_fractions, write_cells
from .failures import RunError
from .frames import NUMPY_TYPES, Feed
from .inputs import Input, plan_inputs, read_parameters
from .model import ModelSearch, for_workers, warm_up
from .results import Folders, UnionOfSets, answered, headers, kept_outputs, result_frame
from .source import Source, read_source, settle_types
from .spec import Spec
from .told import TOLD_SCHEMA
from .worker import Scorer

MARK = "\x1escoresheet "
"""Begins each line that is meant for the program that started the run: Spark and models print lines of their own."""
TOLD_EVERY_S = 1.0
LEAST_ROWS_PER_TASK = 5_000
"""What is less is no work to share."""
ROWS_PER_TASK, MOST_ROWS_PER_TASK = 100_000, 250_000
"""Tasks of more rows say too seldom how far they are; but to move rows to other processors costs as much as to read them."""
UNEVEN = 1.25
"""How much more than its share a processor may get of rows that are not moved."""
MOST_TASKS = 4_000

Tell = Callable[[dict[str, Any]], None]


def tell_on_stdout(event: dict[str, Any]) -> None:
    sys.stdout.write(f"{MARK}{json.dumps(event)}\n")
    sys.stdout.flush()


def run(spark: SparkSession, spec: Spec, tell: Tell, search: ModelSearch | None = None) -> None:
    """Raises RunError; nothing stands at the output then. `search` has begun already, while Spark was started."""
    folders = Folders(spark)
    if folders.exists(spec.output.place):
        raise RunError("output", f"{spec.output.place} already exists, and nothing is written over. Name another --output.")
    tell({"event": "stage", "stage": "model"})
    model = (search or ModelSearch(spec.model)).found()
    parameters = read_parameters(spec, model.signature)
    place = for_workers(spark, model.folder)
    warm_up(spark, place)
    tell({"event": "stage", "stage": "reading"})
    source = read_source(spark, spec)
    if source.row_count == 0:
        raise RunError("empty", "The table has no rows.")
    planned, precisions = settle_types(source, plan_inputs(spec, source.columns, model.signature))
    prepared, feeds = prepare(source, planned, precisions, spec.sends_blank_rows)
    tell({"event": "sent", "inputs": [[one.name, one.type, one.column] for one in planned]})
    tell({"event": "stage", "stage": "scoring", "rows": source.row_count})
    context = spark.sparkContext
    shapes: Accumulator[set[Any]] = context.accumulator(set(), UnionOfSets())
    done: Accumulator[int] = context.accumulator(0)
    scorer = Scorer(place, feeds, parameters, spec.rows_per_batch, spec.rounds_float32, spec.threshold, shapes, done)
    schema = T.StructType([prepared.schema["key"], *T._parse_datatype_string(TOLD_SCHEMA)])  # type: ignore[misc]
    staged_place, scored_place = f"{spec.aside}/answered", f"{spec.aside}/scored"
    try:
        with Progress(done, source.row_count, tell):
            _spread(spark, prepared, source).mapInArrow(scorer, schema).write.parquet(staged_place)
        staged = spark.read.parquet(staged_place)
        rows, scored = _counted(staged)
        if rows != source.row_count:
            raise RunError("lost", f"{source.row_count:,} rows were read and {rows:,} came back, so nothing is kept.")
        found = answered(shapes.value)
        kept = kept_outputs(spec, found.outputs)
        names = headers(source.key_name, spec, kept)
        if scored == 0:
            raise RunError("nothing", f"No row has a prediction. {_reasons(staged)}")
        tell({"event": "stage", "stage": "writing"})
        write = result_frame(staged, found, kept, names, model.version, spec.output.kind == "csv").write
        if spec.output.kind == "csv":
            write.csv(scored_place, header=True, escape='"', emptyValue='""', ignoreLeadingWhiteSpace=False, ignoreTrailingWhiteSpace=False)
        else:
            write.parquet(scored_place)
        folders.put_in_place(scored_place, spec.output.place)
        reasons = _grouped(staged) if scored < rows else []
        tell({"event": "done", "rows": rows, "scored": scored, "columns": names, "model": model.version, "reasons": reasons})
    finally:
        folders.remove(spec.aside)


def prepare(
    source: Source, planned: list[Input], precisions: dict[str, str], sends_blank_rows: bool
) -> tuple[DataFrame, list[Feed]]:
    """The rows as workers get them: `key`, `fault`, and i0, i1 ... for the inputs."""
    feeds = [Feed(one, None if one.column is None else f"i{place}") for place, one in enumerate(planned)]
    frame, cells = _read_texts(source, planned)
    fed = [(place, one, cells[place]) for place, one in enumerate(planned) if place in cells]
    written = {place: write_cells(own, one, precisions.get(one.column or "", "day")) for place, one, own in fed}
    # Step by step, as Spark would otherwise find out anew what a text spells wherever that is asked.
    frame = frame.select("*", *(written[place].fault.alias(f"f{place}") for place in written))
    values: list[Column] = []
    faults = [F.when(source.malformed(), F.lit("The row has more or fewer values than the file has headers."))]
    for place, one, own in fed:
        fault = F.col(f"f{place}")
        feeds[place] = replace(feeds[place], spells_fractions=spells_fractions(own, one))
        values.append(written[place].where_sent(fault, own.blank(), filler_of(one)).alias(f"i{place}"))
        faults.append(F.when(fault.isNotNull(), F.concat(F.lit(f'The cell in "{one.column}" '), fault, F.lit("."))))
    if fed and not sends_blank_rows:
        all_blank = reduce(Column.__and__, (own.blank() for _place, _one, own in fed))
        faults.insert(1, F.when(all_blank, F.lit("The row holds nothing in the columns that are sent.")))
    return frame.select(F.col("key"), F.coalesce(*faults).alias("fault"), *values), feeds


def _read_texts(source: Source, planned: list[Input]) -> tuple[DataFrame, dict[int, Cells]]:
    """The table, and the cells of each input that a column feeds; where all is text with what each text is and spells, found out once."""
    cells = {place: source.cells(one.column) for place, one in enumerate(planned) if one.column is not None}
    if not source.is_spelled:
        return source.frame, cells
    trimmed = source.frame.select("*", *(own.trimmed().alias(f"t{place}") for place, own in cells.items()))
    cells = {place: replace(own, read_text=F.col(f"t{place}")) for place, own in cells.items()}
    numbers = {place: own for place, own in cells.items() if planned[place].type in NUMPY_TYPES}
    read = trimmed.select("*", *(own.number().alias(f"n{place}") for place, own in numbers.items()))
    return read, {place: replace(own, read_number=F.col(f"n{place}")) if place in numbers else own for place, own in cells.items()}


def _spread(spark: SparkSession, rows: DataFrame, source: Source) -> DataFrame:
    """The rows in as many parts as keep all processors busy. Each row carries its key, so that their order is of no matter."""
    parts = min(spark.sparkContext.defaultParallelism, -(-source.row_count // LEAST_ROWS_PER_TASK))
    most = min(MOST_ROWS_PER_TASK, UNEVEN * source.row_count / max(parts, 1))
    if source.most_at_once is not None and source.most_at_once <= most:
        return rows
    return rows.repartition(min(max(parts, -(-source.row_count // ROWS_PER_TASK)), MOST_TASKS), F.col("key"))


def _counted(staged: DataFrame) -> tuple[int, int]:
    counted = staged.agg(F.count(F.lit(1)), F.count_if(F.col("error").isNull())).first()
    return (0, 0) if counted is None else (int(counted[0]), int(counted[1]))


def _grouped(staged: DataFrame) -> list[list[Any]]:
    """The commonest kinds of errors, with their counts. What a model says may repeat cells, so of it only the kind of error is told."""
    ours = F.col("error").rlike("^(The (cell|row|model) |No )")
    told = F.when(ours, F.col("error")).otherwise(F.concat(F.lit("The model refused the row: "), F.split("error", "[: ]").getItem(0)))
    counted = staged.where(F.col("error").isNotNull()).groupBy(told.alias("told")).count().orderBy(F.desc("count"), "told").limit(5)
    return [[row["told"], row["count"]] for row in counted.collect()]


def _reasons(staged: DataFrame) -> str:
    return " ".join(f"{count:,} rows: {told}" for told, count in _grouped(staged))


class Progress:
    """Tells every second how many rows have passed."""

    def __init__(self, done: Accumulator[int], rows: int, tell: Tell) -> None:
        self._done, self._rows, self._tell = done, rows, tell
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._follow, daemon=True)

    def __enter__(self) -> None:
        self._thread.start()

    def __exit__(self, *_error: object) -> None:
        self._ended.set()
        self._thread.join()

    def _follow(self) -> None:
        while not self._ended.wait(TOLD_EVERY_S):
            self._tell({"event": "progress", "done": min(self._done.value, self._rows), "rows": self._rows})
