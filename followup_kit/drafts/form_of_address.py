"""How a person is addressed: `Dr. Ann Birch` is greeted as Dr. Birch (docs/drafts.md, section 1)."""

from __future__ import annotations

from ..journal.name_faults import name_alone
from ..journal.person_names import without_degrees
from ..model import Person
from .languages.kept_patterns import compiled

_COURTESY = (
    *("mr", "mrs", "ms", "miss", "mx", "herr", "frau", "hr", "mme", "mlle"),
    *("madame", "monsieur", "sra", "srta", "lord", "lady"),
)
_RANKED = (
    *("professor", "prof", "doctor", "dr", "reverend", "rev", "father", "fr", "rabbi", "imam", "pastor", "captain", "capt"),
    *("admiral", "adm", "brigadier", "brig", "general", "gen", "colonel", "col", "major", "maj", "commander", "cdr"),
    *("lieutenant", "lieut", "lt", "sergeant", "sgt", "judge", "mag", "senator", "sen", "councillor", "cllr"),
)  # fmt: skip
_NOT_WITH_SURNAME = ("sister", "sr", "brother", "br", "mother", "hon", "eng", "engr")  # `Sr.` may be a Sister or a Señor
_WITH_FIRST_NAME = ("sir", "dame")
_DEGREES = ("dipl-ing", "dipl", "ing")  # part of the name on an envelope, never of a greeting
# Without a full stop they are names.
_NEEDS_STOP = ("ing", "dipl", "col", "mag", "hr", "fr", "adm", "brig", "gen", "maj", "sen", "br", "eng")
_SUFFIXES = compiled("jr|sr|ii|iii|iv|phd|dphil|md|mba|msc|ma|ba|bsc|esq|cpa|rn|obe|mbe|cbe|frs|kc|qc")
_SURNAMES_TOO = ("ma", "ba")  # as suffixes they are in capitals, or have full stops
_PARTICLES = compiled("van|von|vom|zu|zum|zur|de|del|della|der|den|di|da|dos|du|la|le|ter|ten|bin|al")


def addressed(name: str) -> str:
    """The name as one speaks to the person: title and surname, `Sir` or `Dame` and first name; without a title the name as typed.

    Degrees behind a comma are left out, and so is what stands beside the name (`Tom Birch (Head of Data)`), or a title that goes
    with no surname in English (`Sr.`, `Eng.`), unless only one word would be left.
    Which of several words is the surname is not guessed: `Dr. Ana García Márquez` stays whole.
    """
    name = without_degrees(name_alone(name))
    words = name.split()
    titles = [w for w in _front(words) if _bare(w) not in _DEGREES and not w[0].islower()]
    rest = [w for w in words[len(_front(words)) :] if not _is_suffix(w)]
    if not rest or not words:
        return name
    knightly = next((t for t in titles if _bare(t) in _WITH_FIRST_NAME), None)
    if knightly:
        return f"{knightly} {_without_initials(rest)[0]}"
    ranked = sorted((t for t in titles if _bare(t) in _RANKED), key=lambda t: _RANKED.index(_bare(t)))
    spoken = [*(t for t in titles if _bare(t) in _COURTESY), *ranked[:1]]
    if not spoken:
        alone = len(rest) == 1 and any(_bare(t) in _NOT_WITH_SURNAME for t in titles)
        return name if alone or not _front(words) else " ".join(rest)
    return " ".join([*spoken, *_surname(rest)])


def greeting_of(person: Person | None, form: str, nobody: str) -> str:
    """The greeting of a note, without its comma: the person's own (`greeting`), else `form` with the name; `nobody` for None."""
    if person is not None and person.greeting:
        return person.greeting.rstrip(" ,!:")
    return form.format(name=addressed(person.name) if person is not None else nobody)


def titles_in(name: str) -> set[str]:
    """The titles at the front of a name, bare and in lower case: people who share no more are not the same."""
    return {_bare(w) for w in _front(name.split())}


def _front(words: list[str]) -> list[str]:
    """The words before the name: titles, degrees, and their parts in lower case with a full stop (`Dr. rer. nat.`)."""
    known = {*_COURTESY, *_RANKED, *_WITH_FIRST_NAME, *_NOT_WITH_SURNAME, *_DEGREES}
    found: list[str] = []
    for word in words:
        is_title = _bare(word) in known and ("." in word or _bare(word) not in _NEEDS_STOP)
        if not is_title and not (found and word[0].islower() and word.endswith(".")):
            break
        found.append(word)
    return found


def _is_suffix(word: str) -> bool:
    return _SUFFIXES.fullmatch(_bare(word)) is not None and (
        _bare(word) not in _SURNAMES_TOO or not word.istitle() or "." in word
    )


def _surname(rest: list[str]) -> list[str]:
    particle = next((n for n, w in enumerate(rest) if n and _PARTICLES.fullmatch(_bare(w))), None)
    if particle:
        return rest[particle:]
    whole = _without_initials(rest)
    return whole[-1:] if len(whole) <= 2 else rest


def _without_initials(rest: list[str]) -> list[str]:
    return [w for w in rest if len(w.rstrip(".")) > 1] or rest


def _bare(word: str) -> str:
    return word.replace(".", "").casefold()
