"""For those who test rules: a world whose clock only the test moves, rules told in Python, and scenarios that
are data.

    from tenon.testing import World, given, leads_to, refused, run, told

    world = World.read("scenarios")
    given(world, "prenotice").about(sale="S1").in_state("submitted") \\
        .by("bureau_specialist").when("certify", certificate_number="YGZ-1") \\
        .then(leads_to("certified"), told("prenotice.certified", party="buyer"))

    assert run("scenarios").passed

`world` has the world, `given` how a story is told, `matchers` what may be expected. What is done with files (run,
coverage, mutate, explore, decision_table, backtest) is done by libtenon_testing, which is loaded when it is
first asked; the rest needs libtenon alone. `plugin` is for pytest. docs/python.md, "Testing rules", has more."""

from __future__ import annotations

from ._backtests import (
    Backtest,
    BacktestTotals,
    CaseDifferences,
    HistoryDifference,
    LineDifference,
    NotReproducible,
    PartedAt,
    backtest,
)
from ._coverage import Coverage, Crossed, Shortfall, Spot, WorkflowCoverage, coverage
from ._differences import Difference, NotSo
from ._door import Progress, perform
from ._explorations import (
    Decision,
    DecisionTable,
    Exploration,
    ExplorationReport,
    Violation,
    decision_table,
    explore,
)
from ._mutants import MutantCounts, MutantProblem, MutantReport, Survivor, WorkflowMutants, mutate
from ._runs import Counts, RunReport, Scenario, ScenarioReport, run, scenarios
from ._stage import Stage
from .given import Story, given
from .matchers import Matcher, fact, lacks, leads_to, missed_at, not_told, opened, refused, running, told
from .world import Procedures, World

__all__ = [
    "Backtest",
    "BacktestTotals",
    "CaseDifferences",
    "Counts",
    "Coverage",
    "Crossed",
    "Decision",
    "DecisionTable",
    "Difference",
    "Exploration",
    "ExplorationReport",
    "HistoryDifference",
    "LineDifference",
    "Matcher",
    "MutantCounts",
    "MutantProblem",
    "MutantReport",
    "NotReproducible",
    "NotSo",
    "PartedAt",
    "Procedures",
    "Progress",
    "RunReport",
    "Scenario",
    "ScenarioReport",
    "Shortfall",
    "Spot",
    "Stage",
    "Story",
    "Survivor",
    "Violation",
    "WorkflowCoverage",
    "WorkflowMutants",
    "World",
    "backtest",
    "coverage",
    "decision_table",
    "explore",
    "fact",
    "given",
    "lacks",
    "leads_to",
    "missed_at",
    "mutate",
    "not_told",
    "opened",
    "perform",
    "refused",
    "run",
    "running",
    "scenarios",
    "told",
]
