"""Fills templates with values, in a sandbox: what an entry says is only ever a value, never part of a template.

A journal's own templates may come from elsewhere, so they are filled in a process of their own (`own_templates`), which runs
only this module: `python -m followup_kit.drafts.filling.fill_template` takes JSON from standard input, under limits of time and
memory.
"""

from __future__ import annotations

import json
import math
import re
import resource
import sys
import time
from collections.abc import Mapping, Sequence

from jinja2 import FunctionLoader, StrictUndefined, TemplateError, TemplateNotFound, TemplateSyntaxError, meta, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

from ...base.light import Any
from ...base.text import nearest
from .template_job import LONGEST, SUFFIX, VARIABLES, Failure, Job, text_of_kit

BYTES = 256 << 20  # of memory for a journal's own templates


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
    text = text_of_kit(language, name)
    if text is None:
        raise TemplateNotFound(name)
    return text, f"{language}/{name}", lambda: True


def tree_of(text: str) -> list[Any]:
    """A template as Jinja parses it: each node as its name and its fields, in nested lists."""
    return list(_plain(_environment({}, "").parse(text)))


def _plain(part: Any) -> Any:
    if isinstance(part, nodes.Node):
        return [type(part).__name__, *(_plain(getattr(part, field)) for field in part.fields)]
    return [_plain(one) for one in part] if isinstance(part, list | tuple) else part


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
