"""The models whose signatures have other shapes than a table of named columns; train_models.py saves them with the others."""

import pandas as pd
from mlflow.models import ModelSignature
from mlflow.types import ColSpec, Schema
from mlflow.types.schema import Array, Map, Object, Property
from sklearn.linear_model import LinearRegression

import shape_models
from model_cases import DATAFRAME_FORMATS, pyfunc_case, sklearn_case

SPLIT = ["dataframe_split"]
ELEMENTS = ["inputs"]


def shape_cases(folder):
    numbers = pd.DataFrame([[1.0, 2.0], [2.5, -1.5], [3.0, 7.0], [0.0, 1e-9]], columns=[3, 5])
    regression = LinearRegression().fit(numbers, [1.0, 2.0, 3.0, 5.0])
    yield sklearn_case(folder, "integer-names", regression, numbers, formats=SPLIT)
    yield seen(
        folder,
        "mixed-names",
        pd.DataFrame({2024: [5, -7], "name": ["north", "süd"], 2023: [0.5, 3.0]}),
        [ColSpec("long", 2024), ColSpec("string", "name"), ColSpec("double", 2023)],
        SPLIT,
    )
    plain = LinearRegression().fit(numbers.to_numpy(), [1.0, 2.0, 3.0, 5.0])
    unnamed = ModelSignature(inputs=Schema([ColSpec("double"), ColSpec("double")]))
    yield sklearn_case(folder, "unnamed-columns", plain, numbers.to_numpy(), signature=unnamed, formats=SPLIT)
    yield seen(
        folder,
        "unnamed-typed",
        pd.DataFrame({0: [0.5, 2.0], 1: ["007", "x"], 2: [3_000_000_000, 1], 3: [True, False]}),
        [ColSpec("double"), ColSpec("string"), ColSpec("long"), ColSpec("boolean")],
        SPLIT,
    )
    yield from nested_cases(folder)
    yield from element_cases(folder)


def nested_cases(folder):
    line = Object([Property("sku", "string"), Property("count", "long"), Property("note", "string", required=False)])
    orders = pd.DataFrame(
        {
            "embedding": [[0.5, 2.0, -1e-9], [1.0]],
            "ids": [[9007199254740993, 5], []],
            "words": [["007", "a, b"], ["“good” 👍"]],
            "matrix": [[[1.0], [2.0, 3.0]], []],
            "line": [{"sku": "a1", "count": 2, "note": "x"}, {"sku": "b", "count": 0}],
            "lines": [[{"sku": "a1", "count": 2}], []],
            "weights": [{"left": 1.0, "right": 0.25}, {}],
        }
    )
    types = [
        *[Array("double"), Array("long"), Array("string"), Array(Array("double"))],
        *[line, Array(line), Map("double")],
    ]
    columns = [ColSpec(kind, name) for kind, name in zip(types, orders.columns)]
    yield seen(folder, "nested-columns", orders, columns, DATAFRAME_FORMATS)
    optional = pd.DataFrame(
        {"key": ["a", "b"], "embedding": [[0.5, 3.0], None], "line": [None, {"sku": "b", "count": 1, "note": None}]}
    )
    columns = [ColSpec("string", "key"), *(ColSpec(kind, name, required=False) for kind, name in
               [(Array("double"), "embedding"), (line, "line")])]
    yield seen(folder, "optional-nested", optional, columns, DATAFRAME_FORMATS)
    single = pd.DataFrame({"embedding": [[0.5, 2.0], [3.0]]})
    yield seen(folder, "unnamed-array", single, [ColSpec(Array("double"))], SPLIT, own_input=single.set_axis([0], axis=1))


def element_cases(folder):
    values = {
        "list-of-texts": (shape_models.Texts(), ["007", "great", "“good” 👍", "1e5"]),
        "list-of-whole-numbers": (shape_models.WholeNumbers(), [5, -7, 0, 3_000_000_000]),
        "list-of-numbers": (shape_models.Numbers(), [5.0, -0.5, 1e-9, 3e9]),
        "list-of-truths": (shape_models.Truths(), [True, False, True]),
        "list-of-lists": (shape_models.Lists(), [[0.5, 2.0], [], [3.0]]),
        "list-of-maps": (shape_models.Maps(), [{"a": 1, "b": 9007199254740993}, {}]),
    }
    for name, (model, elements) in values.items():
        rows = pd.DataFrame({"the column": pd.Series(elements, dtype=object)})
        yield pyfunc_case(folder, name, model, rows, signature=None, own_input=elements, formats=ELEMENTS)
    items = [
        {"name": "a", "size": 1, "price": 2.0, "is_new": True, "note": None, "tags": ["x", "y"], "at": None, "counts": {}},
        {"name": "007", "size": 3_000_000_000, "price": 0.5, "is_new": False, "note": "n", "tags": None,
         "at": {"x": 1.0, "y": 2.0}, "counts": {"k": 2}},
    ]
    rows = pd.DataFrame(items).astype(object).where(lambda cells: cells.notna(), None)
    # The columns of the sheet stand in another order than the properties, and there is one more.
    rows = rows[[*reversed(rows.columns)]].assign(other="not sent")
    yield pyfunc_case(folder, "list-of-objects", shape_models.Items(), rows, None, own_input=items, formats=ELEMENTS)


def seen(folder, name, rows, columns, formats, own_input=None):
    signature = ModelSignature(inputs=Schema(columns))
    return pyfunc_case(folder, name, shape_models.SeenRows(), rows, signature, own_input=own_input, formats=formats)
