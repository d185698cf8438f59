"""The ETH/PRIO Civil Conflict Ceasefire data set (CF): its columns, its codes, its rows as ceasefires."""

from detente.analysis.ceasefires.cf.columns import COLUMNS
from detente.analysis.ceasefires.cf.read import CfFile, read_cf

__all__ = ["COLUMNS", "CfFile", "read_cf"]
