"""Fills templates with values, in a sandbox: what an entry says is only ever a value, never part of a template.

A journal's own templates may come from elsewhere, so they are filled in a process of their own (`own_templates`), which runs
only this module: `python -m followup_kit.drafts.fill_template` takes JSON from standard input, under limits of time and
memory.
"""

from __future__ import annotations

import json
import math
import os
import re
import resource
import sys
import time
from collections.abc import Mapping, Sequence
from functools import lru_cache

from jinja2 import FunctionLoader, StrictUndefined, TemplateError, TemplateNotFound, TemplateSyntaxError, meta, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

from ..base.light_typing import Any, NamedTuple
from ..base.text import nearest
from ..journal.languages import TEMPLATES

LONGEST = 1 << 16  # characters of one note
BYTES = 256 << 20  # of memory for a journal's own templates
SUFFIX = ".txt.j2"
# What a template may use. `followup draft --template-vars` shows this; a test holds it equal to what is handed in.
VARIABLES = {
    "kind": "the action's kind: thank-you, check-in, ...",
    "by": "email, phone, mail or linkedin",
    "step": "which step of the check-ins, from 1",
    "tone": "of the playbook: warm, courteous, upbeat, plain or gentle",
    "to": "the person's name, or nothing",
    "via": "the recruiter's name where the note goes through one, or nothing",
    "address": "the person's postal address, or nothing",
    "company": "as in the entry",
    "role": "as in the entry",
    "the_role": "the role within a sentence: the Buyer role, or the role of Buyer, Felt",
    "day": "the day of the interview in words",
    "weekday": "the weekday of the interview",
    "today": "the date at the top of a letter",
    "ahead": "true while the interview is still to come",
    "promised": "the day they promised an answer by, or nothing",
    "met": "true where the person was one of the interviewers",
    "thanked": "true where a thank-you or letter went to the person before (in a debrief: a note to the interviewers)",
    "earlier": "the day of the check-in before this one, or nothing",
    "interest": "yes, no or undecided",
    "to_say": "paragraphs that were written to be said, if any",
    "discussed": "the same paragraphs; else sentences about the conversation, else one TODO",
    "learned": "sentences about what was learned",
    "liked": "sentences about what was liked",
    "why_me": "sentences about why the writer fits",
    "answers": "what the writer would rather have answered",
    "points": "what was discussed, fragments too: for a talk or a list, not for a letter",
    "questions": "the writer's own questions to ask",
    "people": "the interviewers' names",
    "unreachable": "the interviewers whose e-mail address is not known",
    "whose": "in a call for addresses: the names of those whose address is asked for",
    "ask_next_steps": "true where nothing is known of the next steps, and this reader is the one who is asked",
    "greeting": "how the note begins, without the comma: Dear Dr. Birch",
    "hello": "the same for a short message: Hello Dr. Birch",
    "greeting_via": "the same for the recruiter it goes through",
    "last": "the last thing that happened: what, day, by, who (nothing: the reader), promises",
    "number": "the writer's number, or nothing",
    "number_slowly": "the same digit by digit, to say it twice to a machine",
    "placeholders": "texts for what is missing, by name: contact, number, interest, reason",
    "told": "in a note to a reference: the interviews to tell them of, each with day, role, company, ahead, why_me",
    "asked": "the interviews to ask them about, likewise",
    "me": "the writer's name",
    "contacts": "the writer's e-mail address, number and links",
    "notes": "in enclosed.txt.j2: the notes to pass on, each with `name` and `text`",
}


class Job(NamedTuple):
    """One text to write: the template's name without its ending, the code of the language, and the values (see VARIABLES)."""

    template: str
    language: str
    values: Mapping[str, Any]


class Failure(NamedTuple):
    """What is wrong with a template: the file as a person knows it, the line (from 1), what, and what to do."""

    file: str
    line: int
    message: str
    hint: str


def fill(own: Mapping[str, str], jobs: Sequence[Job]) -> list[str | Failure]:
    """The text of each job, or what is wrong with its template.

    `own` are a journal's templates by path (`thank-you.txt.j2`, `de/thank-you.txt.j2`), which win over the kit's.
    """
    environments = {language: _environment(own, language) for language in {job.language for job in jobs}}
    return [_filled(own, job, environments[job.language]) for job in jobs]


def _environment(own: Mapping[str, str], language: str) -> ImmutableSandboxedEnvironment:
    return ImmutableSandboxedEnvironment(
        loader=FunctionLoader(lambda asked: _source(own, language, asked)),
        undefined=StrictUndefined, autoescape=False, trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip


def _filled(own: Mapping[str, str], job: Job, environment: ImmutableSandboxedEnvironment) -> str | Failure:
    name = job.template + SUFFIX
    mine = next((m for m in (f"{job.language}/{name}", name) if m in own), None)
    shown = f"templates/{mine}" if mine else f"{job.language}/{name}"
    try:
        unknown = _unknown_name(environment, own[mine], shown, job.values) if mine else None
        if unknown:
            return unknown
        parts, size = [], 0
        for part in environment.get_template(name).generate(**job.values):
            size += len(part)
            if size > LONGEST:
                return Failure(shown, 1, f"it writes more than {LONGEST:,} characters", "a note is short: look for a loop")
            parts.append(part)
        return "".join(parts)
    except TemplateSyntaxError as bad:
        file = bad.filename if bad.filename and bad.filename.endswith(SUFFIX) else shown
        return Failure(file, bad.lineno, str(bad.message), _meant(str(bad.message), environment))
    except TemplateNotFound as bad:
        hint = "name one of the kit's, or put it into templates/"
        return Failure(*_place(bad, shown), f"there is no template {bad.name}", hint)
    except (TemplateError, ArithmeticError, LookupError, TypeError, ValueError, AttributeError) as bad:
        message = str(bad) or type(bad).__name__
        return Failure(*_place(bad, shown), message, _meant(message, environment))
    except (MemoryError, RecursionError):
        return Failure(shown, 1, "it takes too much memory", "a note is short: look for a loop")


def _unknown_name(
    environment: ImmutableSandboxedEnvironment, source: str, file: str, values: Mapping[str, Any]
) -> Failure | None:
    """A name that no template is given, found before anything is written."""
    tree = environment.parse(source, filename=file)
    unknown = meta.find_undeclared_variables(tree) - set(values) - set(environment.globals)
    for node in sorted(tree.find_all(nodes.Name), key=lambda n: n.lineno):
        if node.name in unknown:
            meant = nearest(node.name, values)
            hint = f"did you mean {meant}?" if meant else "followup draft --template-vars lists them all"
            return Failure(file, node.lineno, f"unknown name {node.name!r}", hint)
    return None


def _meant(message: str, environment: ImmutableSandboxedEnvironment) -> str:
    """A hint on a filter, test or name that is not known."""
    for pattern, known in (
        (r"No filter named '(\w+)'", environment.filters),
        (r"No test named '(\w+)'", environment.tests),
        (r"'(\w+)' is undefined", VARIABLES),
    ):
        named = re.search(pattern, message)
        meant = nearest(named[1], known) if named else None
        if named and meant and meant != named[1]:
            return f"did you mean {meant}?"
    return "see followup draft --template-vars"


def _place(bad: BaseException, file: str) -> tuple[str, int]:
    """The template and line that the exception came from; Jinja names the templates in its frames, the innermost last."""
    line, trace = 1, bad.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename.endswith(SUFFIX):
            file, line = trace.tb_frame.f_code.co_filename, trace.tb_lineno
        trace = trace.tb_next
    return file, line


def _source(own: Mapping[str, str], language: str, name: str) -> Any:
    """What Jinja's loader wants: the template's text, the name to show for it, and a function that says it is up to date."""
    for mine in (f"{language}/{name}", name):
        if mine in own:
            return own[mine], f"templates/{mine}", lambda: True
    if "/" in name or not name.endswith(SUFFIX):
        raise TemplateNotFound(name)
    return _shipped(language, name), f"{language}/{name}", lambda: True


@lru_cache
def _shipped(language: str, name: str) -> str:
    try:
        with open(os.path.join(TEMPLATES, language, name), encoding="utf-8") as file:
            return file.read()
    except OSError:
        raise TemplateNotFound(name) from None


def main() -> int:
    """Fill a journal's own templates under limits: JSON from standard input, JSON to standard output."""
    # Of processor time, which a busy machine does not change: four times what starting took, since that is how fast it is.
    seconds = math.ceil(4 * time.process_time())
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))  # first SIGXCPU, which says what it was; then SIGKILL
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # SIGXCPU would leave the notes behind in a file
    if sys.platform != "darwin":  # macOS refuses the limit
        resource.setrlimit(resource.RLIMIT_AS, (BYTES, BYTES))
    asked = json.load(sys.stdin)
    json.dump(fill(asked["own"], [Job(*job) for job in asked["jobs"]]), sys.stdout)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
