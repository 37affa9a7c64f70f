"""A journal's own templates: read from its `templates/`, and filled in a process with limits (docs/drafts.md, section 5)."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Mapping, Sequence

from ...base.light import Any
from ...base.text import nearest
from ...journal.disk.file_text import text_of
from ...journal.disk.inside import leads_out
from ...journal.languages import TEMPLATES, known_languages
from ...model import Problem
from .fill_kit_template import fill
from .template_job import LONGEST, SUFFIX, Failure, Job

FOLDER = "templates"
# By the clock, for a process that hangs. What a template may take is counted in processor time, within that process
# (`fill_template`): on a busy machine a good template takes many times as long by the clock.
_HANGS_AFTER_SECONDS = 120


def own_templates(journal: str) -> tuple[dict[str, str], list[Problem]]:
    """A journal's templates by their path below `templates/`, with a problem for each that is unreadable or misnamed."""
    found: dict[str, str] = {}
    problems: list[Problem] = []
    try:
        names = _names(os.path.join(journal, FOLDER))
    except OSError as bad:  # the kit's own must not take the place of what cannot be read
        where = os.path.relpath(bad.filename, journal)
        message = f"the folder cannot be read: {bad.strerror}"
        return {}, [Problem(where, 1, 1, "error", "unreadable", message, "check its permissions")]
    for name in names:
        file = f"{FOLDER}/{name}"
        if leads_out(journal, file):
            problems.append(
                Problem(file, 1, 1, "error", "outside", "it is a link that points outside the journal", "copy the file here")
            )
            continue
        text, trouble = text_of(journal, file)
        if trouble is not None:
            problems.append(trouble)
        elif text is not None and len(text) > LONGEST:
            problems.append(Problem(file, 1, 1, "error", "template", f"longer than {LONGEST:,} characters", "a note is short"))
        elif text is not None and not text.strip("\ufeff \t\r\n"):
            message = "the template is empty: is an editor saving it?"
            problems.append(Problem(file, 1, 1, "error", "empty-file", message, "save it again, or remove it"))
        elif text is not None:
            problems += _misnamed(file, name)
            found[name] = text.removeprefix("\ufeff").replace("\r\n", "\n")
    return found, problems


def _misnamed(file: str, name: str) -> list[Problem]:
    """A warning about a name that nearly is one of the kit's: without it, nobody would know why the template is never used."""
    known = {n for code in known_languages() for n in _listed(os.path.join(TEMPLATES, code)) if n.endswith(SUFFIX)}
    base = os.path.basename(name)
    meant = None if base in known else nearest(base, known, 0.9)
    message = "no note is made with a template of this name"
    return [Problem(file, 1, 1, "warning", "template", message, f"did you mean {meant}?")] if meant else []


def _names(folder: str) -> list[str]:
    found = []
    for below in ("", *sorted(_listed(folder))):
        found += [f"{below}/{n}" if below else n for n in sorted(_listed(os.path.join(folder, below))) if n.endswith(SUFFIX)]
    return found


def _listed(folder: str) -> list[str]:
    try:
        return [n for n in os.listdir(folder) if not n.startswith(".")]
    except (FileNotFoundError, NotADirectoryError):
        return []


def filled(own: Mapping[str, str], jobs: Sequence[Job]) -> list[str | Failure]:
    """The text of each job, or what is wrong with its template. A journal's templates are filled in a process with limits."""
    shared = [name for name in own if not _is_for(name, jobs)]  # a part that any template may include
    theirs = [job for job in jobs if shared or any(_is_for(name, [job]) for name in own)]
    ours = [job for job in jobs if job not in theirs]
    answers = dict(zip(map(id, (*theirs, *ours)), (*_filled_apart(own, theirs), *fill(ours)), strict=True))
    texts = [(job, answers[id(job)]) for job in jobs]
    return [_with_one_stop(text, job) if isinstance(text, str) else text for job, text in texts]


def _with_one_stop(text: str, job: Job) -> str:
    """A text in which a value that ends in a full stop (Acme, Inc.) ends its sentence too, without the template's own stop."""
    for name in _ending_in_a_stop(job.values):
        if f"{name}." in text:
            text = re.sub(rf"(?<={re.escape(name)})\.(?!\.)", "", text)
    return text


def _ending_in_a_stop(value: Any) -> set[str]:
    if isinstance(value, str):
        return {value} if value.endswith(".") else set()
    parts = value.values() if isinstance(value, Mapping) else value if isinstance(value, list | tuple) else ()
    return {found for part in parts for found in _ending_in_a_stop(part)}


def _is_for(name: str, jobs: Sequence[Job]) -> bool:
    return any(name in (f"{job.language}/{job.template}{SUFFIX}", f"{job.template}{SUFFIX}") for job in jobs)


def _filled_apart(own: Mapping[str, str], jobs: Sequence[Job]) -> list[str | Failure]:
    if not jobs:
        return []
    import json
    import subprocess

    command = [sys.executable, "-P", "-m", f"{__package__}.fill_template"]  # -P: no module from the folder one stands in
    environ = os.environ | {"PYTHONPATH": os.pathsep.join(p for p in sys.path if p)}
    try:
        done = subprocess.run(
            command, input=json.dumps({"own": own, "jobs": jobs}), capture_output=True, text=True, encoding="utf-8",
            timeout=_HANGS_AFTER_SECONDS, check=True, env=environ,
        )  # fmt: skip
        answers = json.loads(done.stdout)
    except (subprocess.SubprocessError, ValueError, OSError) as bad:
        kinds = {job.template for job in jobs}
        if len(kinds) > 1:  # only one of them may be at fault
            apart = {kind: [job for job in jobs if job.template == kind] for kind in kinds}
            found = {id(j): t for part in apart.values() for j, t in zip(part, _filled_apart(own, part), strict=True)}
            return [found[id(job)] for job in jobs]
        mine = [name for name in own if _is_for(name, jobs)] or list(own)
        file = f"{FOLDER}/{mine[0]}" if len(mine) == 1 else FOLDER
        what, hint = _why(bad)
        return [Failure(file, 1, f"{' or '.join(mine)} {what}", hint) for _ in jobs]
    return [a if isinstance(a, str) else Failure(*a) for a in answers]


def _why(bad: Exception) -> tuple[str, str]:
    """What kept a template from being filled, and what to do about it."""
    import signal
    import subprocess

    if isinstance(bad, OSError):
        return f"cannot be filled: {bad.strerror or bad}", "the template may be fine: the system could not start another process"
    if isinstance(bad, subprocess.TimeoutExpired):
        return f"was not filled within {_HANGS_AFTER_SECONDS} seconds", "run it again when the machine is less busy"
    if isinstance(bad, subprocess.CalledProcessError) and bad.returncode == -signal.SIGXCPU:
        return "takes too long", "a note is short: look for a loop"
    return "takes too much memory", "a note is short: look for a loop or a very long text"
