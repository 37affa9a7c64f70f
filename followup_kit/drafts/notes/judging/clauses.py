"""What the clauses of a sentence say: that something is done, or only how something is.

A clause has a verb. Where none of its words is a form of "to be" or "to have", that verb says what is done, whichever it is: no
list of verbs is needed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...languages.grammar import Grammar, Token, tokens_of

_SHORTEST = 2  # words of a clause: "it works"


def says_what_is_done(grammar: Grammar, text: str) -> bool:
    """Whether a text has a clause on what is done, or what can or should be: "how straw is graded", "moving the queue".

    A topic alone does not ("the second wave"), nor does how something is ("that the team is down to three").
    """
    tokens = tokens_of(text)
    if not grammar.capitals and _is_doing_something(grammar, tokens):
        return True
    does = _ends_in_doing if grammar.capitals else _has_doing
    return any(does(grammar, clause) for clause in _clauses(grammar, tokens))


def is_topic(grammar: Grammar, text: str) -> bool:
    """Whether a text has no clause: it only names something."""
    tokens = tokens_of(text)
    return not any(t.word in grammar.states for t in tokens) and next(_clauses(grammar, tokens), None) is None


def is_done(grammar: Grammar, text: str) -> bool:
    """Whether a main clause says what is done: "Patients choose their supper", and not "Every desk is full"."""
    tokens = tokens_of(text)
    return not any(t.word in grammar.states for t in tokens) if grammar.capitals else _has_doing(grammar, tokens)


def _clauses(grammar: Grammar, tokens: list[Token]) -> Iterator[list[Token]]:
    """The subordinate clauses of a sentence, each without the word that opens it; "zu" opens one too."""
    begin = None
    for at, token in enumerate(tokens):
        after_preposition = at > 0 and tokens[at - 1].word in grammar.prepositions and token.word in grammar.articles
        infinitive = grammar.capitals and token.word in grammar.before_infinitive
        if infinitive or (grammar.subordinates(tokens, at) and not after_preposition):
            if begin is not None:
                yield tokens[begin:at]
            begin = at + 1
    if begin is not None:
        yield tokens[begin:]


def _has_doing(grammar: Grammar, clause: Sequence[Token]) -> bool:
    if len(clause) < _SHORTEST:
        return False
    if any(t.word in grammar.auxiliaries - grammar.states for t in clause):
        return True  # what can or should be
    return not _has_state(grammar, clause) or any(_is_participle(grammar, word) for word in _behind_states(grammar, clause))


def _has_state(grammar: Grammar, clause: Sequence[Token]) -> bool:
    return any(t.word in grammar.states or t.word.endswith(grammar.contracted_states) for t in clause)


def _behind_states(grammar: Grammar, clause: Sequence[Token]) -> Iterator[str]:
    """The words that follow "is" or "has", adverbs aside."""
    follows = False
    for token in clause:
        if token.word in grammar.states:
            follows = True
        elif follows and token.word not in grammar.adverbs:
            follows = False
            yield token.word


def _ends_in_doing(grammar: Grammar, clause: Sequence[Token]) -> bool:
    """Whether a clause ends in a verb that is more than to be or to have, as a German clause does."""
    end = next((i for i, t in enumerate(clause) if t.word in grammar.comparing), len(clause))
    if not end or not clause[end - 1].text[0].islower():
        return False
    return clause[end - 1].word not in grammar.states or (end > 1 and _is_participle(grammar, clause[end - 2].word))


def _is_doing_something(grammar: Grammar, tokens: list[Token]) -> bool:
    """Whether a text begins with a doing that has an object: "moving the queue", "teaching fractions", "to record the bell"."""
    lead = grammar.prepositions | grammar.adverbs
    at = next((i for i, t in enumerate(tokens) if t.word not in lead or t.word in grammar.before_infinitive), len(tokens))
    if at + 1 >= len(tokens):
        return False
    word, following = tokens[at].word, tokens[at + 1].word
    if word in grammar.before_infinitive:
        return following in grammar.verbs
    closed = grammar.prepositions | grammar.auxiliaries | grammar.subordinators | {","}
    return word.endswith(grammar.doing_endings) and following not in closed - grammar.determiners


def _is_participle(grammar: Grammar, word: str) -> bool:
    return word in grammar.pasts or grammar.participle.fullmatch(word) is not None
