"""Rules told in Python, as pytest runs them; docs/python.md has the story.

    PYTHONPATH=bindings/python TENON_LIBRARY=build/release/capi/libtenon.so pytest docs/examples/test_rules.py
"""
import os
import pathlib

from tenon.testing import World, given, missed_at, refused, running

SCENARIOS = os.environ.get("TENON_SCENARIOS") or pathlib.Path(__file__).parents[2] / "tests" / "scenarios"


# [story]
def test_a_contract_goes_to_the_bureau_with_all_its_papers():
    world = World.read(SCENARIOS)
    (
        given(world, "prenotice").about(sale="S1").in_state("collecting")
        .step({"papers": "prenotice.all", "without": "purchase_contract"})
        .when("submit")
        .then(refused("documents.missing", missing="purchase_contract: 1 original", source="H0 5.8"))
    )
# [/story]


# [clock]
def test_the_papers_have_to_be_together_in_five_working_days():
    world = World.read(SCENARIOS)
    story = given(world, "prenotice").about(sale="S1").in_state("collecting")
    due = next(each.due for each in story.case.deadlines if each.id == "prenotice.papers")
    story.then(running("prenotice.papers"), missed_at("prenotice.papers", due))
    world.advance_to_next_deadline()  # and so on, rung by rung
# [/clock]
