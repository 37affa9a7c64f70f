"""What is a sentence and what is a fragment, in English and in German."""

from __future__ import annotations

import pytest

from followup_kit.drafts.languages.note_language import note_language
from followup_kit.drafts.notes.reading.statements import points_back

pytestmark = pytest.mark.zone_free  # text alone

SENTENCES = [
    "Suppliers get paid within thirty days without exception.",
    "School bookings fell when the coach company closed.",
    "Associates keep their own files from month three.",
    "We talked about straw from Luton and how it is plaited.",
    "I bought straw for six years and I know the growers by name.",
    "When the coach company closed, school bookings fell.",
    "The oven holds its heat for nine hours after the last loaf.",
    "Patients choose their own supper time on the long-stay bays.",
    "handover is at the bedside, not in the office",
    "Moving to streaming is what they plan.",
    "My grandmother kept a register, and I learned to read her hand.",
    "The footsteps are recorded in a church two streets away.",
    "A plan that is never thawed is as lost as one that burnt.",
    "Two of the nine banks still send a fax when a file is late.",
    "Nobody has dared.",
    "Brewers taste every batch before noon.",
    "Four looms still run on the original belts.",
    "The dye house moved to Leeds in spring and it is twice as fast.",
    "I'd visit every supplier before the first order.",
    "The report that they send is read by nobody.",
    "Clients ask me first.",
    "The caravan is open to anybody until ten.",
    "What they plan is big and slow.",
    "In spring the dye house moved to Leeds.",
    "I would isolate one track circuit at a time.",
    "Every apprentice builds a chair in the first year.",
    "The ward keeps its own stock of blankets.",
    "Half of the crates come back empty on Mondays.",
    "Your drivers start before four.",
    "The well ran dry in the second summer.",
    "Dana Whitfield and Jo showed me the rota.",
    "The kitchen sends two hundred meals to the wards.",
    "You should see the loft.",
    "A client who knows the price of the next step takes it sooner.",
    "I dyed wool for two winters.",
    "Bookings from schools doubled after the fair.",
    "We aged it in oak.",
]
FRAGMENTS = [
    "Wants a buyer who knows wool by summer.",
    "Explained the order book and was patient with me.",
    "Streaming platform, dbt, Kafka and more.",
    "Walked the floor with the night sister.",
    "Good talk about merino and drought.",
    "Good talk about merino and how they spin it.",
    "Long chat about hops; cold store next to the kiln.",
    "Nightly loads, streaming, Kafka, dbt, and more.",
    "Moving to streaming.",
    "A small company based in Leeds with two dyers.",
    "Also explained the book and was patient.",
    "Because they need wool.",
    "Really liked the shop.",
    "Night shifts in the yard, twice a week.",
    "Three vacancies, two filled by bank.",
    "two years of it at Corby, and forty shipments a month.",
    "Not sure whether they need me.",
    "Proper staff room!!",
    "Old drawings and new pumps.",
    "A yard where you can hear the sea.",
    "The night shifts and the long weekends.",
    "Needs somebody for the kiln.",
    "Never met the owner.",
    "Owned by its members.",
    "Then showed me the loft.",
    "Books, laugh, free Fridays in summer.",
    "Bakes all the bread by hand.",
    "Wool sold by weight.",
    "Cut dye costs by nine percent at Corby.",
    "Ran the night ward for two winters.",
    "Interesting how they dye wool.",
    "Six years of nights on a ward.",
    "Answers to questions about yarn.",
    "Works by the book and the clock.",
    "That seed from the fair.",
    "Wool dyed in the old vats.",
]
SÄTZE = [
    "Wir haben über den Abbund gesprochen.",
    "Lieferanten bekommen ihr Geld innerhalb von zwei Wochen.",
    "Der Färber zeigte mir das Buch und blieb geduldig.",
    "Ich habe gelernt, dass ein Zapfen aus Eiche im Winter anders arbeitet als im Sommer.",
    "Die alte Kirche steht seit dem Krieg leer.",
    "Im Winter arbeitet die Werkstatt nur halbtags.",
    "Jeder Lehrling baut im ersten Jahr einen Stuhl.",
    "Das Archiv, das im Keller liegt, wird selten benutzt.",
    "Die Gesellen kommen um sechs und gehen um drei.",
    "Ich lese die Bücher wirklich, das ist alles.",
    "Vor dem Tor stand ein Wagen mit Eichenholz.",
]
BRUCHSTÜCKE = [
    "Sucht jemanden, der auch rechnet.",
    "Gutes Gespräch über Wolle.",
    "Gutes Gespräch, um alles zu klären.",
    "Wolle färben und spinnen.",
    "Eine Werkstatt, die um sechs öffnet.",
    "Erklärte das Buch und war geduldig.",
    "Kein Meister im Haus.",
    "Will jemanden mit Geduld.",
    "Lange Liste mit alten Fragen.",
]


@pytest.mark.parametrize(
    ("code", "text", "is_sentence"),
    [
        *(("en", text, True) for text in SENTENCES),
        *(("en", text, False) for text in FRAGMENTS),
        *(("de", text, True) for text in SÄTZE),
        *(("de", text, False) for text in BRUCHSTÜCKE),
        ("en", "", False),
        ("en", "Wool.", False),
        ("de", "Ja.", False),
    ],
)
def test_a_sentence_has_a_subject_and_a_verb(code, text, is_sentence):
    """A verb of a subordinate clause does not make one, nor a verb without a subject."""
    assert note_language(code).grammar.is_sentence(text) is is_sentence


@pytest.mark.parametrize(
    ("text", "rests"),
    [
        ("That is why they want a buyer.", True), ("It was the last one.", True), ("I said: no.", True), ("I took that home with me.", True),
        ("I liked that more than any chart.", True), ("Then we left.", True), ("“This is ours.”", True), ("Das ist alles.", True), ("So do I.", True),
        ("I liked that shop.", False), ("I suggested a test for it and that worked.", False), ("We talked about the kiln.", False), ("Items were lost.", False),
        ("I think that wool is warm.", False), ("Thatch burns well.", False),
    ],
)  # fmt: skip
def test_what_rests_on_the_statement_before(text, rests):
    """A word that points back opens it, or it is about something that is named only there."""
    assert points_back(text) is rests


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Ich habe sechs Jahre lang Garn für drei Webereien eingekauft.", True),
        ("Ich habe die Brenner im Werk gewartet und dokumentiert.", True),
        ("Ich verhandelte mit vier Spediteuren.", True),
        ("Ich habe im Lebenslauf zwei Jahre geschönt.", False),
        ("Ich habe dort gekündigt.", False),
    ],
)
def test_german_work_is_told_from_what_else_one_has_done(sentence, found):
    """A participle of work at the end, and no other."""
    assert note_language("de").evidence.is_of_work(sentence) is found
