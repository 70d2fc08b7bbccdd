"""Helpers of tests: typescript."""

from __future__ import annotations

from conftest import ROOT

TYPESCRIPT = ROOT / ".tools/node_modules/typescript/bin/tsc"
