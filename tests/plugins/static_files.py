"""Static files are looked through once for each process: a new test client would take 30 ms for it, each time."""

from pathlib import Path

from whitenoise.middleware import WhiteNoiseMiddleware

_look_through = WhiteNoiseMiddleware.update_files_dictionary
_ask_finders = WhiteNoiseMiddleware.add_files_from_finders
_known: dict[tuple[object, ...], dict[str, object]] = {}


def _once(self: WhiteNoiseMiddleware, root: str, prefix: str) -> None:
    """Find what was found before under the same folder with the same settings."""
    key = (root, prefix, Path(root).stat().st_mtime_ns, *_settings(self))
    if key not in _known:
        _look_through(self, root, prefix)
        _known[key] = dict(self.files)
    self.files.update(_known[key])


def _ask_once(self: WhiteNoiseMiddleware) -> None:
    """Find what the finders found before with the same settings."""
    key = (self.static_prefix, *_settings(self))
    if key not in _known:
        before = set(self.files)
        _ask_finders(self)
        _known[key] = {url: file for url, file in self.files.items() if url not in before}
    self.files.update(_known[key])


def _settings(self: WhiteNoiseMiddleware) -> tuple[object, ...]:
    return (self.max_age, self.allow_all_origins, self.charset)


WhiteNoiseMiddleware.update_files_dictionary = _once
WhiteNoiseMiddleware.add_files_from_finders = _ask_once
