"""The examples of docs/python.md run, and say what the document says they do."""

import pathlib
import re
import unittest

from support import ROOT, main, run

EXAMPLES = ROOT / "docs" / "examples"


class Examples(unittest.TestCase):
    def output(self, name, *arguments):
        program = (EXAMPLES / name).read_text(encoding="utf-8")
        done = run(program, *arguments)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        return done.stdout

    def test_complaint_is_refused_explained_and_finished(self):
        told = self.output("complaint.py")
        self.assertIn("complaint.measures is due 2026-03-02 10:30", told)
        self.assertIn("It has not been looked into at the level of the desk yet", told)
        self.assertIn("在 desk 一级尚未调查", told)
        self.assertIn("closed at version 10", told)

    def test_little_crm_writes_calls_and_cases_together_or_not_at_all(self):
        told = self.output("little_crm.py").splitlines()
        self.assertEqual(told[0], "recorded: [('李', 'there is a crack in the wall')]")
        self.assertEqual(told[2], told[0])  # the refused step took its call along
        self.assertEqual(told[-1], "cases: ['T-17']")  # the host's own failure took the case along

    def test_a_sale_is_blocked_settled_and_looked_at_under_another_policy(self):
        told = self.output("sale.py")
        self.assertIn("blocked  prenotice (预告登记)", told)
        self.assertIn("prenotice: submit lacks 1 purchase_contract", told)
        self.assertIn("may rescind: True", told)  # 4 % less than the contract says
        self.assertIn("each month 3771.98", told)
        self.assertIn("prenotice.certificate in 370200", told)

    def test_what_the_document_shows_as_output_is_what_they_print(self):
        document = (ROOT / "docs" / "python.md").read_text(encoding="utf-8")
        shown = re.findall(r"<!-- printed by (\S+) -->\n```\n(.*?)```", document, re.S)
        self.assertTrue(shown)
        for name, lines in shown:
            self.assertIn(lines, self.output(pathlib.Path(name).name))


if __name__ == "__main__":
    main()
