"""Serves each saved model with MLflow's own scoring server, on a free port of its own.

    python serve_models.py FOLDER

`mlflow models serve` runs `mlflow.pyfunc.scoring_server.init(model)` in uvicorn, one process a model, and each of them
imports pandas and scikit-learn anew. This runs the very same applications side by side in one process: the code that
answers is MLflow's, and a dozen models are up in the time of one. Prints one line of JSON, {model: origin}, when all
listen, and ends when its standard input does, so that no server outlives the tests.
"""

import asyncio
import contextlib
import json
import logging
import pathlib
import socket
import sys

import mlflow.pyfunc
import uvicorn
from mlflow.pyfunc import scoring_server


async def main(folder):
    servers, sockets, origins = [], [], {}
    for path in sorted(entry for entry in folder.iterdir() if (entry / "MLmodel").exists()):
        listening = socket.create_server(("127.0.0.1", 0))
        app = scoring_server.init(mlflow.pyfunc.load_model(str(path)))
        servers.append(QuietServer(uvicorn.Config(app, log_level="warning")))
        sockets.append(listening)
        origins[path.name] = f"http://127.0.0.1:{listening.getsockname()[1]}"
    print(json.dumps(origins), flush=True)
    serving = asyncio.gather(*(server.serve(sockets=[on]) for server, on in zip(servers, sockets)))
    await asyncio.to_thread(sys.stdin.read)
    for server in servers:
        server.should_exit = True
    await serving


class QuietServer(uvicorn.Server):
    """Leaves signals to the process: a dozen servers cannot each own them."""

    def capture_signals(self):
        return contextlib.nullcontext()


if __name__ == "__main__":
    # Its advice on refused rows: the tests refuse them on purpose.
    logging.getLogger("mlflow").setLevel(logging.ERROR)
    asyncio.run(main(pathlib.Path(sys.argv[1])))
