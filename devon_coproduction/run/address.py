"""Where the portal listens: HOST and PORT."""

import os
import socket
import time

from devon_coproduction.embedded.refusal import CannotStart

PORT_PATIENCE = 5.0  # seconds: a web server that was killed a moment ago may still hold the port


def address() -> tuple[str, int]:
    """Return HOST and PORT, or 127.0.0.1 and 8000; raise CannotStart when PORT is no port."""
    port = os.environ.get("PORT") or "8000"
    if not port.isdecimal() or not 0 < int(port) < 65536:
        raise CannotStart(f"PORT is {port!r}. Give a number from 1 to 65535, such as: make run PORT=8001")
    return os.environ.get("HOST") or "127.0.0.1", int(port)


def wait_for_port(host: str, port: int) -> None:
    """Return when nothing else listens on the port; raise CannotStart when something keeps it."""
    until = time.monotonic() + PORT_PATIENCE
    while error := _port_error(host, port):
        if time.monotonic() > until:
            raise CannotStart(
                f"Port {port} on {host} cannot be used ({error}). Choose another: make run PORT={port + 1}"
            )
        time.sleep(0.25)


def _port_error(host: str, port: int) -> str:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            return (error.strerror or str(error)).lower()
    return ""
