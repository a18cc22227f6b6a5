"""Models for the contract tests whose inputs are no plain table of named columns; all answer what reached them, as Python shows it."""

from typing import Any, Optional

import mlflow.pyfunc
import numpy as np
import pydantic


class Point(pydantic.BaseModel):
    x: float
    y: float


class Item(pydantic.BaseModel):
    name: str
    size: int
    price: float
    is_new: bool = False
    note: Optional[str] = None
    tags: Optional[list[str]] = None
    at: Optional[Point] = None
    counts: dict[str, int] = {}


class SeenRows(mlflow.pyfunc.PythonModel):
    """One text a row of a DataFrame: the name of each column, and its value with its type."""

    def predict(self, context, model_input, params=None):
        rows = model_input.itertuples(index=False, name=None)
        return [repr([(name, plain(value)) for name, value in zip(model_input.columns, row)]) for row in rows]


def plain(value):
    """Without NumPy's own types: whether a number is one of them depends on its neighbours."""
    if isinstance(value, np.generic):
        return value.item()
    if isinstance(value, (list, np.ndarray)):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return {name: plain(member) for name, member in value.items()}
    return value


class Texts(mlflow.pyfunc.PythonModel):
    def predict(self, model_input: list[str]):
        return [text[::-1] for text in model_input]


class WholeNumbers(mlflow.pyfunc.PythonModel):
    def predict(self, model_input: list[int]):
        return [repr(number * 3) for number in model_input]


class Numbers(mlflow.pyfunc.PythonModel):
    def predict(self, model_input: list[float]):
        return [number / 2 for number in model_input]


class Truths(mlflow.pyfunc.PythonModel):
    def predict(self, model_input: list[bool]):
        return ["yes" if truth else "no" for truth in model_input]


class Lists(mlflow.pyfunc.PythonModel):
    def predict(self, model_input: list[list[float]]):
        return [repr(numbers) for numbers in model_input]


class Maps(mlflow.pyfunc.PythonModel):
    def predict(self, model_input: list[dict[str, int]]):
        return [repr(counts) for counts in model_input]


class Anything(mlflow.pyfunc.PythonModel):
    def predict(self, model_input: list[Any]):
        return [repr(value) for value in model_input]


class Items(mlflow.pyfunc.PythonModel):
    def predict(self, model_input: list[Item]):
        return [repr(item) for item in model_input]
