"""What a container is asked, to know whether it is well: `python -m devon_coproduction.healthy web|worker`."""

import os
import socket
import sys
from http.client import HTTPConnection, HTTPException

from devon_coproduction.celery import app


def web() -> bool:
    """Tell whether the web server of this container answers, database included."""
    name = os.environ.get("ALLOWED_HOSTS", "localhost").split(",")[0]
    connection = HTTPConnection("127.0.0.1", int(os.environ.get("PORT", "8000")), timeout=5)
    try:
        connection.request("GET", "/health/", headers={"Host": name, "X-Forwarded-Proto": "https"})
        return connection.getresponse().status == 200
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()


def worker() -> bool:
    """Tell whether the worker of this container answers through Redis."""
    return bool(app.control.ping(destination=[f"celery@{socket.gethostname()}"], timeout=10))


if __name__ == "__main__":
    sys.exit(0 if {"web": web, "worker": worker}[sys.argv[1]]() else 1)
