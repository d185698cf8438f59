"""The closed vocabularies of the record. Their meanings and sources stand in the codebook."""

from __future__ import annotations

from enum import StrEnum


class Alignment(StrEnum):
    """How a quote was found in the text."""

    EXACT = "exact"
    NORMALISED = "normalised"
    FUZZY = "fuzzy"
    NONE = "none"


class ActorKind(StrEnum):
    """What an actor is."""

    PERSON = "person"
    STATE = "state"
    GOVERNMENT = "government"
    ARMED_GROUP = "armed_group"
    MILITARY = "military"
    ORGANISATION = "organisation"
    ALLIANCE = "alliance"
    GROUP = "group"


class Sector(StrEnum):
    """PLOVER 2 sectors and the top codes of actors that are no state."""

    COP = "COP"
    GOV = "GOV"
    JUD = "JUD"
    LEG = "LEG"
    MIL = "MIL"
    PRM = "PRM"
    PTY = "PTY"
    REB = "REB"
    SPY = "SPY"
    UAF = "UAF"
    UNK = "UNK"
    AGR = "AGR"
    BUS = "BUS"
    CRM = "CRM"
    CIV = "CIV"
    EDU = "EDU"
    ELI = "ELI"
    JRN = "JRN"
    LAB = "LAB"
    MED = "MED"
    REF = "REF"
    OPP = "OPP"
    PRE = "PRE"
    REL = "REL"
    SOC = "SOC"
    IGO = "IGO"
    UNO = "UNO"
    EUR = "EUR"
    NGO = "NGO"
    ISM = "ISM"
    IMG = "IMG"
    MNC = "MNC"


class QuotationMode(StrEnum):
    """Whether a quotation gives the words or tells them."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class Act(StrEnum):
    """What an event does: acts of words, of diplomacy, of force and pressure."""

    PROPOSE = "propose"
    DEMAND = "demand"
    APPEAL = "appeal"
    ACCEPT = "accept"
    REJECT = "reject"
    PLEDGE = "pledge"
    THREATEN = "threaten"
    ACCUSE = "accuse"
    DENY = "deny"
    ENDORSE = "endorse"
    CRITICIZE = "criticize"
    THANK = "thank"
    STATE = "state"
    RECOGNIZE = "recognize"
    CONSULT = "consult"
    MEDIATE = "mediate"
    AGREE = "agree"
    SUSPEND = "suspend"
    DECLARE_CEASEFIRE = "declare_ceasefire"
    EXTEND_CEASEFIRE = "extend_ceasefire"
    END_CEASEFIRE = "end_ceasefire"
    EXCHANGE = "exchange"
    CONCEDE = "concede"
    ATTACK = "attack"
    SANCTION = "sanction"
    COERCE = "coerce"
    MOBILIZE = "mobilize"
    WITHDRAW = "withdraw"
    PROTEST = "protest"
    AID = "aid"
    ARM = "arm"
    MONITOR = "monitor"
    RELEASE = "release"
    COOPERATE = "cooperate"
    INVESTIGATE = "investigate"


class Issue(StrEnum):
    """What an event is about."""

    CEASEFIRE = "ceasefire"
    TALKS = "talks"
    MEDIATION = "mediation"
    TERRITORY = "territory"
    WITHDRAWAL = "withdrawal"
    BORDERS = "borders"
    RECOGNITION = "recognition"
    SOVEREIGNTY = "sovereignty"
    NEUTRALITY = "neutrality"
    ALLIANCE_MEMBERSHIP = "alliance_membership"
    UNION_MEMBERSHIP = "union_membership"
    SECURITY_GUARANTEES = "security_guarantees"
    PEACEKEEPING = "peacekeeping"
    MONITORING = "monitoring"
    DISARMAMENT = "disarmament"
    ARMS_SUPPLY = "arms_supply"
    SANCTIONS = "sanctions"
    ASSETS_REPARATIONS = "assets_reparations"
    PRISONERS = "prisoners"
    HOSTAGES = "hostages"
    MISSING_PERSONS = "missing_persons"
    HUMANITARIAN_ACCESS = "humanitarian_access"
    CIVILIAN_PROTECTION = "civilian_protection"
    ENERGY_INFRASTRUCTURE = "energy_infrastructure"
    NUCLEAR_SAFETY = "nuclear_safety"
    DEMINING = "demining"
    SHIPPING = "shipping"
    REFUGEES_RETURN = "refugees_return"
    JUSTICE_AMNESTY = "justice_amnesty"
    POWER_SHARING = "power_sharing"
    ELECTIONS = "elections"
    CONSTITUTION = "constitution"
    AUTONOMY = "autonomy"
    MINORITY_RIGHTS = "minority_rights"
    ECONOMY = "economy"
    LEADERSHIP = "leadership"
    ROOT_CAUSES = "root_causes"
    PEACE_TERMS = "peace_terms"
    OTHER = "other"


class PloverType(StrEnum):
    """The 16 event types of PLOVER 2."""

    AGREE = "AGREE"
    CONSULT = "CONSULT"
    SUPPORT = "SUPPORT"
    CONCEDE = "CONCEDE"
    COOPERATE = "COOPERATE"
    AID = "AID"
    RETREAT = "RETREAT"
    REQUEST = "REQUEST"
    ACCUSE = "ACCUSE"
    REJECT = "REJECT"
    THREATEN = "THREATEN"
    PROTEST = "PROTEST"
    SANCTION = "SANCTION"
    MOBILIZE = "MOBILIZE"
    COERCE = "COERCE"
    ASSAULT = "ASSAULT"


class Reality(StrEnum):
    """How an event is told: as a fact, by a source, as an allegation or a plan."""

    ASSERTED = "asserted"
    REPORTED = "reported"
    ALLEGED = "alleged"
    PLANNED = "planned"
    HYPOTHETICAL = "hypothetical"
    DENIED = "denied"
    NEGATED = "negated"


class Qualifier(StrEnum):
    """How a text bounds a number."""

    EXACT = "exact"
    OVER = "over"
    ABOUT = "about"
    UP_TO = "up_to"


class ConditionKind(StrEnum):
    """How a condition joins what it gates to what it requires."""

    BEFORE = "before"
    UNLESS = "unless"
    UNTIL = "until"
    IF = "if"
    AFTER = "after"
    DURING = "during"
    IN_EXCHANGE_FOR = "in_exchange_for"
    WITHOUT = "without"


class CeasefireSide(StrEnum):
    """How many sides hold fire."""

    UNILATERAL = "unilateral"
    BILATERAL = "bilateral"
    MULTILATERAL = "multilateral"


class CeasefireStatus(StrEnum):
    """The formal status of a ceasefire."""

    PROPOSED = "proposed"
    DEMANDED = "demanded"
    DECLARED = "declared"
    AGREED = "agreed"
    IN_FORCE = "in_force"
    EXTENDED = "extended"
    SUSPENDED = "suspended"
    EXPIRED = "expired"
    COLLAPSED = "collapsed"
    NEVER_IN_FORCE = "never_in_force"


class CeasefireClass(StrEnum):
    """Class of a ceasefire in the ETH/PRIO codebook."""

    CESSATION = "cessation"
    WITH_COMPLIANCE = "with_compliance"
    DEFINITIVE = "definitive"


class Purpose(StrEnum):
    """Purpose of a ceasefire in the ETH/PRIO codebook."""

    HUMANITARIAN = "humanitarian"
    PEACE_PROCESS = "peace_process"
    HOLIDAY = "holiday"
    ELECTION = "election"
    OTHER = "other"


class TargetClass(StrEnum):
    """Class of what was hit."""

    MILITARY = "military"
    ENERGY = "energy"
    CIVIL = "civil"
    UNSPECIFIED = "unspecified"


class TalksFormat(StrEnum):
    """In which form talks are held."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MULTILATERAL = "multilateral"
    UNKNOWN = "unknown"


class TalksStatus(StrEnum):
    """How far talks have come."""

    PROPOSED = "proposed"
    ACCEPTED = "accepted"
    SCHEDULED = "scheduled"
    UNDER_WAY = "under_way"
    HELD = "held"
    SUSPENDED = "suspended"
    CANCELLED = "cancelled"
    BROKEN_OFF = "broken_off"


class AgreementStatus(StrEnum):
    """How far an agreement has come."""

    PROPOSED = "proposed"
    DRAFT = "draft"
    SIGNED = "signed"
    IN_FORCE = "in_force"
    ABANDONED = "abandoned"
    VIOLATED_CLAIMED = "violated_claimed"
    TERMINATED = "terminated"


class DatePrecision(StrEnum):
    """How finely a text gives a date."""

    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"


class PlacePrecision(StrEnum):
    """How finely a text gives a place."""

    SITE = "site"
    CITY = "city"
    ADMIN1 = "admin1"
    COUNTRY = "country"
    REGION = "region"


ACTS_OF_WORDS = frozenset(
    {
        Act.PROPOSE,
        Act.DEMAND,
        Act.APPEAL,
        Act.ACCEPT,
        Act.REJECT,
        Act.PLEDGE,
        Act.THREATEN,
        Act.ACCUSE,
        Act.DENY,
        Act.ENDORSE,
        Act.CRITICIZE,
        Act.THANK,
        Act.STATE,
        Act.RECOGNIZE,
    }
)
"""Acts that a speaker performs by saying so."""
