"""Scores a workbook as an analyst would in Python: pandas, requests, a pool of threads.

    python test/bench/python/client.py FILE.xlsx URL AT_ONCE

Prints one line of JSON: rows, read_ms (the file), score_ms (from the first request to the finished column).
"""

import json
import sys
import time
from concurrent.futures import ThreadPoolExecutor

import pandas as pd
import requests
from requests.adapters import HTTPAdapter

ROWS_PER_REQUEST = 256


def predict(session: requests.Session, url: str, part: pd.DataFrame) -> list:
    body = json.dumps({"dataframe_records": part.to_dict(orient="records")})
    answer = session.post(url, data=body, headers={"Content-Type": "application/json"})
    answer.raise_for_status()
    predictions = answer.json()["predictions"]
    if len(predictions) != len(part):
        raise ValueError(f"{len(predictions)} predictions for {len(part)} rows")
    return predictions


def score(frame: pd.DataFrame, url: str, at_once: int) -> pd.DataFrame:
    parts = [frame.iloc[first : first + ROWS_PER_REQUEST] for first in range(0, len(frame), ROWS_PER_REQUEST)]
    with requests.Session() as session, ThreadPoolExecutor(at_once) as pool:
        session.mount("http://", HTTPAdapter(pool_connections=1, pool_maxsize=at_once))
        answers = pool.map(lambda part: predict(session, url, part), parts)
        return frame.assign(Prediction=[value for answer in answers for value in answer])


def main() -> None:
    file, url, at_once = sys.argv[1], sys.argv[2], int(sys.argv[3])
    started = time.perf_counter()
    frame = pd.read_excel(file, engine="calamine")
    read = time.perf_counter()
    scored = score(frame, url, at_once)
    ended = time.perf_counter()
    milliseconds = {"read_ms": round((read - started) * 1000), "score_ms": round((ended - read) * 1000)}
    print(json.dumps({"rows": len(scored), **milliseconds}))


if __name__ == "__main__":
    main()
