"""Gatherings, measured: `python -m bench --gatherings [--sizes 1k,100k] [--quick]`."""

from bench.gatherings_report import bars, write
from bench.part import Part
from bench.sizes import AGENDAS

main = Part("gatherings", "Measure gatherings, seats and calendars.", AGENDAS, bars, write).main
