"""The forms that a verb can print."""

from __future__ import annotations

from enum import StrEnum


class Format(StrEnum):
    """A form of output."""

    TEXT = "text"
    JSON = "json"
    JSONL = "jsonl"


class Answered(StrEnum):
    """A form of an answer: of the analysis, of coverage."""

    TEXT = "text"
    JSON = "json"
    CSV = "csv"


class Listed(StrEnum):
    """A form of a list out of the record."""

    TEXT = "text"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"


class Ledgered(StrEnum):
    """A form of the ledger of ceasefires; `cf` are the columns of the ETH/PRIO data set."""

    TEXT = "text"
    JSON = "json"
    CSV = "csv"
    CF = "cf"


class Alerted(StrEnum):
    """A form of alerts."""

    TEXT = "text"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    RSS = "rss"


class Streamed(StrEnum):
    """A form of what is printed as it comes in."""

    TEXT = "text"
    JSONL = "jsonl"
    CSV = "csv"


class ExportFormat(StrEnum):
    """A format of export: `Form` of the exports, which the command line can name without loading them."""

    JSONL = "jsonl"
    CSV = "csv"
    ZIP = "zip"
    XLSX = "xlsx"
    PARQUET = "parquet"
    GEOJSON = "geojson"
    PLOVER = "plover"
    FTM = "ftm"


class ExportType(StrEnum):
    """A table of an export: `TableName` of the exports."""

    EVENTS = "events"
    QUOTATIONS = "quotations"
    CONDITIONS = "conditions"
    CEASEFIRES = "ceasefires"
    VIOLATION_CLAIMS = "violation_claims"
    TALKS = "talks"
    AGREEMENTS = "agreements"
    ACTORS = "actors"
    REPORTS = "reports"
