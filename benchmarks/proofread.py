"""Measures the reading over on notes that its rules were not written from: planted mistakes found, false alarms on clean notes.

    python benchmarks/proofread.py            # the figures
    python benchmarks/proofread.py --all      # each miss and each false alarm too
    python benchmarks/proofread.py --no-spelling   # as where codespell is not installed

The notes lie in `benchmarks/notes/`: a header with the facts and the planted mistakes (line in the file, the words, a kind;
line 0 for what is missing), then the note. Each corpus was written before the rules had seen it: what was found then was 28 of
86 in `fourth`, 15 of 52 in `fifth`, and of `sixth`, one mistake a note of the kinds that the rules are about, 9 of 12, with one
false alarm; `third` has clean notes only. A mistake counts as found where a finding is on its line and about one of its words.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import yaml

from followup_kit.drafts.checks.findings import Context, Finding
from followup_kit.drafts.checks.proofread import proofread
from followup_kit.drafts.checks.spelling import checker, misspellings
from followup_kit.drafts.languages.language import language_named

Mistake = dict[str, str | int]
NOTES = Path(__file__).parent / "notes"
WHOLE = (
    "greeting",
    "signature",
    "contact",
    "specific",
    "long",
    "closing",
)  # what is missing may be said of the note or of a line


class Result(NamedTuple):
    """One note: its planted mistakes, those that were found, and what was called a mistake beside them.

    `looks` is what is no mistake but to be looked at: what sounds private, a note without a closing line.
    """

    file: str
    planted: list[Mistake]
    hits: list[Mistake]
    beside: list[tuple[int, Finding]]
    looks: list[tuple[int, Finding]]


def results(folder: str) -> Iterator[Result]:
    """Every note of a folder, read over."""
    for path in sorted((NOTES / folder).glob("*.md")):
        text = path.read_text(encoding="utf-8")
        _, header, note = text.split("---\n", 2)
        raw = yaml.safe_load(header)
        findings = findings_of(raw, note, text.count("\n") - note.count("\n"))
        planted = raw.get("planted") or []
        hits = [p for p in planted if any(_fits(line, f, p) for line, f in findings)]
        beside = [(line, f) for line, f in findings if not any(_fits(line, f, p) for p in planted)]
        looks = [(line, f) for line, f in beside if f.code == "private" or not f.blocks]
        yield Result(f"{folder}/{path.name}", planted, hits, [b for b in beside if b not in looks], looks)


def _fits(line: int, finding: Finding, planted: Mistake) -> bool:
    """Whether a finding is about a planted mistake: on its line, and about one of its words, where it quotes any."""
    if not planted["line"]:
        return finding.code in WHOLE
    quoted = {w for text in re.findall("“(.*?)”(?!\\w)", finding.message) for w in _words(text)}
    return line == planted["line"] and (not quoted or bool(quoted & _words(str(planted["text"]))))


def _words(text: str) -> set[str]:
    return set(re.findall(r"[\w'’]+", text.casefold()))


def findings_of(raw: dict[str, object], note: str, above: int) -> list[tuple[int, Finding]]:
    """The findings of a note with their lines in the file; the subject is read over for itself."""
    head, _, body = note.lstrip("\n").partition("\n")
    skipped = above + len(note) - len(note.lstrip("\n")) + 1
    context = _context(raw)
    found = [(f.line + skipped if f.line else 0, f) for f in proofread(body, context)]
    subject = head.removeprefix("Subject:").strip()
    found += [(skipped, f) for f in proofread(subject, context._replace(by=None, kind="subject"))]
    spelt = misspellings([subject, body], [*context.names, context.company]) if "--no-spelling" not in sys.argv else ()
    for m in spelt:
        line = skipped if m.text == 0 else m.line + skipped
        found.append((line, Finding(line, "spelling", f"“{m.word}” is misspelt", m.meant)))
    return found


def _context(raw: dict[str, object]) -> Context:
    me = raw.get("me") or {}
    assert isinstance(me, dict)
    people = raw.get("people") or []
    assert isinstance(people, list)
    names = [*people, raw.get("recruiter"), raw.get("to"), me.get("name"), raw["role"]]
    language, day = language_named("en"), raw["interview"]
    assert language is not None
    return Context(
        kind=str(raw["kind"]),
        by="mail" if raw["kind"] == "letter" else "email",
        reader=str(raw["to"]) if raw.get("to") else None,
        company=str(raw["company"]),
        names=tuple(str(n) for n in names if n),
        me=me.get("name"),
        contacts=tuple(c for c in (me.get("email"), me.get("phone")) if c),
        day=day,  # type: ignore[arg-type]
        language=language,
        promises=(raw["promised"],) if raw.get("promised") else (),  # type: ignore[arg-type]
        days=tuple(d for d in (day, raw.get("promised")) if d),  # type: ignore[misc]
    )


def main(argv: list[str]) -> int:
    """Print the figures; 1 where a clean note is not left alone."""
    print(f"spell checker: {'codespell' if checker() and '--no-spelling' not in argv else 'none'}")
    alarms = every = all_hits = notes = 0
    for corpus in ("first", "second", "third", "fourth", "fifth", "sixth"):
        found = [*results(f"{corpus}-planted")]
        clean = [*results(f"{corpus}-clean")]
        planted, hits = sum(len(r.planted) for r in found), sum(len(r.hits) for r in found)
        beside = sum(len(r.beside) for r in found)
        false = sum(len(r.beside) for r in clean)
        alarms, every, all_hits, notes = alarms + false, every + planted, all_hits + hits, notes + len(clean)
        print(f"{corpus:<7} {hits} of {planted} planted mistakes found, {beside} findings beside them")
        looks = sum(len(r.looks) for r in clean)
        print(f"        {len(clean)} clean notes, {false} false alarms, {looks} things to look at (private, no closing line)")
        if "--all" in argv:
            for r in found:
                for p in r.planted:
                    if p not in r.hits:
                        print(f"  missed {r.file}:{p['line']}: {p['text']!r} ({p['kind']})")
            for r in (*found, *clean):
                for line, f in r.looks:
                    print(f"  look   {r.file}:{line}: {f.code}: {f.message}")
                for line, f in r.beside:
                    print(f"  beside {r.file}:{line}: {f.code}: {f.message}")
    print(f"all     {all_hits} of {every} planted mistakes found; {notes} clean notes, {alarms} false alarms")
    return 1 if alarms else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
