"""Redis (Valkey speaks the same) on a socket of our own."""

import signal
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import redis
from redis.backoff import NoBackoff
from redis.retry import Retry

from devon_coproduction.embedded import processes
from devon_coproduction.embedded.binaries import redis_program
from devon_coproduction.embedded.folder import Folder

DATABASES = 64  # a broker and a cache for each process of a parallel test run


@dataclass
class Redis:
    """One Redis server in one folder."""

    folder: Folder
    name = "Redis"
    stop_signal = signal.SIGTERM
    restart = True

    @property
    def log(self) -> Path:
        """Return the file that the server writes to."""
        return self.folder.log("redis")

    @property
    def url(self) -> str:
        """Return the address of the server."""
        return f"unix://{self._socket}"

    def prepare(self) -> None:
        """Make the folder for its socket, and end a server that a killed run left behind."""
        self.folder.sockets.mkdir(mode=0o700, parents=True, exist_ok=True)
        if self.ready():
            with suppress(redis.ConnectionError), self._client() as client:
                client.shutdown()
        self._socket.unlink(missing_ok=True)

    def start(self) -> processes.Process:
        """Start the server."""
        files: list[str | Path] = [
            "--dir",
            self.folder.path,
            "--save",
            "",
            "--appendonly",
            "yes" if self.folder.durable else "no",
        ]
        listen: list[str | Path] = ["--port", "0", "--unixsocket", self._socket, "--unixsocketperm", "700"]
        rules = ["--maxmemory-policy", "noeviction", "--databases", str(DATABASES), "--daemonize", "no"]
        how = processes.before_exec(death_signal=signal.SIGTERM)
        return processes.start([redis_program(), *listen, *files, *rules], log=self.log, preexec_fn=how)

    def ready(self) -> bool:
        """Tell whether the server answers."""
        with suppress(redis.RedisError, OSError), self._client() as client:
            return bool(client.ping())
        return False

    def finish(self) -> None:
        """Nothing is left to do once it answers."""

    def start_over(self) -> None:
        """Throw the data away: only for tests."""
        self.prepare()

    @property
    def _socket(self) -> Path:
        return self.folder.sockets / "redis.sock"

    def _client(self) -> redis.Redis:
        once = Retry(NoBackoff(), 0)  # we ask again ourselves
        return redis.Redis(unix_socket_path=str(self._socket), socket_timeout=2, socket_connect_timeout=2, retry=once)
