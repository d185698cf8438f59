"""Rows composed for the tests, under the heads that the data sets have."""

from __future__ import annotations

from pathlib import Path

from detente.incidents import How, Incidents, Loaded, Source, incidents_of, load

AIR = "time_start,time_end,model,launch_place,target,launched,destroyed,not_reach_goal,is_shahed,source"
ACLED = (
    "event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,assoc_actor_1,"
    "inter1,actor2,assoc_actor_2,inter2,interaction,civilian_targeting,iso,region,country,admin1,admin2,admin3,"
    "location,latitude,longitude,geo_precision,source,source_scale,notes,fatalities,tags,timestamp"
)
GED = (
    "id,relid,year,active_year,code_status,type_of_violence,conflict_dset_id,conflict_new_id,conflict_name,"
    "dyad_dset_id,dyad_new_id,dyad_name,side_a_dset_id,side_a_new_id,side_a,side_b_dset_id,side_b_new_id,side_b,"
    "number_of_sources,source_article,source_office,source_date,source_headline,source_original,where_prec,"
    "where_coordinates,where_description,adm_1,adm_2,latitude,longitude,geom_wkt,priogrid_gid,country,country_id,"
    "region,event_clarity,date_prec,date_start,date_end,deaths_a,deaths_b,deaths_civilians,deaths_unknown,best,"
    "high,low,gwnoa,gwnob"
)
VIINA_1PD = (
    "viina_version,event_id_1pd,date,n_reports,event_ids,sources,geonameid,feature_code,asciiname,ADM1_NAME,"
    "ADM1_CODE,ADM2_NAME,ADM2_CODE,longitude,latitude,GEO_PRECISION,t_mil_b,a_rus_b,a_ukr_b,a_rus_init_b,"
    "a_ukr_init_b,t_airstrike_b,t_uav_b,t_artillery_b,t_civcas_b"
)
VIINA_INFO = (
    "viina_version,event_id,event_id_1pd,date,time,geonameid,feature_code,asciiname,ADM1_NAME,ADM1_CODE,ADM2_NAME,"
    "ADM2_CODE,longitude,latitude,GEO_PRECISION,GEO_API,location,address,report_id,source,url,text,lang"
)
SIRENS = "region,started_at,finished_at,naive"
PERIODS = "period_start,period_end,area,category,count,reporter"


def row(head: str, **cells: str) -> str:
    """A row under a head; cells that are not given are empty."""
    names = head.split(",")
    assert set(cells) <= set(names), set(cells) - set(names)
    return ",".join(
        f'"{cells[name]}"' if "," in cells.get(name, "") else cells.get(name, "") for name in names
    )


def file(folder: Path, head: str, *rows: str, name: str = "made.csv", encoding: str = "utf-8") -> Path:
    """A file of a head and rows."""
    path = folder / name
    path.write_bytes(("\n".join([head, *rows]) + "\n").encode(encoding))
    return path


def loaded(path: Path, how: How | None = None) -> tuple[Loaded, Incidents]:
    """What a file gives."""
    target = path.with_suffix(".parquet")
    found = load(path, target, how)
    return found, incidents_of(Source(target, found))


def signals(found: Loaded) -> dict[str, tuple[int, ...]]:
    """The lines of each kind of signal."""
    return {told.kind: told.lines for told in found.signals}


def air(
    start: str, end: str, launched: str = "10", model: str = "Shahed-136/131", target: str = "Ukraine"
) -> str:
    """A row of air attacks."""
    return row(AIR, time_start=start, time_end=end, model=model, launched=launched, target=target)
