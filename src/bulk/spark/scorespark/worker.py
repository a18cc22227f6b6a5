"""What a worker does with its share of the rows: loads the model once, and scores batch after batch."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Protocol

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from .answers import Answers, UnreadableAnswer, Values, label_of, read_answers, without_float32_noise
from .frames import Feed, model_frame
from .spec import Threshold
from .told import TOLD, refused, told

MOST_MESSAGE = 500
"""Characters of a model's message that are kept."""


class Model(Protocol):
    """The part of MLflow's pyfunc that is used."""

    def predict(self, data: pd.DataFrame, params: dict[str, Any] | None = None) -> Any: ...


class Collected(Protocol):
    """The part of Spark's accumulators that is used."""

    def add(self, term: Any) -> None: ...


_loaded: dict[str, Model] = {}
"""Models of this process, which Spark keeps for one task after the other."""


def load_once(place: str) -> Model:
    """The model of a folder, or of an archive that Spark has unpacked for its workers under this name."""
    if place not in _loaded:
        import mlflow.pyfunc  # Not in the program that starts the run, and once a worker.

        folder = place
        if place.startswith("archive:"):
            from pyspark import SparkFiles

            folder = SparkFiles.get(place.removeprefix("archive:"))
        _loaded[place] = mlflow.pyfunc.load_model(folder)
    return _loaded[place]


@dataclass(frozen=True)
class Scorer:
    """Scores the batches of one share of the rows. Spark hands it to its workers."""

    place: str
    feeds: list[Feed]
    parameters: dict[str, Any] | None
    rows_per_batch: int
    rounds_float32: bool
    threshold: Threshold | None
    shapes: Collected
    """A set of what was answered, as `told` has it."""
    done: Collected
    """Rows that were looked at. Told as they pass; what counts is what was written."""

    def __call__(self, batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        model = load_once(self.place)
        for batch in batches:
            for start in range(0, batch.num_rows, self.rows_per_batch):
                part = batch.slice(start, self.rows_per_batch)
                yield self._scored(model, part)
                self.done.add(part.num_rows)

    def _scored(self, model: Model, part: pa.RecordBatch) -> pa.RecordBatch:
        """The rows of a batch in their order, each with what became of it."""
        fault = part.column("fault")
        is_sent = pc.is_null(fault)
        sent = part.filter(is_sent)
        pieces = self._halved(model, self._as_pandas(sent)) if sent.num_rows > 0 else []
        table = pa.Table.from_batches(pieces, TOLD)
        columns = [column.combine_chunks() for column in table.columns]
        if sent.num_rows < part.num_rows:
            place = pc.subtract(pc.cumulative_sum(is_sent.cast(pa.int64())), 1)
            columns = [column.take(pc.if_else(is_sent, place, pa.scalar(None, pa.int64()))) for column in columns]
            columns[0] = pc.coalesce(fault, columns[0])
        return pa.RecordBatch.from_arrays([part.column("key"), *columns], names=["key", *TOLD.names])

    def _as_pandas(self, rows: pa.RecordBatch) -> pd.DataFrame:
        fields = [feed.field for feed in self.feeds if feed.field is not None]
        return rows.select(fields).to_pandas() if fields else pd.DataFrame(index=pd.RangeIndex(rows.num_rows))

    def _halved(self, model: Model, rows: pd.DataFrame) -> list[pa.RecordBatch]:
        """What became of the rows: a batch that fails is cut in halves, until the rows that the model refuses stand alone."""
        try:
            predictions = model.predict(model_frame(rows, self.feeds), params=self.parameters)
            return [self._told(read_answers(predictions, len(rows)))]
        except UnreadableAnswer as error:
            return [refused([str(error)] * len(rows))]
        except Exception as error:  # noqa: BLE001  Whatever a model raises is about its rows.
            if len(rows) == 1:
                return [refused([message_of(error)])]
        middle = len(rows) // 2
        return self._halved(model, rows.iloc[:middle]) + self._halved(model, rows.iloc[middle:])

    def _told(self, answers: Answers) -> pa.RecordBatch:
        outputs, columns = answers.outputs, answers.columns
        if self.rounds_float32:
            columns = [[without_float32_noise(value) for value in _listed(column)] for column in columns]
        if self.threshold is not None and self.threshold.output in outputs:
            outputs, columns = _labelled(outputs, columns, self.threshold)
        rows, shapes = told(outputs, columns)
        self.shapes.add(shapes)
        return rows


def _listed(values: Values) -> list[Any]:
    """One plain value a row; None where it is missing."""
    return values if isinstance(values, list) else [value if math.isfinite(value) else None for value in values.tolist()]


def _labelled(outputs: tuple[str, ...], columns: list[Values], threshold: Threshold) -> tuple[tuple[str, ...], list[Values]]:
    label = "label" if threshold.output == "" else f"{threshold.output} label"
    place = outputs.index(threshold.output) + 1
    if label in outputs:
        raise UnreadableAnswer(f'The model itself has an output "{label}", which is what the labels would be called.')
    values = _listed(columns[place - 1])
    labels = [label_of(value, threshold.least, threshold.at_least, threshold.below) for value in values]
    return (*outputs[:place], label, *outputs[place:]), [*columns[:place], labels, *columns[place:]]


def message_of(error: Exception) -> str:
    """What a model said of one row, in one line."""
    text = " ".join(str(error).split())
    told_text = f"{type(error).__name__}: {text}" if text else type(error).__name__
    return told_text if len(told_text) <= MOST_MESSAGE else f"{told_text[:MOST_MESSAGE]}…"
