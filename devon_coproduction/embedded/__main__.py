"""`python -m devon_coproduction.embedded [--folder FOLDER] -- COMMAND [-- COMMAND …]`: ends when a command ends."""

import sys
from pathlib import Path

from devon_coproduction.embedded.folder import Folder
from devon_coproduction.embedded.parts import Command
from devon_coproduction.embedded.refusal import CannotStart
from devon_coproduction.embedded.servers import Servers
from devon_coproduction.embedded.supervisor import Supervisor, ignore_signals, stop_on_signals

HOW = "Type: python -m devon_coproduction.embedded [--folder FOLDER] -- COMMAND [-- COMMAND …]"


def commands(words: list[str]) -> tuple[Path, list[list[str]]]:
    """Return the folder and the commands that `words` name; raise CannotStart when they name none."""
    options, *rest = _split(words)
    found = [command for command in rest if command]
    if not found or options[:1] not in ([], ["--folder"]) or len(options) not in (0, 2):
        raise CannotStart(HOW)
    return Path(options[1] if options else ".run"), found


def _split(words: list[str]) -> list[list[str]]:
    groups: list[list[str]] = [[]]
    for word in words:
        if word == "--":
            groups.append([])
        else:
            groups[-1].append(word)
    return groups


def main(words: list[str]) -> int:
    """Run the commands beside the servers that the environment does not name; return the exit code."""
    stop_on_signals()
    try:
        folder, wanted = commands(words)
        with Servers(Folder(folder)) as servers:
            return _watch(servers, wanted)
    except CannotStart as refusal:
        sys.stderr.write(f"{refusal}\n")
        return 1
    except KeyboardInterrupt:
        return 130


def _watch(servers: Servers, wanted: list[list[str]]) -> int:
    supervisor = Supervisor(servers.running)
    try:
        for words in wanted:
            supervisor.add(Command(name=words[0], words=words))
        return supervisor.watch()
    except FileNotFoundError as error:
        raise CannotStart(f"There is no command {error.filename}. {HOW}") from error
    finally:
        ignore_signals()
        supervisor.stop()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
