"""Reads a workbook, scores it, writes it: pandas with the fastest reader and writer that it has, calamine and xlsxwriter.

    python test/bench/python/whole_file.py IN.xlsx URL AT_ONCE OUT.xlsx
"""

import sys

import pandas as pd

from client import score


def main() -> None:
    file, url, at_once, out = sys.argv[1], sys.argv[2], int(sys.argv[3]), sys.argv[4]
    frame = pd.read_excel(file, engine="calamine")
    score(frame, url, at_once).to_excel(out, engine="xlsxwriter", index=False)


if __name__ == "__main__":
    main()
