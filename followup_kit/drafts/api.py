"""What the other rooms ask for: drafts, briefs, where each sentence comes from. Light: each function loads what it needs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime

from ..api import Board, open_board
from ..base.light import TYPE_CHECKING
from ..errors import BadChoice, FollowupError
from ..journal.disk.find_journal import PATH
from ..journal.problems import problem_text
from ..model import Action, Interview, Problem
from .draft import Draft, Drafted, draftable

if TYPE_CHECKING:
    from .notes.reading.headings import Headings
    from .output.outdated import Outdated


class BadTemplate(FollowupError):
    """A template of the journal's own is wrong, so that nothing can be drafted with it (docs/drafts.md, section 5)."""

    exit_code = 1


def known_headings(board: Board) -> Headings:
    """The headings of notes that the kit or the journal's `journal.toml` knows, with what they mean."""
    from .notes.reading.headings import all_headings

    return all_headings(dict(board.journal.settings.headings))


def is_name_of_panel(title: str, entry: Interview) -> bool:
    """Whether a heading names one of an entry's interviewers, or all of them (`## Both`), so that what is below it is theirs."""
    from .notes.reading.owners import addressed_by

    return addressed_by(title, tuple(p.name for p in entry.interviewers)) is not None


def notes_for_others(board: Board) -> Callable[[Interview], str]:
    """Tells of an entry what of its notes may leave the person's own eyes, as text; the other lines are empty.

    That is what is below the headings that the kit or `journal.toml` knows, without what is or sounds private; as in drafts.
    """
    from .notes.choosing.for_others import notes_for_others as of_entry

    headings = known_headings(board)
    return lambda entry: of_entry(entry, headings)


def draft_notes(
    journal: PATH | Board | None = None,
    now: datetime | str | None = None,
    playbook: str | None = None,
    *,
    only: str | None = None,
) -> list[Draft]:
    """The drafts for a journal's open actions, reviewed, in the order of `due`.

    `journal`, `now` and `playbook` are those of `open_board`; `only` is the id of an action or an interview. Raises BadTemplate
    where a template of the journal's own is wrong, and what `open_board` raises.
    """
    board = journal if isinstance(journal, Board) else open_board(journal, now, playbook)
    drafted = drafts_of(board, [a for a in draftable(board) if only is None or only in (a.id, a.interview)])
    wrong = [p for p in drafted.problems if p.severity == "error"]
    if wrong:
        raise BadTemplate(problem_text(wrong[0]))
    return drafted.drafts


def drafts_of(
    board: Board, actions: Iterable[Action], *, fresh: bool = False, own_program: bool = False, review: bool = True
) -> Drafted:
    """A draft for each action, in their order, with the problems of the journal's templates and saved drafts.

    `fresh` ignores what the person saved and edited; `own_program` lets the program of their configuration write, if it names
    one; without `review` nothing is proofread, which is quicker, and no draft has findings. An action whose template or saved
    draft has an error has no draft. With `own_program`, raises BadConfiguration where the configuration cannot be understood,
    and NoBrief where the journal's template of the brief is wrong.
    """
    from .compose import compose
    from .output.edited import with_edited

    drafted = compose(board, actions)
    if not fresh:
        drafted = with_edited(board, drafted)
    if own_program:
        from .own_program import own_command

        command = own_command()
        if command:
            from .assistant import assisted

            drafted = assisted(board, drafted, command)
    if not review:
        return drafted
    from .checks.review import reviewed

    return Drafted(reviewed(board, drafted.drafts), drafted.problems)


def briefs_of(
    board: Board, actions: Iterable[Action], *, initials: bool = False, with_offers: bool = False
) -> tuple[str, list[Problem]]:
    """A brief for each action but `prepare`, one below the other, and what is wrong with templates and saved drafts.

    `initials` shortens people's names, `with_offers` adds what is offered and was not picked. Raises NoBrief where the journal's
    template of the brief is wrong (docs/drafts.md, section 7).
    """
    from .brief import brief_of
    from .compose import compose
    from .output.edited import with_edited

    drafted = compose(board, actions)
    edited = with_edited(board, drafted)
    saved = {d.action: d.body for d in edited.drafts if d.saved}
    texts = [
        brief_of(board, d, initials=initials, with_offers=with_offers, picked_in=saved.get(d.action, ""))
        for d in drafted.drafts
        if d.outward
    ]
    return "\n".join(texts), edited.problems


def outdated_files(board: Board, drafts: Iterable[Draft]) -> list[Outdated]:
    """The mails and pages saved for these drafts that are not what the drafts say now, as the person edited them."""
    from .output.outdated import is_anything_saved, outdated

    mine = list(drafts)
    named = {d.action for d in mine} if is_anything_saved(board) else set()
    together = {(d.interview, d.kind, d.via) for d in mine if d.via and d.by == "email"}  # enclosed in one mail
    also = {a.id for a in draftable(board) if (a.interview, a.kind, a.via) in together}
    if not named:
        return []
    edited = drafts_of(board, [a for a in board.actions if a.id in named | also], review=False).drafts
    return [x for x in outdated(board, edited) if named & set(x.actions)]


def left_over_files(board: Board, interviews: Iterable[str] | None = None) -> list[str]:
    """A line for each saved draft whose action is dropped or gone; of these interviews, if given."""
    from .output.outdated import left_over

    return list(left_over(board, interviews))


def explained(board: Board, drafts: Iterable[Draft]) -> str:
    """The sentences of each draft, each with its places on the line below (`--explain`; docs/drafts.md, section 1)."""
    from .checks.provenance import explained as with_places

    return "\n".join(with_places(board, d) for d in drafts)


def spelling_unchecked(drafts: Iterable[Draft]) -> bool:
    """Whether some of the drafts are in a language that a spell checker knows, and none is installed."""
    from .checks.review import spelling_unchecked as unchecked

    return unchecked(list(drafts))


def template_variables() -> Mapping[str, str]:
    """The names that a template may use, each with what it means (`--template-vars`; docs/drafts.md, section 5)."""
    from .filling.template_job import VARIABLES

    return VARIABLES


def keep() -> None:
    """Keep what of the kit's own had to be worked out for drafts, so that the next time takes less; nothing of a journal."""
    from .languages.kept_patterns import keep_patterns

    keep_patterns()


def pick(board: Board, action: str, numbers: Iterable[int]) -> str:
    """Take what is offered by these numbers into the draft of an action, and save it; the file, below the journal.

    Raises BadChoice for an action without a draft, and what `save_picks` raises.
    """
    from .output.picks import save_picks

    drafts = drafts_of(board, [a for a in board.actions if a.id == action], review=False).drafts
    if not drafts:
        raise BadChoice("no note can be drafted for", action, "followup draft lists those that are open")
    return save_picks(board, drafts[0], set(numbers))
