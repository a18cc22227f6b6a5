"""Saves a model and writes down, as the tests read it, which rows to send it and what it answers itself."""

import json
import math
import pathlib

import mlflow.pyfunc
import mlflow.sklearn
import numpy as np
import pandas as pd
from mlflow.models import infer_signature

DATAFRAME_FORMATS = ["dataframe_records", "dataframe_split"]
TENSOR_FORMATS = ["instances", "inputs"]
EXACT_INTEGER_DIGITS = 15


def sklearn_case(
    folder, name, model, rows, pyfunc_predict_fn="predict", signature=None, formats=tuple(DATAFRAME_FORMATS)
):
    path = str(folder / name)
    mlflow.sklearn.save_model(
        model,
        path,
        signature=signature or infer_signature(rows),
        pyfunc_predict_fn=pyfunc_predict_fn,
        serialization_format="cloudpickle",
        pip_requirements=[],
    )
    return case(path, name, sheet_of(rows), getattr(model, pyfunc_predict_fn)(rows), formats)


def pyfunc_case(folder, name, model, rows, signature, own_input=None, formats=DATAFRAME_FORMATS):
    path = str(folder / name)
    mlflow.pyfunc.save_model(path, python_model=model, signature=signature, pip_requirements=[])
    sheet = sheet_of(rows)  # Before MLflow casts the inside of objects where they stand.
    answers = mlflow.pyfunc.load_model(path).predict(rows if own_input is None else own_input)
    return case(path, name, sheet, answers, formats)


def sheet_of(rows):
    """Rows as JSON cells, under headers of text."""
    table = pd.DataFrame(rows)
    return {
        "columns": [str(column) for column in table.columns],
        "rows": [[json_cell(value) for value in row] for row in table.astype(object).values.tolist()],
    }


def case(path, name, sheet, answers, formats):
    """Rows as they stand in a sheet, and predictions as the product names them, read from the model's own answers without any server."""
    if isinstance(answers, pd.DataFrame):
        outputs, table = list(answers.columns), answers.values.tolist()
    else:
        values = answers.tolist() if isinstance(answers, np.ndarray) else list(answers)
        is_table = isinstance(values[0], list)
        outputs = [str(position) for position in range(len(values[0]))] if is_table else [""]
        table = values if is_table else [[value] for value in values]
    return {
        "name": name,
        "mlmodel": (pathlib.Path(path) / "MLmodel").read_text(),
        "formats": list(formats),
        **sheet,
        "outputs": outputs,
        "predictions": [[expected(value) for value in row] for row in table],
    }


def json_cell(value):
    """A cell of the sheet: a list or an object is its JSON text there."""
    if isinstance(value, pd.Timestamp):
        return value.isoformat()
    return json.dumps(value) if isinstance(value, (list, dict)) else value


def expected(value):
    """A missing value by its reason, an integer too long for a double as its digits, anything else as it stands."""
    if value is None:
        return {"missing": "null"}
    if isinstance(value, float) and not math.isfinite(value):
        return {"missing": "NaN" if math.isnan(value) else "Infinity" if value > 0 else "-Infinity"}
    if isinstance(value, int) and not isinstance(value, bool) and len(str(abs(value))) > EXACT_INTEGER_DIGITS:
        return str(value)
    return value
