"""What a run is to do, as the program that starts it writes it down. Nothing of it ever becomes code or SQL text."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, Union

Json = Any
"""Plain data out of a JSON text."""


@dataclass(frozen=True)
class Place:
    """A file, a folder or a table, and how it is written."""

    kind: str
    """csv, parquet or table."""
    place: str


@dataclass(frozen=True)
class Constant:
    """The same value for every row, as it was typed."""

    text: str


@dataclass(frozen=True)
class Threshold:
    """How a probability becomes one of two labels, in an output of its own."""

    output: str
    least: float
    at_least: str
    below: str


Choice = Union[str, Constant, None]
"""What feeds an input of the model: a column by its header, a constant, or nothing."""


@dataclass(frozen=True)
class Spec:
    """One run. The names are those of the JSON text; what each means stands in run-spec.ts."""

    input: Place
    output: Place
    aside: str
    model: str
    key: str | None
    columns: list[str] | None
    inputs: dict[str, Choice]
    types: dict[str, str]
    parameters: dict[str, Json]
    typed_parameters: dict[str, str]
    outputs: list[str] | None
    outputs_left_out: list[str]
    output_names: dict[str, str]
    column_name: str
    rounds_float32: bool
    threshold: Threshold | None
    sends_blank_rows: bool
    rows_per_batch: int
    master: str | None
    cancel_file: str | None
    owner_id: int | None


def read_spec(text: str) -> Spec:
    """The run that a JSON text describes."""
    given: dict[str, Json] = json.loads(text)
    threshold = given.get("threshold")
    return Spec(
        input=Place(**given["input"]),
        output=Place(**given["output"]),
        aside=given["aside"],
        model=given["model"],
        key=given.get("key"),
        columns=given.get("columns"),
        inputs={name: _choice(choice) for name, choice in given.get("inputs", {}).items()},
        types=given.get("types", {}),
        parameters=given.get("parameters", {}),
        typed_parameters=given.get("typedParameters", {}),
        outputs=given.get("outputs"),
        outputs_left_out=given.get("outputsLeftOut", []),
        output_names=given.get("outputNames", {}),
        column_name=given.get("columnName", "Prediction"),
        rounds_float32=given.get("roundsFloat32", False),
        threshold=None
        if threshold is None
        else Threshold(threshold["output"], threshold["least"], threshold["atLeast"], threshold["below"]),
        sends_blank_rows=given.get("sendsBlankRows", False),
        rows_per_batch=given.get("rowsPerBatch", 10_000),
        master=given.get("master"),
        cancel_file=given.get("cancelFile"),
        owner_id=given.get("ownerId"),
    )


def _choice(choice: Json) -> Choice:
    return Constant(choice["constant"]) if isinstance(choice, dict) else choice
