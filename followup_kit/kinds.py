"""The kinds of action, one row each, and the words that a log and a row may use. Pure data: everything that differs from kind
to kind, and is no rule, is said here once."""

from __future__ import annotations

from .base.light import Any, Mapping, NamedTuple

# The states of a row. What may still be done is open; what may be done now is in the first three.
NOW_STATES = ("overdue", "due", "blocked")
OPEN_STATES = (*NOW_STATES, "waiting")
STATES = (*OPEN_STATES, "done", "dropped")

CHANNELS = ("email", "phone", "mail", "linkedin", "in-person", "other")
OTHER_SENT = ("reference-outreach", "public-post", "other")  # besides the kinds of action
HEARD = ("reply", "invitation", "assignment", "offer", "rejection", "reference-check", "connected", "other")
WORDS = frozenset({"reply", "invitation", "assignment", "offer", "rejection"})  # what counts as words from the company (rule 3)

# To whom a row goes. The person in charge, an interviewer and the recruiter belong to the company's side.
ONESELF, INTERVIEWER, REFERENCE, IN_CHARGE, RECRUITER = "oneself", "interviewer", "reference", "in charge", "recruiter"
OFFICE = "office"  # of the company, about an interviewer
# What a row says that waits for a person to be named, for `interest`, and one dropped because it helps nobody any more.
NO_PERSON = "no person named"
UNDECIDED = "interest is undecided"
ACCEPTED = "you accepted the offer of"
TOO_LATE = "it is too late to help"
# When a newer round, or an outcome, takes an open row off the list.
AT_ONCE, WHEN_OVER, AFTER_DEADLINE, NEVER = "at once", "when it is over", "when its deadline has passed too", "never"
IF_EARLIER = "at once, if it was there before"


class Kind(NamedTuple):
    """A kind of action: `rule` and what it asks for; in what words a row says it; to whom it goes; what ends it.

    `newer_round` and `outcome` say when these drop an open row of the round before; `interest_no` and `cancelled` whether
    those do. `late` is the number of days after its deadline for which a row stays on the list (None: for ever). `params`
    are the parameters that a playbook may set, each with the kit's own value and what it must be.
    """

    name: str
    rule: str
    asks: str
    words: str  # {to} and {by} are filled in
    because: str  # why, in few words; empty where the row's own reason says it better
    to: str
    params: Mapping[str, tuple[Any, str]] = {}  # noqa: RUF012 - never changed
    newer_round: str = WHEN_OVER
    outcome: str = AT_ONCE
    interest_no: bool = False
    cancelled: bool = True
    late: int | None = 30
    rank: int = 2  # where `due` has it among what is as urgent: 0 what cannot wait, 1 notes and calls, 2 the rest
    drafted: bool = True  # whether a note or a script can be drafted
    by_hand: str = ""  # what to write into which file, where no command marks it done
    answers: tuple[str, ...] = ()  # the commands one of which settles it, in place of `done`; {entry} is what to call the entry
    past_recruiter: bool = False  # whether sending it past a recruiter in charge is against the advice
    per_search: bool = False  # whether it exists once, and belongs to no interview
    always: bool = False  # whether no playbook can leave it out

    @property
    def logged(self) -> bool:
        """Whether `done` is the command for it, which writes a line into the log."""
        return not self.by_hand and all(words.startswith("done ") for words in self.answers)

    @property
    def outward(self) -> bool:
        """Whether somebody else hears of it."""
        return self.to != ONESELF

    @property
    def to_company(self) -> bool:
        """Whether it is a message to one of the company's people, or to the recruiter."""
        return self.to in (INTERVIEWER, IN_CHARGE, RECRUITER)


_ROWS = (
    Kind(
        "prepare", "R01",
        "before the interview, know what to ask before leaving: next steps, when they decide, how to reach everybody",
        "Prepare the interview", "what to ask before you leave", ONESELF,
        {"days_before": (2, "days")}, late=0,
    ),
    Kind(
        "reflect", "R02", "weigh the pluses against the minuses, and say whether you are interested",
        "Weigh it up, set interest", "while it is fresh", ONESELF, interest_no=True, late=7, drafted=False,
        answers=("interest {entry} yes", "interest {entry} no"),
    ),
    Kind(
        "debrief", "R03", "where a recruiter is involved, the recruiter hears first how it went",
        "Debrief {to}{by}", "the recruiter hears it first", RECRUITER,
        {"hours": (24, "hours"), "blocks_thanks": (False, "yes or no")}, late=7, rank=1,
    ),
    Kind(
        "find-address", "R06", "where there is no way to reach an interviewer, ask for the address",
        "Ask{by} for the address of {to}", "the thank-you waits for it", OFFICE,
        newer_round=AFTER_DEADLINE, outcome=AFTER_DEADLINE, late=7, rank=1,
    ),
    Kind(
        "thank-you", "R04", "a thank-you of its own to every interviewer",
        "Thank {to}{by}", "", INTERVIEWER,
        {"hours": (24, "hours"), "needs_interest": (False, "yes or no"), "letter_is_second": (False, "yes or no")},
        newer_round=AFTER_DEADLINE, outcome=AFTER_DEADLINE, late=7, past_recruiter=True, rank=1,
    ),
    Kind(
        "letter", "R05", "a handwritten note by post to every interviewer",
        "Write {to} a letter{by}", "a note by hand", INTERVIEWER,
        {"hours": (48, "hours"), "optional": (True, "yes or no")},
        newer_round=AFTER_DEADLINE, interest_no=True, late=7, past_recruiter=True, rank=1,
    ),
    Kind(
        "decline", "R07", "not interested: say so to the person in charge, and keep the door open",
        "Decline to {to}{by}", "you are not interested", IN_CHARGE,
        {"hours": (48, "hours")}, newer_round=NEVER, past_recruiter=True, rank=1,
    ),
    Kind(
        "tell-reference", "R09", "tell each reference about the interview, best before it",
        "Tell {to}{by} that they may call", "so that it is no surprise", REFERENCE,
        {"days_before": (7, "days"), "hours": (24, "hours"), "optional": (False, "yes or no")}, interest_no=True, late=7,
    ),
    Kind(
        "ask-reference", "R10", "ask each reference whether the company has called",
        "Ask {to}{by} whether they called", "a good sign if they did", REFERENCE,
        {
            "working_days": (3, "days"),
            "due_working_days": (5, "days from 1"),
            "optional": (False, "yes or no"),
        },
        interest_no=True, late=7,
    ),
    Kind(
        "check-in", "R11", "nothing heard: ask where it stands, not before the promised date",
        "Check in with {to}{by}", "", IN_CHARGE,
        {
            "ladder": (["email"], "steps"),
            "days": (7, "days"),
            "promise": ("decides", "decides or delays"),
            "once": (False, "yes or no"),
            "step_working_days": (5, "days from 1"),
            "invitation_working_days": (5, "days from 1"),
            "due_working_days": (2, "days from 1"),
        },
        newer_round=AT_ONCE, interest_no=True, past_recruiter=True,
    ),
    Kind(
        "connect", "R13", "a LinkedIn request, never on the day of an interview",
        "Connect with {to}{by}", "stay in touch", INTERVIEWER,
        {
            "after": ("interview", "interview or outcome"),
            "days": (7, "days"),
            "due_days": (14, "days"),
            "optional": (True, "yes or no"),
        },
        newer_round=NEVER, outcome=NEVER, interest_no=True,
    ),
    Kind(
        "thank-after-rejection", "R14", "rejected: a short, gracious thank-you",
        "Thank {to}{by} for the answer", "keep the door open", IN_CHARGE,
        {"hours": (48, "hours")}, newer_round=NEVER, outcome=NEVER, cancelled=False, past_recruiter=True, rank=1,
    ),
    Kind(
        "move-on", "R15", "every try is used up and still nothing: leave it alone and close it",
        "Move on and close it", "every try is used up", ONESELF,
        {"days": (14, "days"), "due_working_days": (2, "days from 1")}, newer_round=AT_ONCE, drafted=False,
    ),
    Kind(
        "answer-offer", "R17", "an offer is on the table: answer it in time",
        "Answer the offer, to {to}{by}", "they wait for you", IN_CHARGE,
        {"working_days": (3, "days from 1")}, newer_round=NEVER, outcome=NEVER, cancelled=False, late=None, always=True, rank=0,
        answers=("done {entry} answer-offer --accepted yes", "done {entry} answer-offer --accepted no"),
    ),
    Kind(
        "assignment", "R18", "they gave you something to do: hand it in in time",
        "Hand in what {to} asked for{by}", "they wait for you", IN_CHARGE,
        {"working_days": (5, "days from 1")}, outcome=IF_EARLIER, interest_no=True, cancelled=False, always=True, rank=0,
    ),
    Kind(
        "review-profiles", "R16", "once per search: social profiles up to date and clean",
        "Bring your social profiles up to date", "once per search", ONESELF,
        {"days_before": (7, "days")}, late=None, drafted=False,
        by_hand="set profiles_reviewed in journal.toml", per_search=True,
    ),
)  # fmt: skip
KINDS = {kind.name: kind for kind in _ROWS}
