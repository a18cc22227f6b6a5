"""What a worker does with its share of the rows: loads the model once, and scores batch after batch."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Protocol

import pandas as pd

from .answers import Answers, UnreadableAnswer, label_of, read_answers, without_float32_noise
from .frames import Feed, model_frame
from .spec import Threshold

ANSWERED_SCHEMA = "answer string, error string"
"""Of a scored row, beside its key: the outputs as a JSON object of texts, each name behind an equals sign; or why there are none."""
NO_ANSWER = "The model gave no prediction for this row."
MOST_MESSAGE = 500
"""Characters of a model's message that are kept."""


class Model(Protocol):
    """The part of MLflow's pyfunc that is used."""

    def predict(self, data: pd.DataFrame, params: dict[str, Any] | None = None) -> Any: ...


class Collected(Protocol):
    """The part of Spark's accumulators that is used."""

    def add(self, term: Any) -> None: ...


LARGEST_EXACT = 2**53 - 1
"""Beyond it a double has lost digits."""

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
    """A set of what was answered: ("outputs", names) and ("kind", name, kind)."""
    done: Collected
    """Rows that were looked at. Told as they pass; what counts is what was written."""

    def __call__(self, batches: Iterator[pd.DataFrame]) -> Iterator[pd.DataFrame]:
        model = load_once(self.place)
        for batch in batches:
            for start in range(0, len(batch), self.rows_per_batch):
                part = batch.iloc[start : start + self.rows_per_batch]
                yield self._scored(model, part)
                self.done.add(len(part))

    def _scored(self, model: Model, part: pd.DataFrame) -> pd.DataFrame:
        outcome = part[["key", "fault"]].rename(columns={"fault": "error"})
        outcome["answer"] = None
        sent = part[part["fault"].isna()]
        if len(sent) > 0:
            answers, errors = self._halved(model, sent)
            outcome.loc[sent.index, "answer"] = pd.Series(answers, index=sent.index, dtype=object)
            outcome.loc[sent.index, "error"] = pd.Series(errors, index=sent.index, dtype=object)
        return outcome[["key", "answer", "error"]]

    def _halved(self, model: Model, rows: pd.DataFrame) -> tuple[list[str | None], list[str | None]]:
        """Answers and errors of the rows: a batch that fails is cut in halves, until the rows that the model refuses stand alone."""
        try:
            predictions = model.predict(model_frame(rows, self.feeds), params=self.parameters)
            return self._told(read_answers(predictions, len(rows)))
        except UnreadableAnswer as error:
            return [None] * len(rows), [str(error)] * len(rows)
        except Exception as error:  # noqa: BLE001  Whatever a model raises is about its rows.
            if len(rows) == 1:
                return [None], [message_of(error)]
        middle = len(rows) // 2
        first, second = self._halved(model, rows.iloc[:middle]), self._halved(model, rows.iloc[middle:])
        return first[0] + second[0], first[1] + second[1]

    def _told(self, answers: Answers) -> tuple[list[str | None], list[str | None]]:
        outputs, rows = answers.outputs, answers.rows
        if self.rounds_float32:
            rows = [tuple(without_float32_noise(value) for value in row) for row in rows]
        if self.threshold is not None and self.threshold.output in outputs:
            outputs, rows = _labelled(outputs, rows, self.threshold)
        self.shapes.add({("outputs", outputs)})
        for place, name in enumerate(outputs):
            kinds = {kind_of(row[place]) for row in rows} - {""}
            self.shapes.add({("kind", name, kind) for kind in kinds})
        keys = [f"={name}" for name in outputs]
        # A row whose only predictions are missing says so, like any that has none.
        errors = [NO_ANSWER if all(value is None for value in row) else None for row in rows]
        return [json.dumps(dict(zip(keys, map(text_of, row)))) for row in rows], list(errors)


def _labelled(
    outputs: tuple[str, ...], rows: list[tuple[Any, ...]], threshold: Threshold
) -> tuple[tuple[str, ...], list[tuple[Any, ...]]]:
    label = "label" if threshold.output == "" else f"{threshold.output} label"
    place = outputs.index(threshold.output) + 1
    if label in outputs:
        raise UnreadableAnswer(f'The model itself has an output "{label}", which is what the labels would be called.')
    labels = [label_of(row[place - 1], threshold.least, threshold.at_least, threshold.below) for row in rows]
    return (*outputs[:place], label, *outputs[place:]), [(*row[:place], made, *row[place:]) for row, made in zip(rows, labels)]


def kind_of(value: Any) -> str:
    """Of a plain value, as Spark's types are called; "" where it is missing. `exact` is a whole number that a double would change."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "boolean"
    if isinstance(value, int):
        return "bigint" if abs(value) <= LARGEST_EXACT else "exact"
    return "double" if isinstance(value, float) else "string"


def text_of(value: Any) -> str | None:
    """A plain value as a text that Spark reads back digit for digit; a whole number without a point, like in JSON that JavaScript writes."""
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < LARGEST_EXACT else repr(value)
    return str(value)


def message_of(error: Exception) -> str:
    """What a model said of one row, in one line."""
    text = " ".join(str(error).split())
    told = f"{type(error).__name__}: {text}" if text else type(error).__name__
    return told if len(told) <= MOST_MESSAGE else f"{told[:MOST_MESSAGE]}…"
