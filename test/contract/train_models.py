"""Trains and saves the models of the contract tests, and writes what each one's own `predict` answers.

    python train_models.py FOLDER

FOLDER/<name>/ is an MLflow model; FOLDER/cases.json lists for each the rows to send and the predictions to expect, and
FOLDER/shapes.json those whose signatures are no plain table of named columns.
"""

import json
import logging
import pathlib
import sys
import warnings

import cloudpickle
import mlflow.pyfunc
import numpy as np
import pandas as pd
from mlflow.models import ModelSignature, infer_signature
from mlflow.types import ColSpec, DataType, ParamSchema, ParamSpec, Schema, TensorSpec
from mlflow.types.schema import AnyType, Array, Map, Object, Property
from sklearn.compose import ColumnTransformer
from sklearn.datasets import load_diabetes, load_iris
from sklearn.ensemble import GradientBoostingRegressor, RandomForestClassifier
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline

import pyfunc_models
import shape_models
from model_cases import DATAFRAME_FORMATS, TENSOR_FORMATS, pyfunc_case, sklearn_case
from train_shapes import shape_cases


def main(folder):
    # The servers must load the models without this folder on their path.
    for models in (pyfunc_models, shape_models):
        cloudpickle.register_pickle_by_value(models)
    cases = [*sklearn_cases(folder), *pyfunc_cases(folder)]
    save_hostile(folder)
    save_refusing(folder)
    save_odd(folder)
    (folder / "cases.json").write_text(json.dumps(cases, allow_nan=False, indent=1))
    (folder / "shapes.json").write_text(json.dumps(list(shape_cases(folder)), allow_nan=False, indent=1))


def sklearn_cases(folder):
    iris_data = load_iris(as_frame=True)
    iris = iris_data.data
    species = iris_data.target_names[iris_data.target]
    classifier = RandomForestClassifier(n_estimators=20, random_state=0).fit(iris, species)
    yield sklearn_case(folder, "iris-classifier", classifier, iris)
    yield sklearn_case(folder, "iris-probabilities", classifier, iris, pyfunc_predict_fn="predict_proba")

    diabetes = load_diabetes(as_frame=True, scaled=False)
    regressor = GradientBoostingRegressor(n_estimators=40, random_state=0).fit(diabetes.data, diabetes.target)
    yield sklearn_case(folder, "diabetes-regressor", regressor, diabetes.data)

    yield text_case(folder)
    yield pyfunc_case(
        folder,
        "iris-label-and-confidence",
        pyfunc_models.LabelAndConfidence(classifier),
        iris,
        infer_signature(iris),
    )


def text_case(folder):
    praise, complaint = ["great", "lovely, really", "works well", "“good” 👍"], ["broken", "too slow", "awful", "never again"]
    text = pd.DataFrame({"text": praise + complaint})
    labels = ["praise"] * len(praise) + ["complaint"] * len(complaint)
    words = ColumnTransformer([("words", TfidfVectorizer(), "text")])
    return sklearn_case(folder, "text-classifier", make_pipeline(words, LogisticRegression()).fit(text, labels), text)


def pyfunc_cases(folder):
    numbers = pd.DataFrame({"a": [0.5, 1.0, -3.25], "b": [1.5, 0.0, 2.0], "c": [4.0, 1e-7, 1e21]})
    yield pyfunc_case(
        folder,
        "unnamed-tensor",
        pyfunc_models.UnnamedTensor(),
        numbers,
        ModelSignature(inputs=Schema([TensorSpec(np.dtype("float64"), (-1, 3))])),
        own_input=numbers.to_numpy(),
        formats=DATAFRAME_FORMATS + TENSOR_FORMATS,
    )
    sizes = pd.DataFrame({"height": [1.5, 2.0, 0.25], "width": [4.0, 0.5, -1.0]})
    yield pyfunc_case(
        folder,
        "named-tensors",
        pyfunc_models.NamedTensors(),
        sizes,
        ModelSignature(
            inputs=Schema([TensorSpec(np.dtype("float64"), (-1,), name) for name in ("height", "width")]),
        ),
        own_input={name: sizes[name].to_numpy() for name in sizes},
        formats=DATAFRAME_FORMATS + TENSOR_FORMATS,
    )
    amounts = pd.DataFrame({"amount": [10.0, 99.5, 100.0, 1000.0]})
    threshold_params = ParamSchema(
        [
            ParamSpec("threshold", DataType.double, 100.0),
            ParamSpec("large", DataType.string, "large"),
            ParamSpec("small", DataType.string, "small"),
        ]
    )
    threshold_signature = ModelSignature(inputs=Schema([ColSpec("double", "amount")]), params=threshold_params)
    yield pyfunc_case(folder, "threshold", pyfunc_models.Threshold(), amounts, threshold_signature)
    yield pyfunc_case(folder, "reads-back", pyfunc_models.ReadsBack(), typed_rows(), typed_signature())
    years = pd.DataFrame([["north", 5, 7], ["süd", -1, 0]], columns=["name", "2024", "2023"])
    yield pyfunc_case(folder, "column-order", pyfunc_models.ColumnOrder(), years, signature=None)
    kinds = pd.DataFrame({"kind": list(pyfunc_models.AwkwardNumbers.ANSWERS)})
    yield pyfunc_case(folder, "awkward-numbers", pyfunc_models.AwkwardNumbers(), kinds, infer_signature(kinds))
    indexes = pd.DataFrame({"index": range(2 * len(pyfunc_models.FormulaLikeText.ANSWERS))})
    yield pyfunc_case(folder, "formula-like-text", pyfunc_models.FormulaLikeText(), indexes, infer_signature(indexes))


def save_hostile(folder):
    """A model with one column for each trap of hostile-columns.json; hostile-columns.test.ts knows what it must answer."""
    traps = json.loads((pathlib.Path(__file__).parent / "hostile-columns.json").read_text())
    signature = ModelSignature(inputs=Schema([ColSpec(trap["type"], f"c{place:02}") for place, trap in enumerate(traps)]))
    path = str(folder / "hostile-columns")
    model = pyfunc_models.ReadsBackCells()
    mlflow.pyfunc.save_model(path, python_model=model, signature=signature, pip_requirements=[])


def save_refusing(folder):
    """A model that refuses batches for single rows; quarantine.test.ts looks for those."""
    signature = ModelSignature(inputs=Schema([ColSpec("double", "amount")]))
    path = str(folder / "refuses-negatives")
    mlflow.pyfunc.save_model(
        path, python_model=pyfunc_models.RefusesNegatives(), signature=signature, pip_requirements=[]
    )


def save_odd(folder):
    """A model whose inputs have names and types that are hard to print and to read; learned-schema.test.ts asks for them."""
    names = ["it's", 'say "x"', "both ' and \"", "a, b", "': double (required), 'b", "]'. Error: ", "[x] (y)", "back\\slash"]
    names += ["new\nline", "tab\t", "", "ü 🎉 \u200b\x07", "3"]
    plain = [ColSpec(kind, name) for kind, name in zip([kind.name for kind in DataType] * 2, names)]
    item = Object([Property("x", DataType.double), Property("y: z", Array("string"), required=False)])
    types = [Array(Array("long")), item, Array(item), Map(DataType.double), Map(Array("string")), AnyType()]
    nested = [ColSpec(kind, f"nested {place}", required=place != 0) for place, kind in enumerate(types)]
    signature = ModelSignature(inputs=Schema([*plain, *nested]))
    path = str(folder / "odd-inputs")
    mlflow.pyfunc.save_model(path, python_model=pyfunc_models.ReadsBackCells(), signature=signature, pip_requirements=[])


def typed_rows():
    return pd.DataFrame(
        {
            "day": pd.to_datetime(["2024-02-29", "1900-03-01", "2099-12-31"]),
            "at": pd.to_datetime(["2024-02-29T13:05:06", "1999-12-31T23:59:59", "2024-01-01T00:00:00"]),
            "count": np.array([5, -7, 2147483646], dtype="int32"),
            "total": np.array([3_000_000_000, 0, -1], dtype="int64"),
            "paid": [True, False, True],
            "code": ["007", "1e5", "=a+1"],
            "price": [0.1, -2.5, 1e-9],
        }
    )


def typed_signature():
    types = ["datetime", "datetime", "integer", "long", "boolean", "string", "double"]
    return ModelSignature(inputs=Schema([ColSpec(kind, name) for kind, name in zip(types, typed_rows().columns)]))


if __name__ == "__main__":
    # MLflow's advice on model files that people exchange; these never leave the machine.
    logging.getLogger("mlflow").setLevel(logging.ERROR)
    warnings.simplefilter("ignore")
    main(pathlib.Path(sys.argv[1]))
