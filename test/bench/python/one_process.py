"""Scores a Parquet file in one process, as whoever has enough memory would: all of it is read, predicted and written at once.

    python test/bench/python/one_process.py IN.parquet MODEL OUT.parquet
"""

import sys

import mlflow.pyfunc
import numpy as np
import pandas as pd


def main() -> None:
    file, model, out = sys.argv[1:]
    predict = mlflow.pyfunc.load_model(model)
    inputs = predict.metadata.get_input_schema().input_names()
    rows = pd.read_parquet(file, columns=inputs)
    predictions = predict.predict(rows)
    pd.DataFrame({"row": np.arange(1, len(rows) + 1), "Prediction": predictions}).to_parquet(out, index=False)


if __name__ == "__main__":
    main()
