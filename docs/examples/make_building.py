#!/usr/bin/env python3
"""Tells a building of 60 sales (and a second one of 4) from the survey to the title certificates, as commands.

    make_building.py > building.jsonl                       prints the JSON lines that `tenon run` takes
    tenon run --json building.jsonl > answers.jsonl
    make_building.py --check answers.jsonl [--refusals FILE]

Nothing of it happened and nobody in it exists. The plan (building/plan.py) says what is sold to whom and how far it
comes; the procedures are told in building/of_*.py, each on its own clock; building/story.py puts all in order of time.
Nothing is left to chance: the same program prints the same bytes.

Every command is meant to be done, but for those before which the script says "# to be refused: CODE". --check holds the
answers against that, one by one: exit code 1 where something else was refused, or something was allowed that should not
be. --refusals writes what was refused as `tenon report --refusals` reads it. With a terminal, progress is shown.
"""

import argparse
import json
import sys

sys.dont_write_bytecode = True
from building import of_building, of_contract, of_home, plan, registers  # noqa: E402
from building.story import Story, day, instant  # noqa: E402

BEGIN, END = "2026-01-05", "2027-06-30"


def tell_building(story, building, homes):
    of_building.survey_forecast(story, building, homes)
    of_building.presale_permit(story, building)
    if building == "B1":
        of_building.project_mortgage(story, homes)
    of_building.house_acceptance(story, building, homes)
    of_building.survey_actual(story, building, homes)
    of_building.product_delivery(story, building, homes)
    of_building.maintenance_fund(story, building, homes)
    of_building.initial_registration(story, building, is_recorded=building == "B1")


def tell_early_sale(story, home):
    """The fifteenth floor: how far each of the four has come is in plan.py."""
    column = home.home[2]
    if column == 1:
        of_contract.signing(story, home, until="checking")
    elif column == 2:
        of_contract.clearance(story, home)
    elif column == 3:
        signed_on = of_contract.signing(story, home)
        of_contract.filing(story, home, signed_on)


def tell_contract(story, home):
    """From the contract to the money; says what is late: None, "loan" or "instalment"."""
    if home.kind == "foreigner":
        of_contract.clearance(story, home)
    signed_on = of_contract.signing(story, home)
    certified_on = of_contract.prenotice(story, home, of_contract.filing(story, home, signed_on))
    unpaid = home.stage == "unpaid"
    paid_on = None
    if home.by_loan:
        until = "funded" if not unpaid else "registered" if home.home[2] == 1 else "with_lender"
        paid_on = of_contract.loan(story, home, certified_on, until).today
    late = None if not unpaid else "loan" if home.by_loan else "instalment"
    of_contract.collection(story, home, signed_on, None if unpaid else paid_on, late)


def tell_home(story, home):
    """From the handover to the title certificate."""
    until = "notified" if home.stage == "invited" else "handed_over"
    delivered_on = of_home.handover(story, home, until)
    if delivered_on is None:
        return
    of_building.pay_into_fund(story, home, delivered_on)
    if home.home in (plan.LATER_REPAIR, plan.PAID_REPAIR):
        of_home.reported_repair(story, home, delivered_on, paid=home.home == plan.PAID_REPAIR)
    begins = {"titled": "2027-02-22", "submitted": "2027-06-01", "held_up": "2027-03-01"}.get(home.stage)
    if begins and home.home != plan.DEEMED:
        of_home.title(story, home, day(begins), {"titled": "handed_out"}.get(home.stage, home.stage))


def tell():
    story, homes = Story(), registers.all_homes()
    for building in ("B1", "B2"):
        tell_building(story, building, [home for home in homes if home.building == building])
    for home in homes:
        if home.stage == "early":
            tell_early_sale(story, home)
            continue
        tell_contract(story, home)
        if home.home == plan.CANCELLED:
            of_contract.cancellation(story, home, day("2026-10-12"))
        elif home.stage != "unpaid":
            tell_home(story, home)
    yield json.dumps({"do": "set_time", "to": instant(BEGIN, "08:00")})
    for line in registers.lines(homes):
        yield json.dumps(line, ensure_ascii=False)
    yield from story.lines()
    yield json.dumps({"do": "set_time", "to": instant(END)})
    yield '{"do": "advance"}'


def expectations(lines):
    """Code that a line is to be refused with, by line number; and how many lines are commands."""
    expected, commands = {}, 0
    for number, line in enumerate(lines, 1):
        if line.startswith("#"):
            expected[number + 1] = line.split(": ", 1)[1]
        else:
            commands += 1
    return expected, commands


class Progress:
    def __init__(self, total):
        self.total, self.shown = total, -1

    def show(self, done):
        percent = done * 100 // self.total
        if sys.stderr.isatty() and percent != self.shown:
            self.shown = percent
            print(f"\r   {percent:3} %  {done} of {self.total} commands", end="" if done < self.total else "\n",
                  file=sys.stderr, flush=True)


def check(answers, refusals_file):
    lines = list(tell())
    expected, commands = expectations(lines)
    progress, done, wrong, refused = Progress(commands), 0, 0, []
    for text in answers:
        answer = json.loads(text)
        done += 1
        progress.show(done)
        number = answer["line"]
        code = None if answer["ok"] else answer["error"]["code"]
        if code:
            command = json.loads(lines[number - 1])
            refused.append({"key": str(command.get("case", command.get("reference", ""))), "line": number,
                            "event": command.get("event", command["do"]), "refusal": answer["error"]})
        if code != expected.get(number):
            wrong += 1
            print(f"line {number}: {code or 'done'}, where it should be {expected.get(number, 'done')}: {lines[number - 1][:300]}\n"
                  f"   {'' if answer['ok'] else answer['error'].get('en')} {'' if answer['ok'] else answer['error'].get('facts')}",
                  file=sys.stderr)
    if refusals_file:
        with open(refusals_file, "w", encoding="utf-8") as out:
            json.dump({"imports": [{"source": "building.jsonl", "report": {"refusals": refused}}]}, out, ensure_ascii=False)
    if done != commands:
        print(f"{commands} commands, {done} answers", file=sys.stderr)
        return 1
    print(f"{commands} commands, {len(refused)} refused as they should be" if not wrong else f"{wrong} answers not as expected",
          file=sys.stderr)
    return 1 if wrong else 0


def main():
    words = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    words.add_argument("--check", metavar="ANSWERS", help="hold the answers of tenon run --json against the script; - reads them as they come")
    words.add_argument("--refusals", metavar="FILE", help="with --check: write what was refused, for the report")
    given = words.parse_args()
    if given.check == "-":
        return check(sys.stdin, given.refusals)
    if given.check:
        with open(given.check, encoding="utf-8") as answers:
            return check(answers, given.refusals)
    sys.stdout.reconfigure(encoding="utf-8")
    for line in tell():
        print(line)
    return 0


if __name__ == "__main__":
    sys.exit(main())
