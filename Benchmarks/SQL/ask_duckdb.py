"""Asks DuckDB one question about an SQLite file; prints the answer with tabs between."""

import sys

import duckdb
from duckdb_extensions import import_extension

connection = duckdb.connect()
import_extension("sqlite_scanner", con=connection)
path = sys.argv[1].replace("'", "''")
connection.execute(f"ATTACH '{path}' AS archive (TYPE sqlite, READ_ONLY)")
connection.execute("USE archive")
answer = connection.execute(sys.stdin.read())
print(*(column[0] for column in answer.description), sep="\t")
for row in answer.fetchall():
    print(*("" if value is None else value for value in row), sep="\t")
