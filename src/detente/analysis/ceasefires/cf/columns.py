"""The columns of the CF data set, in their order."""

from __future__ import annotations

LINKS = tuple(f"link_id{number}" for number in range(1, 36))

COLUMNS = (
    "cc", "cf_id", "uniq_id", "location", "region", "link", "ucdp_actor_id", "actor_name", "ucdp_acd_id",
    "ucdp_dyad", "pax_id", "cf_dec_yr", "cf_dec_month", "cf_dec_day", "cf_effect_yr", "cf_effect_month",
    "cf_effect_day", "evidence_onset", "side", "partial", "written", "fixed", "fixed_time", "nsa_frac",
    "p_humanitarian", "p_peaceprocess", "p_holiday", "p_election", "p_other", "p_other_comment", "p_unclear",
    "ceasefire_class", "timing", "cf_pp", "mediator_nego", "mediator_send", "implement", "enforcement", "ddr",
    "splinter", "ended", "end_yr", "end_month", "end_day", "evidence_end", "comment", "factivia_source",
    "factivia_page", "truce", "recentadditions", *LINKS, "coder", "id",
)  # fmt: skip
"""As `CFD_oct_2022` has them: Clayton, Nygård, Strand, Rustad, Wiehler, Sagård, Landsverk, Ryland, Sticher,
Wink and Bara 2023, "Introducing the ETH/PRIO Civil Conflict Ceasefire Dataset", Journal of Conflict
Resolution, doi 10.1177/00220027221129195.
"""

NEEDED = ("actor_name", "cf_dec_yr", "cf_effect_yr", "side", "ended", "end_yr")
"""Without these a table is none of the CF data set."""
PURPOSES = {
    "p_humanitarian": "humanitarian", "p_peaceprocess": "peace_process", "p_holiday": "holiday",
    "p_election": "election", "p_other": "other",
}  # fmt: skip
UNKNOWN = "-1"
NONE = "0"
"""In a date: it never came. Elsewhere: no, or not applicable."""
