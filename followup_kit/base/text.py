"""Names and texts as people type them: comparing, slugs, near misses, and characters that must not reach a terminal."""

from __future__ import annotations

import unicodedata

from .light import Iterable, lru_cache, re

# Control characters but tab and newline; direction overrides (Trojan Source); a byte-order mark inside the text.
SUSPICIOUS = "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]"
_CONTROL = "[\x00-\x1f\x7f-\x9f\u2028\u2029]"
_DIRECTION = "[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
_ZERO_WIDTH = "[\u200b\u2060]+"


_APOSTROPHES = str.maketrans(dict.fromkeys("’‘ʼ´", "'"))  # as phones and word processors write them
_LINE_ENDS = {9: None, 10: None, 13: None}
_PLAIN = b"\n" + bytes(range(32, 127))
_WITHOUT_SIGNS = str.maketrans("", "", "@%+=:,./-_")  # that need no quotes in a shell
_TYPED = b"\t\r" + _PLAIN
_SIGN_NAMES = {"+": "plus", "#": "sharp"}
_TO_BLANKS = {n: chr(n) if chr(n).isalnum() else " " for n in range(128)}


@lru_cache(1 << 14)
def slug(text: str) -> str:
    """NFC, lower case, letters and digits of any script kept, everything between them one `-`."""
    if text.isascii():
        return "-".join(text.lower().translate(_TO_BLANKS).split())
    out: list[str] = []
    gap = False
    for char in unicodedata.normalize("NFC", text).lower():
        if char.isalnum() or unicodedata.category(char) in ("Mn", "Mc"):
            if gap and out:
                out.append("-")
            out.append(char)
            gap = False
        else:
            gap = True
    return "".join(out)


@lru_cache(1 << 14)
def spelt_slug(text: str) -> str:
    """The slug of a text in which the signs that make one word another are spelt out: C++, C#, .NET and C are four.

    `+` and `#` at the end of a word, a dot before one, and an `&` that stands alone.
    """
    if not ("." in text or "&" in text or "+" in text or "#" in text):
        return slug(text)
    text = re.sub(r"(?<=\w)[+#]++(?!\w)", lambda m: "".join(f" {_SIGN_NAMES[c]}" for c in m[0]), text)
    text = re.sub(r"(?<![\w.])\.(?=\w)", "dot ", text)
    return slug(re.sub(r"(?<!\S)&(?!\S)", "and", text))


def unique_slugs(names: Iterable[str]) -> list[str]:
    """A slug for each name, in their order; the second of one name gets `-2`."""
    seen: dict[str, int] = {}
    found = []
    for text in names:
        name = slug(text) or "someone"
        seen[name] = seen.get(name, 0) + 1
        found.append(name if seen[name] == 1 else f"{name}-{seen[name]}")
    return found


@lru_cache(1 << 14)
def folded(text: str) -> str:
    """For comparing names: case, accents and the form of apostrophes aside, white space as one blank."""
    if text.isascii():
        return " ".join(text.lower().split())
    plain = unicodedata.normalize("NFKD", text.translate(_APOSTROPHES)).casefold()
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).split())


@lru_cache(1 << 14)
def same_name(text: str) -> str:
    """For telling people apart: case, white space and the form of apostrophes aside, accents kept."""
    return " ".join((text if text.isascii() else unicodedata.normalize("NFC", text.translate(_APOSTROPHES))).casefold().split())


def words(text: str) -> list[str]:
    """The words of a name, for matching part of it."""
    return list(_words(folded(text)))


@lru_cache(1 << 14)
def _words(text: str) -> tuple[str, ...]:
    if text.replace(" ", "a").isalnum():  # as nearly every name
        return tuple(text.split(" "))
    return tuple(w for w in re.split(r"[^\w'’-]+", text) if w)


def pieces(text: str) -> list[str]:
    """The words of a name, taken apart at hyphens and apostrophes too: Ana-María may be called Ana."""
    return [piece for word in words(text) for piece in re.split(r"\W+", word) if piece]


def nearest(word: str, known: Iterable[str], cutoff: float = 0.72) -> str | None:
    """The known word that was probably meant."""
    from difflib import get_close_matches

    lowered = {k.lower().replace("_", "-"): k for k in known}
    close = get_close_matches(word.lower().replace("_", "-"), lowered, 1, cutoff)
    return lowered[close[0]] if close else None


def is_slip_of(word: str, name: str) -> bool:
    """Whether a word is a name with one slip of the fingers in it.

    That is a capital, a hyphen, a letter too many or too few, two that have changed places, or, in a name of more than four
    letters, another letter: `rate` is no slip of `date`. A plural is none either.
    """
    one, other = word.lower().replace("-", "_").strip("_. "), name.lower().replace("-", "_")
    if one == other:
        return word != name
    if abs(len(one) - len(other)) > 1 or one == f"{other}s":
        return False
    shorter = min(len(one), len(other))
    start = next((i for i in range(shorter) if one[i] != other[i]), shorter)
    end = next((i for i in range(shorter - start) if one[-1 - i] != other[-1 - i]), shorter - start)
    left, right = one[start : len(one) - end], other[start : len(other) - end]
    if len(left) == len(right) == 1:
        return len(other) > 4
    return len(left) + len(right) == 1 or (len(left) == 2 and left == right[::-1])


@lru_cache(1 << 14)
def nickname(interview: str) -> str:
    """An interview's id without its folders and date: what a person would call it."""
    last = interview.rpartition("/")[2]
    dated = len(last) >= 10 and last[4] == last[7] == "-" and (last[:4] + last[5:7] + last[8:10]).isdecimal()
    return (last[10:].lstrip("-_ ") if dated else last) or last


def nickname_words(name: str) -> list[str]:
    """The words of a nickname; most are made of plain letters and hyphens."""
    plain = name.isascii() and name.replace("-", "").isalnum()
    return (name.lower() if plain else slug(folded(name))).split("-")


def words_meaning(interview: str, company: str) -> set[str]:
    """The words by which a command may mean an interview: those of its company and of its nickname."""
    return {*slug(folded(company)).split("-"), *nickname_words(nickname(interview))}


def is_plain(text: str, characters: bytes = _PLAIN) -> bool:
    """Whether a text has none but certain ASCII characters: by default those that are printable, and line feeds.

    `isprintable` takes five times as long, and every file is asked.
    """
    return text.isascii() and not text.encode().translate(None, characters)


def suspicious(text: str, start: int = 0) -> re.Match[str] | None:
    """The first character that hides in the text."""
    if is_plain(text, _TYPED) or text.translate(_LINE_ENDS).isprintable():
        return None
    return re.compile(SUSPICIOUS).search(text, start)


def visible(text: str) -> str:
    """The text on one line, safe to show: control characters, direction overrides and floods of marks made visible."""
    if not text.isprintable():  # as all of these characters are not
        text = re.sub(_CONTROL, lambda m: " " if m[0] in "\n\t" else f"\\x{ord(m[0]):02x}", text)
        text = re.sub(_DIRECTION, lambda m: f"<U+{ord(m[0]):04X}>", text)
        text = re.sub(_ZERO_WIDTH, "", text)
    return text if text.isascii() else _without_floods(text)


def for_shell(text: str) -> str:
    """The text as one word of a shell: in quotes where it needs some (`shlex` is not loaded for the others).

    Letters and digits need none, of whichever script: no shell has a meaning for them.
    """
    letters = text.translate(_WITHOUT_SIGNS)
    if letters.isalnum() or (text and not letters):
        return text
    from shlex import quote

    return quote(text)


def in_shell(words: Iterable[str]) -> str:
    """Some words as a shell takes them."""
    return " ".join(map(for_shell, words))


def to_type(words: str, options: str = "") -> str:
    """A command of followup to type, safe to show; `options` follow it: those of the journal that was named, if one was."""
    return visible(f"followup {words}{options}")


def _without_floods(text: str) -> str:
    """At most three characters without a width of their own behind one that has: a flood of marks breaks the line."""
    out, run = [], 0
    for char in text:
        run = run + 1 if unicodedata.category(char) in ("Mn", "Me", "Cf") else 0
        if run <= 3:
            out.append(char)
    return "".join(out)


def brief(text: str) -> str:
    """A text of a message with the middle left out where it is long, as where a person typed far too much."""
    return text if len(text) <= 240 else f"{text[:150]} … {text[-80:]}"


def few(names: Iterable[str]) -> str:
    """Names in a row, safe to show, each once: the first ten, and how many more there are."""
    shown = [brief(visible(name)) for name in dict.fromkeys(names)]
    return ", ".join(shown[:10]) + (f" and {len(shown) - 10} more" if len(shown) > 10 else "")


def width(text: str) -> int:
    """The columns that a text takes in a terminal."""
    if text.isascii():
        return len(text)
    return sum(
        0
        if unicodedata.combining(c) or unicodedata.category(c) in ("Cf", "Me")
        else 2
        if unicodedata.east_asian_width(c) in "WF"
        else 1
        for c in text
    )


def clipped(text: str, columns: int) -> str:
    """The text cut to a number of terminal columns, with an ellipsis where something is missing."""
    if width(text) <= columns:
        return text
    out, used = "", 0
    for char in text:
        size = width(char)
        if used + size > columns - 1:
            break
        out, used = out + char, used + size
    return out.rstrip() + "…"
