"""Tells a sentence from a fragment: a subject, and after it a verb that belongs to no subordinate clause.

No dictionary is complete, so a sentence may be taken for a fragment; it is offered then, not lost. The other way round a fragment
would be in a letter, so wherever a form may be a noun as well ("loads", "the night shifts"), it counts as one.
"""

from __future__ import annotations

from collections.abc import Mapping

from ...base.light import Any, NamedTuple
from .kept_patterns import compiled
from .known_patterns import whole_words

_TOKEN = compiled(r"[^\W\d_]+(?:[-'][^\W\d_]+)*|\d+|[,;:()]")


class Token(NamedTuple):
    """A word as typed and in lower case; `after_comma` where one stands before it."""

    text: str
    word: str
    after_comma: bool


class Grammar:
    """The closed classes of one language, its verbs and their endings (`[grammar]` in `notes.toml`)."""

    def __init__(self, raw: Mapping[str, Any]) -> None:
        def words(key: str) -> frozenset[str]:
            return frozenset(w.lower() for w in raw.get(key, ()))

        self.capitals: bool = raw["nouns_have_capitals"]
        self.auxiliaries, self.pronouns = words("auxiliaries"), words("pronouns")
        self.subordinators, self.after_comma = words("subordinators"), words("subordinators_after_comma")
        self.before_pronoun = words("subordinators_before_pronoun")
        self.determiners, self.prepositions, self.adverbs = words("determiners"), words("prepositions"), words("adverbs")
        self.pasts, self.verbs, self.intransitive = words("pasts"), words("verbs"), words("intransitive")
        self.articles, self.objects = words("articles"), words("objects")
        self.past_forms, self.unchanged, self.passive = words("past_forms"), words("unchanged"), words("passive")
        self.small_words = self.auxiliaries | self.pronouns | self.determiners | self.prepositions | self.subordinators
        self.joining, self.before_infinitive = words("joining") | {","}, words("before_infinitive")
        self.comparing, self.doing_endings = words("comparing") | {","}, tuple(raw["doing_endings"])
        self.not_past, self.after_loose_object = words("not_past"), words("after_loose_object")
        self.first_persons, self.states = words("first_persons"), words("states")
        self.participle = whole_words((raw["participle"],))
        self.contracted_states = tuple(raw["contracted_states"])
        self.contracted, self.after_pronoun = tuple(raw["contracted"]), raw["contracted_after_pronoun"]
        self.past_endings, self.plurals = tuple(raw.get("past_endings", ())), tuple(raw["plural_endings"])
        self.endings, self.infinitives = tuple(raw.get("endings", ())), tuple(raw.get("infinitive_endings", ()))
        self.open_ended = words("never_last") | (
            self.auxiliaries | (self.pronouns - words("may_be_last")) | self.subordinators | self.determiners | self.prepositions
        )
        self.wanting = self.open_ended - words("may_end_a_line")

    def is_sentence(self, text: str) -> bool:
        """Whether a text has a main clause with a subject. Case and the full stop are not looked at."""
        tokens = tokens_of(text)
        lead = next((i for i, t in enumerate(tokens) if t.word not in self.adverbs), len(tokens))
        if lead >= len(tokens) or (self._may_be_verb(tokens[lead]) and not self._follows_verb(tokens, lead + 1)):
            return False
        waiting = after_auxiliary = False  # for the verb of a subordinate clause; "has been" is one verb
        for i in range(lead, len(tokens)):
            if self.subordinates(tokens, i):
                waiting, after_auxiliary = True, False
            elif (i > lead and self._is_finite(tokens, i, lead)) or self._has_subject_inside(tokens[i].word):
                if not waiting and not after_auxiliary:
                    return True
                waiting, after_auxiliary = False, self._is_auxiliary(tokens, i)
            elif tokens[i].word not in self.adverbs:
                after_auxiliary = False
        return False

    def small_words_in(self, text: str) -> int:
        """How many words of a text are of the closed classes: articles, pronouns, prepositions, auxiliaries."""
        return sum(t.word in self.small_words for t in tokens_of(text))

    def has_loose_object(self, text: str) -> bool:
        """Whether a sentence is about something that only the one before it names: "I took that home with me."."""
        tokens = tokens_of(text)
        for at, token in enumerate(tokens):
            if token.word in self.objects and at:
                after = tokens[at + 1].word if at + 1 < len(tokens) else ""
                before = tokens[at - 1].word
                loose = not after or after in self.prepositions | self.adverbs | self.after_loose_object | {","}
                return loose and before not in self.subordinators and before not in self.pronouns
            is_noun = at > 0 and tokens[at - 1].word in self.determiners - self.objects
            closed = token.word in self.open_ended | self.adverbs
            if is_noun or (not closed and not self._may_be_verb(token) and not token.word.endswith("n")):
                return False  # it is named here
        return False

    def tells_what_happened(self, text: str) -> bool:
        """Whether a text tells of the past of anything but its first person: "how it ended", and not "how it is kept"."""
        tokens = tokens_of(text)
        subordinate = False
        for at, token in enumerate(tokens):
            subordinate = subordinate or self.subordinates(tokens, at)
            past = token.word in self.past_forms or (
                token.word in self.pasts - self.unchanged or (token.word.endswith(self.past_endings) and len(token.word) > 4)
            )
            if past and at and not self._is_first_person_or_passive(tokens, at, subordinate):
                return True
        return False

    def _is_first_person_or_passive(self, tokens: list[Token], at: int, subordinate: bool) -> bool:
        back = at - 1
        while back and tokens[back].word in self.adverbs:
            back -= 1
        before = tokens[back].word
        if before in self.first_persons or (before in self.joining and not subordinate):
            return True
        is_noun_after = at + 1 < len(tokens) and tokens[at + 1].word not in self.open_ended | self.adverbs | {","}
        adjective = before in (self.determiners | self.prepositions) - self.pronouns and is_noun_after
        return tokens[at].word not in self.past_forms and (before in self.passive or adjective)

    def may_be_form(self, word: str) -> bool:
        """Whether a word may be a form of a verb that is listed: "means", but also "plans"."""
        return bool(self._base(word.lower()))

    def can_end(self, line: str) -> bool:
        """Whether a line may end where it does: not after an article, a preposition or any other word that wants another."""
        found = tokens_of(line)
        return bool(found) and line.rstrip()[-1:] not in ",-–—(&/" and found[-1].word not in self.wanting

    def subordinates(self, tokens: list[Token], at: int) -> bool:
        """Whether a word opens a subordinate clause."""
        token = tokens[at]
        following = tokens[at + 1].word if at + 1 < len(tokens) else ""
        if token.word in self.before_pronoun:
            return following in self.pronouns
        if not at and token.word in self.pronouns and len(tokens) > 1 and self._is_auxiliary(tokens, 1):
            return False  # "That is why"
        return token.word in self.subordinators or (token.after_comma and token.word in self.after_comma)

    def _follows_verb(self, tokens: list[Token], at: int) -> bool:
        """Whether the next word is a verb without doubt or a form of one, so that the word before it is its subject."""
        while at < len(tokens) and tokens[at].word in self.adverbs:
            at += 1
        return at < len(tokens) and (self._may_be_verb(tokens[at]) or self._is_auxiliary(tokens, at))

    def _is_auxiliary(self, tokens: list[Token], at: int) -> bool:
        word = tokens[at].word
        if word in self.auxiliaries or word.endswith(self.contracted):
            return True
        stem, mark, _ = word.partition("'")
        return bool(self.after_pronoun and mark and word.endswith(self.after_pronoun) and stem in self.pronouns)

    def _has_subject_inside(self, word: str) -> bool:
        """Whether a contraction is a subject with its verb: "I'd", "they're"."""
        stem, mark, _ = word.partition("'")
        return bool(mark) and stem in self.pronouns and self._is_auxiliary([Token(word, word, False)], 0)

    def _may_be_verb(self, token: Token) -> bool:
        """Whether a word may be a finite verb, whatever stands around it."""
        word = token.word
        if word in self.pasts or word in self.auxiliaries:
            return True
        if self.capitals:
            return word.endswith(self.endings) and any(word.removesuffix(e) in self.verbs for e in self.endings)
        if word.endswith(self.past_endings) and len(word) > 4 and word not in self.not_past:
            return True
        return bool(self._base(word))

    def _base(self, word: str) -> str:
        """The verb that a word is the plain form or the `-s` form of; empty if of none."""
        if word in self.verbs:
            return word
        for ending, instead in (("ies", "y"), ("es", ""), ("s", "")):
            if word.endswith(ending) and word.removesuffix(ending) + instead in self.verbs:
                return word.removesuffix(ending) + instead
        return ""

    def _is_finite(self, tokens: list[Token], at: int, lead: int) -> bool:
        """Whether a word after the first is a finite verb, by its form and by what stands beside it."""
        token, word = tokens[at], tokens[at].word
        back = at - 1
        while back > lead and tokens[back].word in self.adverbs:
            back -= 1
        if back < at - 1 and tokens[back].word in self.determiners - self.pronouns:  # "the well", "the still"
            back = at - 1
        before = tokens[back].word
        after = tokens[at + 1].word if at + 1 < len(tokens) else ""
        if self._is_auxiliary(tokens, at):
            return before not in self.before_infinitive and (not self.capitals or token.text[0].islower())
        if self.capitals:
            bare = word.endswith(self.infinitives) and (not after or after in self.joining)
            return (
                token.text[0].islower()
                and before not in self.before_infinitive
                and not bare
                and self._may_be_verb(token)
                and word not in self.adverbs
            )
        subject = before in self.pronouns
        if before in self.prepositions or (before in self.determiners and not subject):
            return False
        if word in self.pasts:
            return after != "by"
        if word.endswith(self.past_endings) and (len(word) > 4 or subject):
            infinitive = after == "to" and at + 2 < len(tokens) and tokens[at + 2].word in self.verbs | self.auxiliaries | {"be"}
            return subject or infinitive or word in self.intransitive or after not in self.prepositions | {""}
        if not self._base(word):  # a verb that is not listed: "A museum never deletes a name"
            unknown = word not in self.open_ended | self.adverbs and word.endswith("s") and not word.endswith(("ss", "us"))
            return unknown and tokens[lead].word in self.determiners and not before.endswith("s") and after in self.articles
        if word in self.verbs:
            return subject or (before.endswith(self.plurals) and not before.endswith("ss") and after != "of" and bool(after))
        if subject:
            return True
        return not before.endswith(self.plurals) and after in (self.determiners | {"to", "how"}) - {"s"}


def tokens_of(text: str) -> list[Token]:
    """The words and commas of a text."""
    found: list[Token] = []
    comma = False
    for match in _TOKEN.finditer(text.replace("’", "'")):
        if match[0] in ",;:()":
            comma = match[0] == ","
            if match[0] == "," and found:
                found.append(Token(",", ",", False))
            continue
        found.append(Token(match[0], match[0].lower(), comma))
        comma = False
    return found
