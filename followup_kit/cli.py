"""The command line: finds the command's module, parses its options, turns errors into a sentence and an exit code."""

from __future__ import annotations

import _signal  # type: ignore[import-not-found]
import atexit
import gc
import os
import sys
import time
from types import ModuleType

from . import __version__, end_silently
from .base.light import Sequence
from .commands.shared.plain_options import WITH_VALUE, part_in, plain_options
from .errors import Stale

_WRITER = f"{__package__}.journal.disk.atomic_write"  # loaded only by commands that write; it knows what is on disk already
COMMANDS = {
    "due": "what to do now",
    "list": "the opportunities: how each stands, and what is next",
    "show": "one opportunity whole, to read before the next round",
    "table": "the whole follow-up state table, for other programs",
    "why": "why an action is on the list, and what would change it",
    "new": "write a new entry",
    "done": "mark an action done",
    "heard": "log a reply, an invitation, an offer, a rejection",
    "skip": "drop an action for good",
    "snooze": "put an action off until a day",
    "close": "close an opportunity",
    "interest": "say whether you want the job",
    "move": "give an interview its new date",
    "edit": "open an entry in your editor",
    "check": "find mistakes in the journal's files",
    "diff": "what has changed since a commit or a day, from git",
    "history": "an interview's events, and the commits that wrote them down",
    "merge-driver": "let git merge the logs of two machines (--install)",
    "fields": "see what your notes call things, for [fields] in journal.toml",
    "draft": "draft notes, made from your own entries",
    "import": "take over invitations, mail or another tracker's table",
    "export": "a calendar, an address book or a table, for other programs",
    "lab": "open the notebooks in JupyterLab",
    "playbook": "the playbooks: list, show NAME, compare",
    "report": "your journal as web pages, to open and print",
    "init": "start a private journal of your own",
    "doctor": "how followup stands here: journal, clock, zone, extras, and what is wrong",
    "schema": "the JSON Schema of an entry's header",
    "lsp": "the language server, for an editor to start",
    "completion": "a script for bash, zsh or fish, so that Tab completes",
}
_TOP = """usage: followup [COMMAND] [OPTIONS]

Follow up after an interview, from a plain-text journal.

{commands}

  --journal DIR    the journal (else $FOLLOWUP_JOURNAL, else the nearest folder upward, else ./journal)
  --now MOMENT     take it to be this time: 2026-11-20T09:00 (else $FOLLOWUP_NOW, else the journal's, else now)
  --playbook NAME  whose advice to follow (else the journal's)
  --help           this page, or a command's own: followup due --help
  --version        the version

examples:
  followup                                     what to do now
  followup --journal ~/search due --all        every row, done and dropped too
  followup northwind                           one opportunity whole (followup list: all of them)
  followup why northwind thank-you
  followup playbook compare                    what each playbook says of your journal

exit codes: 0 fine, 1 the journal has errors, 2 usage, 3 refused, 4 disk error, 130 interrupted
"""


def command_in(argv: Sequence[str]) -> int | None:
    """The index of the command's name in `argv`; None where there is none, which means `due`."""
    i = 0
    while i < len(argv):
        if argv[i] in (*WITH_VALUE, "--journals", "--as-of"):
            i += 2
        elif argv[i] == "--":
            return None
        elif argv[i].startswith("-"):
            i += 1
        else:
            # A word after an option of the command's own may be its value: the name of a command later on is a better guess.
            if argv[i] not in COMMANDS and i and argv[i - 1].startswith("-"):
                return next((n for n in range(i + 1, len(argv)) if argv[n] in COMMANDS), i)
            return i
    return None


def module_of(name: str) -> ModuleType:
    """The module of a command: with `_` for a `-`, and behind `import`, which is a word of Python's own."""
    full = f"{__package__}.commands.{name.replace('-', '_')}{'_' if name == 'import' else ''}"
    __import__(full)  # importlib.import_module does the same, and takes two million instructions to load
    return sys.modules[full]


def run(argv: Sequence[str]) -> int:
    """Run one command; its exit code. Raises FollowupError for what cannot be done, SystemExit for wrong options."""
    if argv[:1] == ["__complete"]:  # a shell asks for words
        from .commands.shell.completing import complete
        from .commands.shell.next_words import Commands

        return complete(argv[1:], Commands(COMMANDS, command_in, module_of))
    if argv[:1] == ["help"]:
        argv = [*argv[1:], "--help"]
    at = command_in(argv)
    if at is None and ("--help" in argv or "-h" in argv):
        width = max(map(len, COMMANDS))
        sys.stdout.write(_TOP.format(commands="\n".join(f"  {n:<{width}}  {t}" for n, t in COMMANDS.items())))
        return 0
    if "--version" in (argv[: argv.index("--")] if "--" in argv else argv):
        sys.stdout.write(f"followup {__version__}\n")
        return 0
    name = "due" if at is None else argv[at]
    if name not in COMMANDS:
        assert at is not None
        from .commands.shared.company_named import names_company

        if not names_company(argv, at, COMMANDS, module_of):
            return 2
        name, at = "show", None
    rest = list(argv) if at is None else [*argv[:at], *argv[at + 1 :]]
    module = module_of(name)
    part = part_in(module, rest)
    if part is not None:
        module = module.part_named(rest.pop(part))
    args = plain_options(module, rest)
    if args is None:
        from .commands.shared.parser import parser_for

        args = parser_for(module).parse_args(rest)
    try:
        return int(module.run(args))
    except Stale as bad:  # another followup, or an editor, has written since the entry was read: start again, in line
        from .journal.disk.lock import locked

        with locked(bad.folder):
            return _run_again(module, args)


def manual() -> str:
    """The manual page `followup(1)`, as roff."""
    from .commands.shared.man_page import man_page

    return man_page(__version__, COMMANDS, module_of, _TOP)


def _run_again(module: ModuleType, args: object) -> int:
    """Run a command under the lock of its journal, again and again for thirty seconds where an editor writes as often."""
    until = time.monotonic() + 30  # seconds
    while True:
        try:
            return int(module.run(args))
        except Stale:
            if time.monotonic() > until:
                raise


def _open_closed_streams() -> None:
    """Open a stream that the caller has closed (`>&-`), which is None here, so that what is written to it is discarded."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115 - for as long as the process lives


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line; the exit code, as docs/command.md lists them. Raises nothing: a failure is a sentence on stderr."""
    is_command = _signal.getsignal(2) is end_silently
    try:
        if is_command:
            _signal.signal(2, _signal.default_int_handler)
        code = _main(sys.argv[1:] if argv is None else argv)
        if is_command:  # nothing is left to do but to end
            _signal.signal(2, end_silently)
    except KeyboardInterrupt:
        if is_command:
            _signal.signal(2, end_silently)
        code = 130
    if is_command and "threading" not in sys.modules:
        _end(code)
    return code


def _end(code: int) -> None:
    """End the process at once. To take the interpreter down first costs 6 million instructions, and nothing waits for it here.

    What has threads, or libraries that may want a word at the end, ends in the ordinary way; all of those load `threading`.
    So does a command whose output cannot be written, and Python says so.
    """
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except (OSError, ValueError):
        return
    os._exit(code)


def _main(argv: Sequence[str]) -> int:
    """The exit code of the command line. Raises KeyboardInterrupt."""
    _open_closed_streams()
    if _WRITER in sys.modules:
        sys.modules[_WRITER].put.clear()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    gc.disable()  # a short command makes few cycles and many records; collecting costs it a tenth of its time
    atexit.register(gc.freeze)  # so would the collection at exit
    try:
        code = run(argv)
        sys.stdout.flush()
    except SystemExit as stop:
        code = stop.code if isinstance(stop.code, int) else 2
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 0
    except Exception as bad:
        from .commands.shared.failure import say_failure

        code = say_failure(bad, argv, COMMANDS, sys.modules[_WRITER].put if _WRITER in sys.modules else ())
    return code


if __name__ == "__main__":
    raise SystemExit(main())
