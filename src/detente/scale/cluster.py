"""The executor of many machines: Ray Data. The sources and the folder have to be on storage that all share.

Ray Data loads the groups of sources, each as a stream of shards, and hands them to a pool of workers, no more
at a time than these take; where a worker or its machine is lost, it starts another and gives it the shard.
"""

from __future__ import annotations

import logging
import os
import pickle
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import Any

from detente.model import DetenteError
from detente.scale.errors import ScaleError
from detente.scale.job import Executor, Job
from detente.scale.local import ONE_THREAD
from detente.scale.work import Done, Plan, Worker

MISSING = (
    "Ray is not installed, which --executor ray needs. Install it with: pip install 'detente[scale]'. "
    "Or leave --executor out: local processes do the same."
)
_SETTINGS = {
    "RAY_USAGE_STATS_ENABLED": "0",  # Ray would tell its makers
    "RAY_DATA_DISABLE_PROGRESS_BARS": "1",
    "RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO": "0",
    "RAY_ENABLE_UV_RUN_RUNTIME_ENV": "0",
    "RAY_BACKEND_LOG_LEVEL": "fatal",
    "RAY_agent_register_timeout_ms": "180000",  # a machine that is busy takes longer than Ray's half minute
}
_STORE = 256 * 1024 * 1024
"""Bytes of the object store of a Ray of our own: shards that wait are in it."""


def cluster(workers: int | None, address: str | None) -> Executor:
    """The executor on the cluster at `address`, or on a Ray of its own on this machine.

    `workers` is how many read at a time; by default as many as there are processors. Raises `ScaleError`
    where Ray is not installed.
    """
    _ray()
    return partial(_run, workers=workers, address=address)


def _has_token() -> bool:
    named = ("RAY_AUTH_TOKEN", "RAY_AUTH_TOKEN_PATH")
    return any(name in os.environ for name in named) or Path.home().joinpath(".ray", "auth_token").exists()


def _ray() -> Any:
    for name, value in _SETTINGS.items():
        os.environ.setdefault(name, value)
    if _has_token():  # Ray sends the token that it has only when told to, before it is imported
        os.environ.setdefault("RAY_AUTH_MODE", "token")
    try:
        import ray
        import ray.data
    except ImportError as error:
        raise ScaleError(MISSING) from error
    return ray


def _run(job: Job, *, workers: int | None, address: str | None) -> Iterator[Done]:
    began = not _ray().is_initialized()
    ray = ray_of(workers, address) if began else _ray()
    try:
        number = workers or max(1, int(ray.cluster_resources().get("CPU", 1)))
        yield from _stream(ray, job, number)
    finally:
        if began:
            ray.shutdown()


def ray_of(workers: int | None = None, address: str | None = None, store: int = _STORE) -> Any:
    """Ray, connected to the cluster at `address`, or started here with so many processors and `store` bytes
    for what is on its way. Raises `ScaleError` where it is not installed or can't be reached.
    """
    ray = _ray()
    here: dict[str, Any] = {
        "address": "local",
        "num_cpus": workers or os.cpu_count(),
        "include_dashboard": False,
        "object_store_memory": store,
    }
    try:
        with _silenced():
            ray.init(
                **({"address": address} if address else here),
                runtime_env={"env_vars": ONE_THREAD},
                log_to_driver=False,
                logging_level="ERROR",
            )
    except Exception as error:  # Ray raises bare ones too
        said = " ".join(str(error).split())[:300]
        if not address:
            raise ScaleError(
                f"Ray can't be started here ({said}). Leave --executor out: local processes do the same."
            ) from error
        raise ScaleError(
            f"The cluster at {address} can't be reached ({said}). See whether it runs, with: ray status; and "
            "whether this machine has its token, in ~/.ray/auth_token."
        ) from error
    return ray


@contextmanager
def _silenced() -> Iterator[None]:
    """Without what Ray's core writes to standard error as it starts; what goes wrong, it raises as well."""
    sys.stderr.flush()
    kept = os.dup(2)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, 2)
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
        os.close(nowhere)


def _stream(ray: Any, job: Job, workers: int) -> Iterator[Done]:
    context = ray.data.DataContext.get_current()
    context.enable_progress_bars = False
    context.target_max_block_size = 1  # a shard a block: no shard waits until others fill a block
    for name in ("ray", "ray.data"):
        logging.getLogger(name).setLevel(logging.ERROR)  # the progress is told by who asked for the run
    groups = [{"group": number, "sources": list(names)} for number, names in enumerate(job.groups())]
    found = (
        ray.data.from_items(groups, override_num_blocks=len(groups))
        .map_batches(_Loading(job), batch_size=1, num_cpus=0)
        .map_batches(
            _RayWorker,
            fn_constructor_args=(job.plan,),
            batch_size=1,
            num_cpus=1,
            compute=ray.data.ActorPoolStrategy(size=workers, max_tasks_in_flight_per_actor=2),
        )
    )
    for row in found.iter_rows():
        said = pickle.loads(row["done"])
        if isinstance(said, DetenteError):
            raise said
        yield said


class _Loading:
    """A group of sources → its shards, pickled, one at a time."""

    def __init__(self, job: Job) -> None:
        self._job = job

    def __call__(self, batch: dict[str, Any]) -> Iterator[dict[str, Any]]:
        with suppress(OSError):  # what is not there for this machine is told, source by source
            os.chdir(self._job.here)
        for group, sources in zip(batch["group"], batch["sources"], strict=True):
            for shard in self._job.shards_of(int(group), [str(name) for name in sources]):
                yield {"shard": [pickle.dumps(shard)]}


class _RayWorker:
    """A worker in Ray's pool. What stops the run goes back as a value: Ray would wrap and repeat an error."""

    def __init__(self, plan: Plan) -> None:
        self._worker: Worker | DetenteError
        try:
            self._worker = Worker(plan)
        except DetenteError as error:
            self._worker = ScaleError(str(error))

    def __call__(self, batch: dict[str, Any]) -> dict[str, Any]:
        return {"done": [pickle.dumps(self._do(raw)) for raw in batch["shard"]]}

    def _do(self, raw: bytes) -> Done | DetenteError:
        if isinstance(self._worker, DetenteError):
            return self._worker
        try:
            return self._worker.do(pickle.loads(raw))
        except DetenteError as error:
            return ScaleError(str(error))
