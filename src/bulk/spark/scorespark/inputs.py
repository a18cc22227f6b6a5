"""Which columns and constants feed the inputs of a model, and as which type each of them reaches it."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from .failures import RunError, some_names
from .spec import Constant, Spec

if TYPE_CHECKING:
    from mlflow.models import ModelSignature

NUMBER = r"^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$"
"""A number as it is written in a file: with a point, without spaces between its digits."""

PLAIN_TYPES = ("double", "float", "integer", "long", "boolean", "string", "datetime", "binary")


@dataclass(frozen=True)
class Input:
    """One column of what the model is given."""

    name: str
    type: str | None
    """As MLflow spells it, or array, object, map; None while the cells have yet to say it."""
    is_declared: bool
    """From the model's signature: blanks in whole numbers and booleans are refused then."""
    column: str | None
    """Header of the column that feeds it; None for a constant."""
    constant: Any = None
    content: Any = None
    """What is declared of the inside of a list or an object: MLflow's own type."""
    dtype: str | None = None
    """Of a tensor's elements, as NumPy spells it."""


def plan_inputs(spec: Spec, columns: list[str], signature: ModelSignature | None) -> list[Input]:
    """What the model is given of a table with these columns, in the order in which it is given. Raises RunError."""
    for header in [*(spec.columns or []), *(choice for choice in spec.inputs.values() if isinstance(choice, str))]:
        if header not in columns:
            raise RunError("columns", f'The table has no column "{header}". Its columns are {some_names(columns)}.')
    schema = None if signature is None else signature.inputs
    if schema is None or len(schema.inputs) == 0:
        return [_undeclared(spec, header) for header in _sent(spec, columns)]
    if schema.is_tensor_spec():
        return _tensors(spec, columns, schema)
    if not schema.has_input_names():
        return _by_position(spec, columns, schema)
    return _by_name(spec, columns, schema)


def _sent(spec: Spec, columns: list[str]) -> list[str]:
    return spec.columns if spec.columns is not None else [header for header in columns if header != spec.key]


def _undeclared(spec: Spec, header: str) -> Input:
    return Input(header, spec.types.get(header), False, header)


def _declared(name: str, declared: Any, column: str | None, constant: Any = None) -> Input:
    kind = type_name(declared)
    content = None if kind in PLAIN_TYPES else declared
    return Input(name, kind, True, column, constant, content)


def type_name(declared: Any) -> str:
    """How the product calls a type of a signature."""
    name = getattr(declared, "name", None)
    if isinstance(name, str) and name in PLAIN_TYPES:
        return name
    kind = type(declared).__name__
    return {"Array": "array", "Object": "object", "Map": "map"}.get(kind, "any")


def _by_name(spec: Spec, columns: list[str], schema: Any) -> list[Input]:
    known = [column.name for column in schema.inputs]
    unknown = [name for name in spec.inputs if name not in known]
    if unknown:
        raise RunError("columns", f"The model has no input {some_names(unknown)}. It takes {some_names(known, 20)}.")
    sent = spec.columns if spec.columns is not None else columns
    planned: list[Input] = []
    missing: list[str] = []
    for column in schema.inputs:
        choice = spec.inputs.get(column.name, column.name if column.name in sent else None)
        if isinstance(choice, Constant):
            planned.append(_declared(column.name, column.type, None, read_constant(choice.text, column.name, type_name(column.type))))
        elif choice is not None:
            planned.append(_declared(column.name, column.type, choice))
        elif column.required:
            missing.append(column.name)
    if missing:
        raise RunError(
            "columns",
            f"No column is joined to the model's input {some_names(missing)}. The table has {some_names(columns, 20)}; "
            "--map joins a column to an input, --constant gives it one value.",
        )
    return planned


def _by_position(spec: Spec, columns: list[str], schema: Any) -> list[Input]:
    sent = _sent(spec, columns)
    if len(sent) != len(schema.inputs):
        raise RunError(
            "columns",
            f"The model takes {len(schema.inputs)} columns in an order of its own and gives them no names; {len(sent)} would be sent. "
            "Name them in their order with --columns.",
        )
    return [_declared(header, column.type, header) for header, column in zip(sent, schema.inputs)]


def _tensors(spec: Spec, columns: list[str], schema: Any) -> list[Input]:
    """A matrix with a column for each of the table's, or one column for each name; other shapes have no columns of a table."""
    if spec.inputs:
        raise RunError("columns", "The model takes tensors: --columns says which columns they are made of, not --map or --constant.")
    specs = schema.inputs
    if len(specs) == 1 and len(specs[0].shape) == 2 and specs[0].name is None:
        sent = _sent(spec, columns)
        width = specs[0].shape[1]
        if width not in (-1, len(sent)):
            raise RunError("columns", f"The model takes {width} columns, and {len(sent)} would be sent. Name them with --columns.")
        return [_element(header, header, specs[0].type) for header in sent]
    if any(len(one.shape) != 1 or one.name is None for one in specs):
        raise RunError("columns", "The model takes tensors that are no columns of a table: score it through an endpoint.")
    missing = [one.name for one in specs if one.name not in columns]
    if missing:
        raise RunError("columns", f"The table has no column for the model's input {some_names(missing)}.")
    return [_element(one.name, one.name, one.type) for one in specs]


def _element(name: str, column: str, dtype: Any) -> Input:
    kind = {"i": "long", "u": "long", "b": "boolean", "f": "double", "U": "string", "O": "string"}.get(dtype.kind)
    if kind is None:
        raise RunError("columns", f"The model takes elements of the type {dtype}, which no column has.")
    return Input(name, kind, True, column, dtype=str(dtype))


def read_constant(text: str, name: str, kind: str) -> Any:
    """What a person typed as a value of a type. Nothing is guessed. Raises RunError."""
    trimmed = text.strip()
    if kind == "string":
        return text
    if kind in ("double", "float") and re.match(NUMBER, trimmed):
        return float(trimmed)
    if kind in ("integer", "long") and re.match(NUMBER, trimmed) and float(trimmed).is_integer():
        return int(trimmed) if re.match(r"^[+-]?\d+$", trimmed) else int(float(trimmed))
    if kind == "boolean" and trimmed.lower() in ("true", "false"):
        return trimmed.lower() == "true"
    if kind == "datetime" and re.match(r"^\d{4}-\d\d-\d\d([T ]\d\d:\d\d(:\d\d(\.\d{1,9})?)?)?$", trimmed):
        return trimmed
    if kind in ("array", "object", "map", "any"):
        try:
            return json.loads(trimmed)
        except ValueError:
            pass  # Said below, as of any other type.
    raise RunError("columns", f'The constant for the model\'s input "{name}" is not of its type, {kind}.')


def read_parameters(spec: Spec, signature: ModelSignature | None) -> dict[str, Any] | None:
    """The model's parameters, those of a recipe read as the model declares them. None where there are none. Raises RunError."""
    declared = {} if signature is None or signature.params is None else {one.name: one for one in signature.params.params}
    read = dict(spec.parameters)
    for name, text in spec.typed_parameters.items():
        if name == "":
            read.update(json.loads(text))
        elif name in declared and declared[name].shape is None and type_name(declared[name].dtype) in PLAIN_TYPES:
            read[name] = read_constant(text, name, type_name(declared[name].dtype))
        else:
            read[name] = json.loads(text)
    unknown = [name for name in read if name not in declared]
    if unknown:
        takes = f"It takes {some_names(list(declared), 20)}." if declared else "It takes none."
        raise RunError("parameters", f"The model has no parameter {some_names(unknown)}. {takes}")
    return read or None
