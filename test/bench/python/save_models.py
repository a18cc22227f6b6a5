"""Saves the models that the bench scores on Spark, for the numbers of write-parquet.mjs.

    python test/bench/python/save_models.py FOLDER

FOLDER/quick and FOLDER/slow are MLflow models: a row costs the one next to nothing, the other some 16 microseconds.
"""

import logging
import sys
from pathlib import Path

import mlflow.sklearn
import numpy as np
import pandas as pd
from mlflow.models import infer_signature
from sklearn.linear_model import LinearRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.svm import SVR

INPUTS = [f"x{place}" for place in range(8)]
LARGEST = 1_000
ROWS = 1_000


def main() -> None:
    folder = Path(sys.argv[1])
    rows = pd.DataFrame(np.random.default_rng(0).uniform(0, LARGEST, size=(ROWS, len(INPUTS))), columns=INPUTS)
    answers = rows.sum(axis=1)
    models = {"quick": LinearRegression(), "slow": make_pipeline(StandardScaler(), SVR())}
    for name, model in models.items():
        mlflow.sklearn.save_model(
            model.fit(rows, answers),
            folder / name,
            signature=infer_signature(rows, answers),
            pip_requirements=[],
            serialization_format="cloudpickle",
        )


if __name__ == "__main__":
    # MLflow's advice on model files that people exchange; these never leave the machine.
    logging.getLogger("mlflow").setLevel(logging.ERROR)
    main()
