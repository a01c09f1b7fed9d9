"""Scenarios as tests of pytest: one item each, by its name, and what was expected under what was found where it
fails.

A file is collected where it is called *.scenarios.json, or lies in a folder that the ini option tenon_scenarios
names and is a scenario file. The wheel registers the plugin; without it: pytest -p tenon.testing.plugin.

    [pytest]
    tenon_scenarios = scenarios
    tenon_settings = settings.json

The scenarios of a file that were chosen are run together when the first of them is asked for, since reading the
file and its world costs more than most scenarios do."""

from __future__ import annotations

import json
import pathlib
from typing import Any, Dict, Iterator, List, Mapping, Optional, Tuple, Union

import pytest

from ..errors import TenonError
from ._coverage import Coverage, coverage
from ._differences import NotSo
from ._runs import Scenario, ScenarioReport, run, scenarios

__all__ = ["ScenarioFile", "ScenarioItem"]

_COVERED = pytest.StashKey[Coverage]()


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("tenon", "scenarios of workflows")
    group.addoption(
        "--tenon-only",
        action="append",
        default=[],
        metavar="NAME",
        help="only scenarios whose name begins so; may be repeated",
    )
    group.addoption(
        "--tenon-coverage",
        action="store_true",
        help="say how much of the rules the collected scenarios come across",
    )
    group.addoption(
        "--tenon-threshold",
        type=int,
        metavar="N",
        help="the same, and fail where it is less than N percent",
    )
    parser.addini("tenon_scenarios", "folders whose scenario files are collected", type="paths", default=[])
    parser.addini("tenon_settings", "policy and workflows, a JSON document")


def pytest_collect_file(file_path: pathlib.Path, parent: pytest.Collector) -> Optional[ScenarioFile]:
    if file_path.suffix != ".json":
        return None
    if file_path.name.endswith(".scenarios.json") or _is_named(file_path, parent.config):
        made: ScenarioFile = ScenarioFile.from_parent(parent, path=file_path)
        return made
    return None


def _is_named(file: pathlib.Path, config: pytest.Config) -> bool:
    folders = [pathlib.Path(each).resolve() for each in config.getini("tenon_scenarios")]
    if file.parent.resolve() not in folders:
        return False
    try:  # beside them lie worlds, explorations and the like
        return "scenarios_version" in json.loads(file.read_text(encoding="utf-8"))
    except ValueError:
        return True  # the reader says what is wrong with it


def settings_of(config: pytest.Config) -> Optional[Mapping[str, Any]]:
    name = config.getini("tenon_settings")
    if not name:
        return None
    path = pathlib.Path(config.rootpath, name)
    try:
        settings: Mapping[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as problem:
        raise pytest.UsageError(f"tenon_settings = {name}: {problem}") from None
    return settings


def pytest_sessionfinish(session: pytest.Session) -> None:
    config = session.config
    threshold = config.getoption("tenon_threshold")
    items = [item for item in getattr(session, "items", []) if isinstance(item, ScenarioItem)]
    if not items or config.getoption("collectonly") or not (config.getoption("tenon_coverage") or threshold):
        return
    done = coverage(
        list(dict.fromkeys(str(item.path) for item in items)),
        only=[item.name for item in items],
        threshold=threshold,
        settings=settings_of(config),
    )
    config.stash[_COVERED] = done
    if done.shortfalls and session.exitstatus == pytest.ExitCode.OK:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    done = config.stash.get(_COVERED, None)
    if done is None:
        return
    terminalreporter.section("coverage of the rules")
    terminalreporter.write_line(done.text.en.rstrip())
    for each in done.shortfalls:
        terminalreporter.write_line(
            f"{each.area}: {each.percent} %, at least {each.wanted} % are wanted", red=True
        )


class ScenarioFile(pytest.File):
    """A file of scenarios."""

    def __init__(self, **given: Any) -> None:
        super().__init__(**given)
        self._reports: Optional[Dict[str, ScenarioReport]] = None

    def collect(self) -> Iterator[ScenarioItem]:
        try:
            found = scenarios(
                self.path, only=self.config.getoption("tenon_only"), settings=settings_of(self.config)
            )
        except TenonError as no:
            if no.code == "testing.nothing_chosen":
                return
            raise self.CollectError(str(no)) from None
        for each in found:
            yield ScenarioItem.from_parent(self, name=each.name, scenario=each)

    def report(self, name: str) -> ScenarioReport:
        if self._reports is None:
            chosen = [item.name for item in self.session.items if item.parent is self]
            done = run(self.path, only=chosen, settings=settings_of(self.config))
            self._reports = {each.name: each for each in done.scenarios}
        return self._reports[name]


class ScenarioItem(pytest.Item):
    """One scenario."""

    def __init__(self, *, scenario: Scenario, **given: Any) -> None:
        super().__init__(**given)
        self.scenario = scenario

    def runtest(self) -> None:
        parent = self.parent
        assert isinstance(parent, ScenarioFile)
        report = parent.report(self.name)
        if not report.passed:
            raise NotSo(f"{report.title}", report.differences)

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        if isinstance(excinfo.value, (NotSo, TenonError)):  # the rules are at fault, not a line of Python
            return str(excinfo.value)
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> Tuple[Union[pathlib.Path, str], Optional[int], str]:
        return self.path, None, f"{self.name}  {self.scenario.title}"
