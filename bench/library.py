"""The library, measured: `python -m bench --library [--sizes 2k,200k] [--quick]`."""

from bench.library_report import bars, write
from bench.part import Part
from bench.sizes import SHELVES

main = Part("library", "Measure the library of Kith.", SHELVES, bars, write).main
