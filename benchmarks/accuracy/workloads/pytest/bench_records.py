"""A unit: a record formatted as a line of CSV and read again. Run by pytest-benchmark."""

import csv
import io
import pathlib

UNITS = int((pathlib.Path(__file__).parent / "units").read_text())
RECORDS = [[str(index), f"name {index}", f"{index * 1.5}", 'a "quoted" text'] for index in range(64)]


def convert():
    fields = 0
    for unit in range(UNITS):
        line = io.StringIO()
        csv.writer(line).writerow(RECORDS[unit & 63])
        fields += len(next(csv.reader([line.getvalue()])))
    return fields


def test_csv(benchmark):
    benchmark(convert)
