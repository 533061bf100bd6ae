"""Static files are looked through once for each process: a new test client would take 40 ms for it, each time."""

from pathlib import Path

from whitenoise.middleware import WhiteNoiseMiddleware

_look_through = WhiteNoiseMiddleware.update_files_dictionary
_known: dict[tuple[object, ...], dict[str, object]] = {}


def _once(self: WhiteNoiseMiddleware, root: str, prefix: str) -> None:
    """Find what was found before under the same folder with the same settings."""
    key = (root, prefix, Path(root).stat().st_mtime_ns, self.max_age, self.allow_all_origins, self.charset)
    if key not in _known:
        _look_through(self, root, prefix)
        _known[key] = dict(self.files)
    self.files.update(_known[key])


WhiteNoiseMiddleware.update_files_dictionary = _once
