"""What a model answered, as one value an output for each row: the rules of `src/core/predictions`."""

from __future__ import annotations

import json
import math
import re
from dataclasses import dataclass
from typing import Any, Union

import numpy as np
import pandas as pd

SINGLE_OUTPUT = ""
"""The name of a model's only output."""
NEVER_A_VALUE = frozenset(["NaN", "nan", "NAN", "-nan", "<NA>", "NaT"])
NO_NUMBER = frozenset(["inf", "+inf", "Infinity", "+Infinity", "-inf", "-Infinity"])
NO_LABEL = frozenset(["None", "null"])
UNREADABLE = re.compile("[\\x00-\\x1f\\x7f-\\x9f\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069]")
LARGEST_LONG = 2**63 - 1
LARGEST_EXACT = 2**53 - 1
"""Beyond it a double has lost digits."""
PLAIN = frozenset([str, bool, type(None)])

Values = Union["np.ndarray[Any, Any]", list[Any]]
"""Of one output, one a row: numbers that doubles hold, where what is not finite is missing; or plain values, None where one is missing."""


class UnreadableAnswer(Exception):
    """The answer to a batch cannot be told apart by rows. Smaller batches would not help: one row may be answered by chance."""


@dataclass(frozen=True)
class Answers:
    """A column for each output."""

    outputs: tuple[str, ...]
    columns: list[Values]


def read_answers(predictions: Any, row_count: int) -> Answers:
    """Raises UnreadableAnswer."""
    outputs, columns = _columns(predictions, row_count)
    if not columns:
        raise UnreadableAnswer("The model answered a table without columns.")
    return Answers(_answered_names(outputs), [_values(column) for column in columns])


def _values(column: Values) -> Values:
    if isinstance(column, np.ndarray):
        return column
    is_plain = PLAIN.issuperset(map(type, column))
    return _without_missing_texts(column if is_plain else [_plain(value) for value in column])


def _columns(predictions: Any, row_count: int) -> tuple[list[str], list[Values]]:
    if isinstance(predictions, pd.Series):
        predictions = predictions.to_frame()
    if isinstance(predictions, pd.DataFrame):
        _check_count(len(predictions), row_count)
        columns = [predictions.iloc[:, place] for place in range(predictions.shape[1])]
        return [_name(name) for name in predictions.columns], [column.to_numpy() if _is_exact(column) else column.tolist() for column in columns]
    if isinstance(predictions, np.ndarray):
        return _of_array(predictions, row_count)
    if isinstance(predictions, dict):
        return _of_dict(predictions, row_count)
    if isinstance(predictions, (list, tuple)):
        return _of_list(list(predictions), row_count)
    if predictions is None:
        raise UnreadableAnswer("The model answered nothing.")
    if isinstance(predictions, (str, bytes, bool, int, float, np.generic)):
        return _of_list([predictions], row_count)
    raise UnreadableAnswer(f"The model answered a {type(predictions).__name__}, which is no table.")


def _is_exact(values: Any) -> bool:
    """Whether an array or a column holds nothing but numbers, and doubles hold each of them: there is no need to look at one after the other."""
    kind = values.dtype
    if not isinstance(kind, np.dtype) or kind.kind not in "iuf" or kind.itemsize > 8 or len(values) == 0:
        return False
    return kind.kind == "f" or -LARGEST_EXACT <= values.min() <= values.max() <= LARGEST_EXACT


def _of_array(predictions: np.ndarray[Any, Any], row_count: int) -> tuple[list[str], list[Values]]:
    if predictions.ndim == 0:
        return _of_list([predictions.item()], row_count)
    width = 1 if predictions.ndim == 1 else predictions.shape[1] if predictions.ndim == 2 else 0
    if width == 0 or not _is_exact(predictions):
        return _of_list(predictions.tolist(), row_count)
    _check_count(len(predictions), row_count)
    if width == 1:
        return [SINGLE_OUTPUT], [predictions.reshape(-1)]
    return [str(place) for place in range(width)], [predictions[:, place] for place in range(width)]


def _of_dict(predictions: dict[Any, Any], row_count: int) -> tuple[list[str], list[Values]]:
    for wrapper in ("predictions", "outputs"):
        if list(predictions) == [wrapper] and isinstance(predictions[wrapper], (list, dict, np.ndarray, pd.DataFrame, pd.Series)):
            return _columns(predictions[wrapper], row_count)
    lists = {_name(name): _listed(values) for name, values in predictions.items()}
    if not lists or any(values is None for values in lists.values()):
        if row_count == 1 and all(values is None for values in lists.values()) and lists:
            return _of_list([predictions], row_count)
        raise UnreadableAnswer("The model answered an object that is not made of lists.")
    columns: list[Values] = []
    for values in lists.values():
        assert values is not None
        _check_count(len(values), row_count)
        columns.append(_squeezed(values))
    return list(lists), columns


def _listed(values: Any) -> list[Any] | None:
    if isinstance(values, (np.ndarray, pd.Series)):
        return list(values.tolist())
    return list(values) if isinstance(values, (list, tuple)) else None


def _of_list(values: list[Any], row_count: int) -> tuple[list[str], list[Values]]:
    _check_count(len(values), row_count)
    squeezed = _squeezed(values)
    if squeezed and all(isinstance(row, dict) for row in squeezed):
        names = list(dict.fromkeys(_name(name) for row in squeezed for name in row))
        by_name = [{_name(name): value for name, value in row.items()} for row in squeezed]
        if names:
            return names, [[row.get(name) for row in by_name] for name in names]
    rows = [row.tolist() if isinstance(row, np.ndarray) else row for row in squeezed]
    width = len(rows[0]) if rows and isinstance(rows[0], (list, tuple)) else 0
    if width > 0 and all(isinstance(row, (list, tuple)) and len(row) == width for row in rows):
        return [str(place) for place in range(width)], [[row[place] for row in rows] for place in range(width)]
    return [SINGLE_OUTPUT], [rows]


def _squeezed(values: list[Any]) -> list[Any]:
    """Lists of one element each are their element, at any depth."""
    for _depth in range(200):
        present = [value for value in values if value is not None]
        if not present or not all(isinstance(value, (list, np.ndarray)) and len(value) == 1 for value in present):
            break
        values = [value if value is None else value[0] for value in values]
    return values


def _check_count(answered: int, sent: int) -> None:
    if answered != sent:
        raise UnreadableAnswer(f"The model answered {answered} predictions for {sent} rows, so none of them can be matched to a row.")


def _name(name: Any) -> str:
    return name if isinstance(name, str) else str(name)


def _answered_names(names: list[str]) -> tuple[str, ...]:
    if names in ([SINGLE_OUTPUT], ["0"]):
        return (SINGLE_OUTPUT,)
    taken: list[str] = []
    for name in names:
        readable = UNREADABLE.sub("", name)
        free, number = readable, 2
        while free in taken:
            free, number = f"{readable} {number}", number + 1
        taken.append(free)
    return tuple(taken)


def _plain(value: Any) -> Any:
    """A number, a text, a truth or None; what is nested as its JSON text."""
    if value is None or isinstance(value, (str, bool)):
        return value
    if isinstance(value, np.generic):
        return _plain(value.item())
    if isinstance(value, int):
        return value if -LARGEST_LONG <= value <= LARGEST_LONG else str(value)
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if value is pd.NA or value is pd.NaT:
        return None
    if hasattr(value, "isoformat"):
        return str(value.isoformat())
    return json.dumps(value, separators=(",", ":"), ensure_ascii=False, default=_jsonable)


def _jsonable(value: Any) -> Any:
    if isinstance(value, np.generic):
        return value.item()
    return value.tolist() if isinstance(value, np.ndarray) else str(value)


def _without_missing_texts(values: list[Any]) -> list[Any]:
    """ "NaN" and its like are missing everywhere; "None" and "Infinity" are labels where other texts stand beside them."""
    texts = {value for value in values if isinstance(value, str)}
    special = NEVER_A_VALUE | NO_NUMBER | NO_LABEL
    if texts.isdisjoint(special):
        return values
    if texts - special:
        missing = NEVER_A_VALUE
    else:
        has_numbers = any(value is not None and not isinstance(value, str) for value in values)
        missing = special if has_numbers else NEVER_A_VALUE | NO_NUMBER
    return [None if isinstance(value, str) and value in missing else value for value in values]


def without_float32_noise(value: Any) -> Any:
    """The shortest number that a 32-bit float still reads as this one."""
    if not isinstance(value, float) or value.is_integer():
        return value
    with np.errstate(over="ignore"):
        narrow = np.float32(value)
    return float(str(narrow)) if float(narrow) == value else value


def label_of(value: Any, least: float, at_least: str, below: str) -> str | None:
    """What is no number from 0 to 1 has no label."""
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not 0 <= value <= 1:
        return None
    return at_least if value >= least else below
