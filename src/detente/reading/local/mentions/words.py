"""Closed classes of words that tell one kind of mention from another. No names: names are the world's."""

from __future__ import annotations

from detente.reading.local.mentions.wordlist import wordset

HONORIFICS = {
    "mr": "m", "mr.": "m", "sir": "m", "lord": "m", "mrs": "f", "mrs.": "f", "ms": "f", "ms.": "f",
    "miss": "f", "lady": "f", "madam": "f", "madame": "f", "dr": None, "dr.": None, "prof": None,
    "prof.": None, "gen": None, "gen.": None, "col": None, "col.": None, "maj": None, "maj.": None,
    "lt": None, "lt.": None, "capt": None, "capt.": None, "brig": None, "brig.": None, "adm": None,
    "adm.": None, "sgt": None, "sgt.": None, "sen": None, "sen.": None, "rep": None, "rep.": None,
    "gov": None, "gov.": None, "rev": None, "rev.": None, "hon": None, "hon.": None, "sheikh": "m",
    "sheikha": "f", "mullah": "m", "maulana": "m", "hajji": "m", "comandante": None,
    "u": "m", "daw": "f", "datuk": "m",
}  # fmt: skip
"""Titles before a name that the roles do not hold, with the gender that they give."""

RANKS = {
    title + dot: sector
    for sector, titles in {
        "MIL": "gen col maj lt capt brig adm sgt",
        "LEG": "sen rep",
        "GOV": "gov",
        "REL": "rev",
        "EDU": "prof",
    }.items()
    for title in titles.split()
    for dot in ("", ".")
}
"""The sector that such a title gives."""

FAITHS = wordset(
    """
    anglican buddhist catholic christian evangelical hindu islamic jewish lutheran moslem muslim orthodox
    protestant religious shia shiite sikh spiritual sufi sunni
    """
)
"""Adjectives of a faith: the leader that they stand before is one of it."""

PARTICLES = wordset(
    """
    abd abu al ben bin bint da das de del della den der di do dos du e el ibn la le ten ter ul
    ur van von y
    """
)
"""Lower-case words inside a person's name."""

BODY_NOUNS = wordset(
    """
    agency alliance army assembly association authority bank battalion bloc board brigade
    brigades bureau center centre church club coalition command commission committee
    confederation conference congress convoy corps council court crescent cross department
    directorate division federation fleet force forces forum foundation front fund government group
    guard guards initiative institute junta league legion mechanism militia ministry mission
    mosque movement network observatory office operation organisation organization parliament
    party police program programme radio regiment resistance senate service services society
    squad television times tribunal union unit university watch wing
    """
)
"""The last word (or the one before "of") of the name of an organisation or group."""

SHORT_FORMS = wordset(
    """
    agency alliance assembly association brigade coalition commission confederation congress council
    federation forum front league legion movement network organisation organization union
    """
)
"""Of these the ones that take up a name without a capital as well: "the Front … the front"."""

ARMED_WORDS = wordset(
    """
    armed brigade brigades fighter fighters gang gangs guerillas guerrilla guerrillas gunmen
    insurgency insurgent insurgents jihad jihadist jihadists liberation militant militants
    militia militiamen militias mujahideen mujahidin paramilitaries paramilitary rebel rebels
    resistance revolutionary self-defence separatist separatists vigilantes warlord
    """
)
"""Words that, beside a name or in it, say that it is an armed group."""

WARRING = wordset("competing conflicting feuding fighting opposing rival warring")
"""Words that say of several that they fight each other: whose they are, they are no side of his."""

PORTFOLIOS = frozenset(
    """
    Affairs Agriculture Communications Cooperation Defence Defense Development Economy Education Energy
    Environment External Finance Foreign Health Home Information Infrastructure Integration Interior Internal
    Justice Labour Law Legal National Oil Planning Political Public Reconciliation Relations Security Social
    Trade Transport Works
    """.split()
)
"""Words of what a minister is the minister of."""

THING_NOUNS = wordset(
    """
    accord accords act agreement agreements airport announcement april august avenue bay border
    bridge charter christianity christmas conference constitution convention corridor crisis cup
    day december declaration easter eid facebook february festival friday highway holiday
    hospital hotel instagram internet islam january july june law line march may memorandum
    minsk monday nobel november october pact plan platform post prize process protocol ramadan
    resolution road saturday sea september square statement strait street summit sunday telegram
    temple thursday treaty truce tuesday tv twitter war wednesday week whatsapp year youtube
    gmt utc est edt cet ist bst
    """
)
"""The last word of a capitalised phrase that names no actor."""

PLACE_NOUNS = wordset(
    """
    airport area areas bank base border capital city coast corridor countryside county crossing
    department district front frontier governorate heights hill hills island islands lake line
    mount mountains oblast outskirts peninsula plains port province provinces region regions
    river road roads sea state strait street streets suburb suburbs temple territory town valley
    village villages zone
    """
)
"""Common nouns that make what stands beside them a place."""

LOCATIVE = wordset(
    """
    above across along around at behind below beneath beyond from in inside into near off onto
    outside over through throughout toward towards via within
    """
)
"""Prepositions whose object is a place."""

MOTION = wordset(
    """
    access advance airlift arrive come deliver depart deploy drive entry evacuate exile export
    extradite flee flight fly go head journey march mission move pilgrimage return road route
    sail send ship tour transfer transport travel trip visit visitor voyage walk way
    """
)
"""Lemmas beside which "to X" is a place."""

STRIKING = wordset(
    """
    assault attack besiege blast bomb bombard capture damage destroy devastate encircle engulf
    enter flatten hit invade leave level liberate occupy overrun pound pummel reach recapture
    retake rock seize shake shell storm strike surround take target visit wreck
    """
)
"""Lemmas whose object, where it is a town, is the place of the act."""

SPEECH = wordset(
    """
    accept accuse acknowledge add admit affirm agree allege announce answer appeal argue ask
    assert assure blame call caution charge claim comment complain concede conclude condemn
    confirm contend counter criticise criticize declare decline demand deny describe disclose
    dismiss emphasise emphasize estimate explain express hail hint indicate inform insist invite
    joke maintain mention note object offer order pledge post predict press proclaim promise
    propose protest question quote read reaffirm recall recommend refuse reiterate reject remark
    reply report request respond reveal say signal speak state stress suggest swear tell testify
    thank threaten tweet urge voice vow want warn welcome wonder write
    """
)
"""Lemmas of verbs that a person or a party does with words."""

WILLED = SPEECH | wordset(
    """
    abandon abide act aim do approve ban begin block breach break bring cancel cease close commit
    consider control cooperate cross cut decide defend deploy desire end expect expel extend
    favor favour fear fight fire give halt hold honor honour hope host impose intend join keep
    launch lift make mean mediate meet negotiate observe open oppose pay plan prefer prepare
    prevent prolong pull push put recognise recognize release remain renew resume retain return
    seek send set shell sign stand start stay stick stop strike struck support suspend take try
    use violate vote wage walk wish withdraw withhold work
    """
)
"""Lemmas of verbs whose subject is, in news of a conflict, a person or a party."""

OF_THINGS = wordset(
    """
    aim allow begin break breach bring call cancel close continue cover cut end expire extend fail favour
    give halt hold include indicate keep launch leave limit make mean mention need offer open oppose prevent
    provide put remain renew require resume return say set show signal stand start state stay stop suggest
    suspend take use violate work
    """
)
"""Lemmas of verbs that a truce, a plan or a text can have as well as a party."""
