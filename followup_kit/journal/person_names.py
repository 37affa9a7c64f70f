"""Whether a text is the name of one person: quickly for the usual ones. What is wrong with another one: `name_faults`."""

from __future__ import annotations

from ..base.light import lru_cache, re
from ..base.nothing_said import says_nothing

_INSIDE = {ord(c): None for c in " .'’-"}  # what nearly every name has between its letters, if anything
_JOINING = frozenset({"and", "und", "-", "at", "from", "via", "bei"})
# What somebody is, or where, in the place of who it is; in lower case.
NO_NAMES = frozenset((
    "hr", "hr team", "hr department", "human resources", "people team", "talent team", "talent acquisition", "ta",
    "hiring manager", "the hiring manager", "hiring team", "manager", "the manager", "team lead", "the team", "team",
    "whole team", "panel", "the panel", "engineer", "engineers", "developer", "developers", "recruiter", "the recruiter",
    "recruiting", "headhunter", "interviewer", "colleague", "colleagues", "ceo", "cto", "cfo", "coo", "vp", "founder",
    "the founder", "founders", "owner", "boss", "somebody", "someone", "various", "several", "linkedin", "indeed",
    "stepstone", "xing", "agency", "company website", "website", "referral", "personalabteilung", "personaler",
    "personalerin", "fachabteilung", "fachbereich", "teamleiter", "teamleiterin", "teamleitung", "abteilungsleiter",
    "abteilungsleiterin", "chef", "chefin", "geschäftsführer", "geschäftsführerin", "geschäftsführung", "jemand",
    "das team", "kollegen", "mehrere", "verschiedene", "intern", "extern", "internal", "external",
))  # fmt: skip
# What may follow a comma behind a name, in lower case and without signs: degrees, licences, orders, `Jr.`.
_DEGREES = frozenset((
    "jr", "sr", "ii", "iii", "iv", "phd", "dphil", "edd", "psyd", "pharmd", "dnp", "dba", "md", "do", "dds", "dmd", "dvm",
    "rn", "bsn", "msn", "np", "pa", "mba", "emba", "mpa", "mph", "mfa", "msw", "lcsw", "med", "meng", "beng", "mphil", "bsc",
    "msc", "bs", "ms", "ba", "ma", "bed", "bba", "bcom", "jd", "llb", "llm", "esq", "cpa", "cfa", "cfp", "acca", "fca", "aca",
    "cma", "cia", "frm", "pmp", "csm", "cissp", "cisa", "shrmcp", "shrmscp", "phr", "sphr", "cipd", "pe", "ceng", "ra", "aia",
    "riba", "frs", "frcs", "frcp", "mrcp", "obe", "mbe", "cbe", "kc", "qc", "dipling", "diplkfm", "diplinf", "mag", "candmag",
    "candpolit", "ing",
))  # fmt: skip
_CAPITALIZED = ("jr", "sr", "esq", "phd")  # degrees and the like that are also written as names are
_NOBODY = frozenset((
    "direct", "directly", "direct application", "applied directly", "direkt", "direktbewerbung", "direkt beworben",
    "see cv", "see resume", "see résumé", "siehe cv", "siehe lebenslauf", "the usual", "as usual", "as always", "same",
    "same as always", "same as usual", "same as before", "wie immer", "wie üblich",
    "later", "on request", "upon request", "available on request", "available upon request", "auf anfrage", "auf wunsch",
))  # fmt: skip
# Words of which a title is made, and no name: the first of them begins it, or ends it.
SHORT_TITLES = frozenset(("vp", "svp", "evp", "avp", "cto", "ceo", "cfo", "coo", "cio", "cpo", "cmo"))
TITLE_WORDS = SHORT_TITLES | {"manager", "director", "recruiter", "coordinator", "specialist", "of"}
_IN_NO_NAME = _JOINING | TITLE_WORDS
_FIRM_WORDS = frozenset((
    "gmbh", "mbh", "plc", "ltd", "llc", "inc", "corp", "limited", "bv", "ag", "recruiting", "recruitment", "staffing",
    "consulting", "international", "agency", "personalberatung", "executive", "search", "resources", "solutions",
))  # fmt: skip
_AGENCIES = frozenset((
    "hays", "randstad", "adecco", "manpower", "manpowergroup", "robert half", "michael page", "page personnel", "robert walters",
    "korn ferry", "kforce", "heidrick", "egon zehnder", "spencer stuart", "kienbaum", "ferchau", "brunel",
))  # fmt: skip
_NOBODY_FIRST = frozenset(text.partition(" ")[0] for text in _NOBODY)
# Not compiled before they are needed, which is seldom.
_IN_BRACKETS = r"\([^()]*\)|\[[^\[\]]*\]"
DASH = r"\s[-–—|]\s"
_BETWEEN = r"\s[&+/]|[&+/]\s|[^\W\d_][&+/][^\W\d_]|;|,|\s(?:and|und)\s"
_BEHIND_NOBODY = r"[(\[,;:]|\s[-–—|]\s"


@lru_cache(1 << 14)
def is_plain_name(text: str) -> bool:
    """Whether a text is certainly the name of one person and nothing else, as nearly every one is; else `name_faults` says."""
    if says_nothing(text):
        return False
    if text[0].isalpha() and text.translate(_INSIDE).isalpha():
        lowered = text.lower()
        if lowered not in NO_NAMES and _IN_NO_NAME.isdisjoint(lowered.split()):
            return lowered.partition(" ")[0].rstrip(".!") not in _NOBODY_FIRST or not names_nobody(text)
    return False


def without_degrees(name: str) -> str:
    """A name without the degrees that follow a comma: `Jo Park` for `Jo Park, MBA, Ph.D.`."""
    head, comma, last = name.rpartition(",")
    while comma and head.strip() and _is_degree(last.strip()):
        name = head.rstrip()
        head, comma, last = name.rpartition(",")
    return name


def _is_degree(text: str) -> bool:
    """Whether it is one of the degrees, and not written like a name: `Ann, Ma` may be two people."""
    bare = re.sub(r"[\W_]+", "", text).lower()
    return bare in _DEGREES and (not text.istitle() or "." in text or bare in _CAPITALIZED)


def is_firm(text: str) -> bool:
    """Whether a text is the name of an agency, or of some firm, in the place of a recruiter's name."""
    words = text.lower().replace(".", "").split()
    return is_agency(text) or (len(words) > 1 and words[-1] in _FIRM_WORDS)


def names_agency(text: str) -> bool:
    """Whether the name of such an agency stands anywhere in a text."""
    lowered = text.lower()
    return any(agency in lowered for agency in _AGENCIES)


def is_agency(text: str) -> bool:
    """Whether a text is the name of a recruiting agency that is widely known."""
    return " ".join(text.lower().replace(".", "").split()) in _AGENCIES


def several_people(text: str) -> bool:
    """Whether a text names more than one person: with a comma, `&`, `/`, `;`, `+`, `and` or `und` between them.

    What is in brackets or behind a dash is taken for a title; a degree may follow a comma.
    """
    alone = re.split(DASH, " ".join(re.sub(_IN_BRACKETS, "", text).split()), maxsplit=1)[0]
    return re.search(_BETWEEN, without_degrees(alone), re.IGNORECASE) is not None


def names_nobody(text: str) -> bool:
    """Whether a text says that there is nobody, or that it is not known who; what follows in brackets or so says more of that."""
    first = re.split(_BEHIND_NOBODY, text, maxsplit=1)[0].strip()
    return any(says_nothing(t) or t.lower().rstrip(".!") in _NOBODY for t in (text, first) if t)
