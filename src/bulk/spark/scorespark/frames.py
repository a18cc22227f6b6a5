"""What a model is given: a batch of rows as pandas has them once MLflow's scoring server has read a request."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from .inputs import Input

NUMPY_TYPES = {"double": "float64", "float": "float32", "integer": "int32", "long": "int64"}
LARGEST_PLAIN = 10**21
"""From here on a number is spelled with an exponent."""


@dataclass(frozen=True)
class Feed:
    """An input, and where its values stand in a batch."""

    input: Input
    field: str | None
    """Name of the batch's column; None for a constant."""
    spells_fractions: bool = False


def model_frame(batch: pd.DataFrame, feeds: list[Feed]) -> pd.DataFrame:
    """The frame for the model, a column for each input. `batch` holds only rows that may be sent."""
    columns = [_series(batch, feed) for feed in feeds]
    frame = pd.concat(columns, axis=1) if columns else pd.DataFrame(index=batch.index)
    frame.columns = [feed.input.name for feed in feeds]
    return frame.reset_index(drop=True)


def _series(batch: pd.DataFrame, feed: Feed) -> pd.Series[Any]:
    one = feed.input
    kind = one.type or "string"
    if feed.field is None:
        values = pd.Series([one.constant] * len(batch), index=batch.index, dtype=None if kind in NUMPY_TYPES else object)
    else:
        values = batch[feed.field]
    if feed.spells_fractions:
        values = pd.Series([_spelled(value) for value in values], index=batch.index, dtype=object)
    if one.dtype is not None:
        return values.astype(one.dtype)
    if kind in NUMPY_TYPES:
        return values.astype(NUMPY_TYPES[kind])
    if kind == "boolean":
        return values.astype(object) if values.isna().any() else values.astype(bool)
    if kind == "datetime" and one.is_declared:
        return pd.to_datetime(values, format="ISO8601").astype("datetime64[ns]")
    if kind in ("array", "object", "map", "any"):
        parsed = [value if not isinstance(value, str) or feed.field is None else json.loads(value) for value in values]
        return pd.Series([_fitted(value, one.content) for value in parsed], index=batch.index, dtype=object)
    if kind == "binary":
        return values.map(lambda value: value if value is None else bytes(value))
    return values.astype(object).where(values.notna(), None)


def _spelled(value: float) -> str | None:
    """A number as JavaScript spells it, in capitals: 5 for 5.0, 1E+21 from there on."""
    if value is None or np.isnan(value):
        return None
    if float(value).is_integer() and abs(value) < LARGEST_PLAIN:
        return str(int(value))
    text = repr(float(value)).upper()
    mantissa, _, exponent = text.partition("E")
    if exponent == "":
        return text
    power = int(exponent)
    if -7 < power < 0:
        digits = mantissa.replace(".", "").lstrip("-")
        return f"{'-' if value < 0 else ''}0.{'0' * (-power - 1)}{digits}"
    return f"{mantissa}E{power:+d}"


def _fitted(value: Any, declared: Any) -> Any:
    """Numbers of a list or an object as they are declared: 5 is 5.0 where the model takes doubles."""
    if isinstance(value, bool) or value is None or declared is None:
        return value
    if isinstance(value, int):
        return float(value) if getattr(declared, "name", "") in ("double", "float") else value
    if isinstance(value, list):
        return [_fitted(inner, getattr(declared, "dtype", None)) for inner in value]
    if isinstance(value, dict):
        if hasattr(declared, "value_type"):
            return {name: _fitted(inner, declared.value_type) for name, inner in value.items()}
        inside = {one.name: one.dtype for one in getattr(declared, "properties", [])}
        return {name: _fitted(inner, inside.get(name)) for name, inner in value.items()}
    return value
