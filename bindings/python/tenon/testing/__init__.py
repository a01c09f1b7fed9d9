"""For those who test rules: a world whose clock only the test moves, rules told in Python, and scenarios that
are data.

    from tenon.testing import World, given, leads_to, refused, run, then, told, when

    world = World.read("scenarios")
    case = given(world).about(sale="S1").a("prenotice").in_state("collecting")
    seen = when(case, by="bureau_specialist").does("submit", acceptance_number="YG-1")
    then(seen, refused("documents.missing", missing=["prenotice_application: 1 original"]))

    assert run("scenarios").passed

`world` has the world, `given` the sentences, `matchers` what may be claimed. What is done with scenarios as
data (run, coverage ...) is done by libtenon_testing, which is loaded when it is first asked; the rest needs
libtenon alone. `plugin` is for pytest: docs/python.md, "Testing rules"."""

from __future__ import annotations

from ._differences import Difference, NotSo
from ._door import Progress, perform
from ._runs import Counts, RunReport, Scenario, ScenarioReport, run, scenarios
from ._stage import Stage
from .given import Given, Seen, Tested, Trying, given, then, when
from .matchers import Matcher, facts, leads_to, not_told, opened, refused, running, told
from .world import Procedures, World

__all__ = [
    "Counts",
    "Difference",
    "Given",
    "Matcher",
    "NotSo",
    "Procedures",
    "Progress",
    "RunReport",
    "Scenario",
    "ScenarioReport",
    "Seen",
    "Stage",
    "Tested",
    "Trying",
    "World",
    "facts",
    "given",
    "leads_to",
    "not_told",
    "opened",
    "perform",
    "refused",
    "run",
    "running",
    "scenarios",
    "then",
    "told",
    "when",
]
