"""What workers tell of the rows they scored: it is known only over all rows of which type an output is, so that each value is told as what it is."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from .answers import LARGEST_EXACT, Values

TOLD = pa.schema(
    [("error", pa.string()), ("outputs", pa.string()), ("numbers", pa.list_(pa.float64())), ("texts", pa.list_(pa.string()))]
)
"""Of a row, beside its key: why it has no prediction; else the names of its outputs as JSON, and for each of them, in this order, a number, or a
text that stands for any other value; neither where it is missing."""
TOLD_SCHEMA = "error string, outputs string, numbers array<double>, texts array<string>"
NUMBERS = frozenset(["bigint", "double"])
NO_ANSWER = "The model gave no prediction for this row."

Shape = tuple[Any, ...]
"""Of what was answered: ("outputs", names) or ("kind", name, kind)."""


def refused(messages: list[str]) -> pa.RecordBatch:
    """Rows without a prediction, each with the reason."""
    count = len(messages)
    return pa.RecordBatch.from_arrays([pa.array(messages, pa.string()), *(pa.nulls(count, kind) for kind in TOLD.types[1:])], schema=TOLD)


def told(outputs: tuple[str, ...], columns: list[Values]) -> tuple[pa.RecordBatch, set[Shape]]:
    """Rows with their predictions, and what is to be known of these over all rows."""
    split = [_split(values) for values in columns]
    count = len(columns[0])
    is_there = np.any([column.is_there() for column in split], axis=0)
    # A row whose only predictions are missing says so, like any that has none.
    errors = pc.if_else(pa.array(is_there), pa.scalar(None, pa.string()), pa.scalar(NO_ANSWER))
    names = pa.repeat(pa.scalar(spelled_names(outputs)), count)
    shapes: set[Shape] = {("outputs", outputs)}
    shapes |= {("kind", name, kind) for name, column in zip(outputs, split) for kind in column.kinds}
    return pa.RecordBatch.from_arrays([errors, names, _numbers(split, count), _texts(split, count)], schema=TOLD), shapes


def spelled_names(outputs: tuple[str, ...]) -> str:
    """Names of outputs as `outputs` has them."""
    return json.dumps(outputs)


@dataclass(frozen=True)
class _Split:
    """Values of one output: numbers where `is_number`, texts elsewhere."""

    kinds: set[str]
    numbers: np.ndarray[Any, Any] | None
    is_number: np.ndarray[Any, Any] | None
    texts: list[str | None] | None

    def is_there(self) -> np.ndarray[Any, Any]:
        is_text = np.array([text is not None for text in self.texts]) if self.texts is not None else np.False_
        return np.asarray(is_text if self.is_number is None else is_text | self.is_number)


def _split(values: Values) -> _Split:
    if isinstance(values, np.ndarray):
        numbers = values.astype(np.float64)
        is_number = np.isfinite(numbers)
        kind = "double" if values.dtype.kind == "f" else "bigint"
        return _Split({kind} if is_number.any() else set(), numbers, is_number, None)
    of_each = [kind_of(value) for value in values]
    kinds = set(of_each) - {""}
    if kinds.isdisjoint(NUMBERS):
        return _Split(kinds, None, None, values if kinds <= {"string"} else [text_of(value) for value in values])
    is_number = np.array([kind in NUMBERS for kind in of_each])
    numbers = np.array([float(value) if kind in NUMBERS else 0.0 for kind, value in zip(of_each, values)])
    texts = None if kinds <= NUMBERS else [None if kind in NUMBERS else text_of(value) for kind, value in zip(of_each, values)]
    return _Split(kinds, numbers, is_number, texts)


def _numbers(split: list[_Split], count: int) -> pa.Array:
    if all(column.numbers is None for column in split):
        return pa.nulls(count, TOLD.field("numbers").type)
    numbers, is_missing = np.zeros((count, len(split))), np.ones((count, len(split)), dtype=bool)
    for place, column in enumerate(split):
        if column.numbers is not None and column.is_number is not None:
            numbers[:, place], is_missing[:, place] = column.numbers, ~column.is_number
    return _lists(pa.array(numbers.reshape(-1), mask=is_missing.reshape(-1)), count)


def _texts(split: list[_Split], count: int) -> pa.Array:
    if all(column.texts is None for column in split):
        return pa.nulls(count, TOLD.field("texts").type)
    columns = [column.texts or [None] * count for column in split]
    return _lists(pa.array([text for row in zip(*columns) for text in row], pa.string()), count)


def _lists(values: pa.Array, count: int) -> pa.Array:
    """Lists of one length."""
    return pa.ListArray.from_arrays(np.arange(count + 1, dtype=np.int32) * (len(values) // count), values)


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
        return str(int(value)) if value.is_integer() and abs(value) <= LARGEST_EXACT else repr(value)
    return str(value)
