"""Models written by hand for the contract tests: each makes one thing visible that a trained model would hide."""

import json

import mlflow.pyfunc
import numpy as np
import pandas as pd


class LabelAndConfidence(mlflow.pyfunc.PythonModel):
    """Answers a DataFrame, hence one JSON object a row."""

    def __init__(self, classifier):
        self.classifier = classifier

    def predict(self, context, model_input, params=None):
        probabilities = self.classifier.predict_proba(model_input)
        return pd.DataFrame(
            {
                "label": self.classifier.classes_[probabilities.argmax(axis=1)],
                "confidence": probabilities.max(axis=1),
            }
        )


class ReadsBack(mlflow.pyfunc.PythonModel):
    """Answers what it was given, with types, so that a silent cast on the way shows."""

    def predict(self, context, model_input, params=None):
        return [
            f"{row.day.isoformat()} {row.at.isoformat()} {row.count + 1} {row.total + 1} {not row.paid} {row.code.upper()} {row.price * 2}"
            for row in model_input.itertuples(index=False)
        ]


class ColumnOrder(mlflow.pyfunc.PythonModel):
    """Without a signature a model sees the columns as they were sent: it answers their names and values in that order."""

    def predict(self, context, model_input, params=None):
        return [
            ";".join(f"{name}={value}" for name, value in zip(model_input.columns, row))
            for row in model_input.itertuples(index=False, name=None)
        ]


class Threshold(mlflow.pyfunc.PythonModel):
    """Takes `params`: the amount from which a row counts as large, and the two words to answer."""

    def predict(self, context, model_input, params=None):
        is_large = model_input["amount"] >= params["threshold"]
        return np.where(is_large, params["large"], params["small"])


class UnnamedTensor(mlflow.pyfunc.PythonModel):
    """One tensor, a row of it being one row of the table."""

    def predict(self, context, model_input, params=None):
        # Not as a product of matrices: on some processors its last digit hangs on how the numbers lie in memory.
        a, b, c = np.asarray(model_input).T
        return a + 10.0 * b + 100.0 * c


class NamedTensors(mlflow.pyfunc.PythonModel):
    """Two tensors by name, each with one number a row."""

    def predict(self, context, model_input, params=None):
        return np.asarray(model_input["height"]) * np.asarray(model_input["width"])


class AwkwardNumbers(mlflow.pyfunc.PythonModel):
    """Answers what JSON has no form for, or a JavaScript number no room."""

    ANSWERS = {
        "nan": np.nan,
        "infinity": np.inf,
        "minus infinity": -np.inf,
        "nothing": None,
        "beyond 2^53": 9007199254740993,
        "float32": float(np.float32(0.1)),
        "tiny": 5e-324,
        "negative": -2,
    }

    def predict(self, context, model_input, params=None):
        return [self.ANSWERS[kind] for kind in model_input["kind"]]


class FormulaLikeText(mlflow.pyfunc.PythonModel):
    """Answers text that a sheet would run as a formula if it were written as it stands."""

    ANSWERS = ['=HYPERLINK("http://x")', "+1", "@SUM(A1)", "-2", "'quoted", "007", "1E5", "2024-01-02", "ünï ☃ 𝄞"]

    def predict(self, context, model_input, params=None):
        return [self.ANSWERS[index % len(self.ANSWERS)] for index in model_input["index"]]


class ReadsBackCells(mlflow.pyfunc.PythonModel):
    """Answers for each row, as one JSON text, what arrived in each of its columns: proof of what was sent and how it was cast."""

    def predict(self, context, model_input, params=None):
        return [
            json.dumps({name: self.seen(value) for name, value in row.items()})
            for row in model_input.astype(object).to_dict("records")
        ]

    @staticmethod
    def seen(value):
        if isinstance(value, bytes):
            return value.decode()
        if value is None or pd.isna(value):
            return "missing"
        return value.isoformat() if isinstance(value, pd.Timestamp) else str(value)


class RefusesNegatives(mlflow.pyfunc.PythonModel):
    """Fails on a batch that holds a negative amount, as models do: without saying in which row."""

    def predict(self, context, model_input, params=None):
        if (model_input["amount"] < 0).any():
            raise ValueError("amount must not be negative")
        return model_input["amount"] * 2
