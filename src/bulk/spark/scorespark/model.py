"""The model of a run: where it is, what it takes, how its version is called."""

from __future__ import annotations

import contextlib
import shutil
import tempfile
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
from pyspark.sql import SparkSession

from .failures import RunError
from .worker import load_once


@dataclass(frozen=True)
class LoadedModel:
    """What is known of a model before it is loaded by the workers."""

    folder: str
    signature: Any
    version: str


def find_model(uri: str) -> LoadedModel:
    """Raises RunError."""
    try:
        import mlflow
        from mlflow.models import get_model_info
    except ImportError as error:
        raise RunError("mlflow", "The Python that runs Spark has no MLflow. Install it there: pip install mlflow-skinny") from error
    try:
        folder = mlflow.artifacts.download_artifacts(uri)
        info = get_model_info(folder)
    except Exception as error:
        raise RunError("model", f"The model {uri} was not found, or it cannot be read ({type(error).__name__}).") from error
    return LoadedModel(folder, info.signature, _version(uri, info.run_id))


def _version(uri: str, run_id: str | None) -> str:
    """The registered version, also where an alias or "latest" was named; else the run that logged the model, else where it is."""
    name, is_registered = uri.removeprefix("models:/"), uri.startswith("models:/") and not uri.startswith("models:/m-")
    if is_registered:
        from mlflow.tracking import MlflowClient

        try:
            if "@" in name:
                model, alias = name.rsplit("@", 1)
                return f"{model}/{MlflowClient().get_model_version_by_alias(model, alias).version}"
            model, version = name.rsplit("/", 1)
            if not version.isdigit():
                versions = MlflowClient().search_model_versions(f"name='{model}'") if "'" not in model else []
                staged = [one for one in versions if version == "latest" or one.current_stage == version]
                return f"{model}/{max((int(one.version) for one in staged), default=version)}"
        except Exception:  # noqa: BLE001  The model was found: how its version is called is said as it was typed.
            return name
        return name
    if run_id:
        return run_id
    return uri


class ModelSearch:
    """Looks for a model while other things are done: to import MLflow takes as long as to start Spark."""

    def __init__(self, uri: str) -> None:
        self._uri = uri
        self._outcome: LoadedModel | BaseException | None = None
        self._thread = threading.Thread(target=self._search, daemon=True)
        self._thread.start()

    def _search(self) -> None:
        try:
            self._outcome = find_model(self._uri)
        except BaseException as error:  # noqa: BLE001  Raised where the model is asked for.
            self._outcome = error

    def found(self) -> LoadedModel:
        """Raises RunError."""
        self._thread.join()
        if isinstance(self._outcome, LoadedModel):
            return self._outcome
        raise self._outcome or RunError("model", f"The model {self._uri} was not found.")


def for_workers(spark: SparkSession, folder: str) -> str:
    """Where workers find the model: on this machine in its folder, elsewhere in an archive that Spark brings along."""
    if (spark.sparkContext.master or "").startswith("local"):
        return str(Path(folder).resolve())
    name = Path(folder).resolve().name
    made = shutil.make_archive(str(Path(tempfile.mkdtemp()) / name), "zip", folder)
    spark.sparkContext.addArchive(f"{made}#{name}")
    return f"archive:{name}"


def warm_up(spark: SparkSession, place: str) -> None:
    """Has one worker load the model while the rows are still counted. What fails here fails again where it is told."""

    def load(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        load_once(place)
        return batches

    def start() -> None:
        with contextlib.suppress(Exception):
            spark.range(1, numPartitions=1).mapInArrow(load, "id bigint").collect()

    threading.Thread(target=start, daemon=True).start()
