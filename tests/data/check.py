"""Reads the downloads with DuckDB and compares them with each other."""

import sys
from pathlib import Path

import duckdb

folder = Path(sys.argv[1])
checks = {"passed": 0, "failed": 0}


def check(what, is_so):
    checks["passed" if is_so else "failed"] += 1
    print("ok  " if is_so else "FAIL", what)


def source(name, options):
    types = "{'value': 'DECIMAL(38,6)', 'lo': 'DECIMAL(38,6)', 'hi': 'DECIMAL(38,6)'}"
    return f"read_csv('{folder / name}', types={types}, {options})"


csv = source("observations.csv", "header=true")
excel = source("excel/observations.csv", "header=true, delim=';', decimal_separator=','")
parquet = f"read_parquet('{folder / 'observations.parquet'}')"
sums = """
    SELECT metric, count(*), sum(value), sum(lo), sum(hi), min(start), max("end"),
           count(programme), count(event), count(supersedes), string_agg(text, '|' ORDER BY id)
    FROM {} GROUP BY metric ORDER BY metric
"""


def rows(query):
    return duckdb.sql(query).fetchall()


expected = rows(sums.format(csv))
check(f"the CSV has metrics ({len(expected)})", len(expected) > 20)
check("Parquet has the same sums per metric as CSV", rows(sums.format(parquet)) == expected)
check("Excel's CSV has the same sums per metric as CSV", rows(sums.format(excel)) == expected)

types = {name: kind for name, kind, *_ in rows(f"DESCRIBE SELECT * FROM {parquet}")}
check("numbers are decimals", {types[n] for n in ("value", "lo", "hi")} == {"DECIMAL(38,6)"})
check("days are dates", {types[n] for n in ("start", "end", "published")} == {"DATE"})
check("all columns are there", len(types) == 19)

value = rows(
    f"SELECT value FROM {parquet} WHERE metric = 'duong-sang' AND area = 'quang-ninh' "
    "AND period = '2025-H1' AND status = 'final'"
)
check("27.4 km is 27.4, not near it", [str(row[0]) for row in value] == ["27.400000"])

aggregates = source("aggregates.csv", "header=true")
orphans = rows(
    f"SELECT count(*) FROM {aggregates} WHERE value IS NULL AND issues IS NULL"
)
check("a total without a number says why", orphans == [(0,)])

print(f"{checks['passed']} passed, {checks['failed']} failed")
sys.exit(1 if checks["failed"] else 0)
