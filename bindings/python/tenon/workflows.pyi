"""Written by generate_stubs.py from the library's own descriptions; not to be edited."""
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Literal, Mapping, Optional, Sequence

from .acting import Acting
from .case import Case
from .documents import Outcome, Subject, With


class _EveryCase(Case):
    def receive_document(
        self,
        with_: Optional[With] = ...,
        /,
        *,
        type: str,
        form: Literal['original', 'copy'],
        copies: int,
        from_: Literal['none', 'customer', 'buyer', 'co_owner', 'spouse', 'guardian', 'proxy', 'owner', 'tenant', 'visitor', 'bank', 'mortgage_broker', 'provident_fund_centre', 'civil_air_defence_office', 'trading_centre', 'housing_bureau', 'property_office', 'tax_office', 'expert', 'price_bureau', 'security_office', 'police', 'insurer', 'surveyor', 'platform', 'merchant', 'decorator', 'contractor'],
        reference: Optional[str] = ...,
    ) -> Outcome: ...
    def return_document(
        self,
        with_: Optional[With] = ...,
        /,
        *,
        type: str,
        form: Literal['original', 'copy'],
        copies: int,
    ) -> Outcome: ...
    def waive_document(self, with_: Optional[With] = ..., /, *, type: str, reason: str) -> Outcome: ...
    def comment(self, with_: Optional[With] = ..., /, *, text: str) -> Outcome: ...
    def assign(
        self,
        with_: Optional[With] = ...,
        /,
        *,
        department: Optional[str] = ...,
        staff: Optional[str] = ...,
    ) -> Outcome: ...
    def attach(
        self,
        with_: Optional[With] = ...,
        /,
        *,
        name: str,
        sha256: str,
        reference: Optional[str] = ...,
    ) -> Outcome: ...
    def hold(self, with_: Optional[With] = ..., /, *, reason: str, until: datetime) -> Outcome: ...
    def resume(self, with_: Optional[With] = ..., /) -> Outcome: ...
    def cancel(self, with_: Optional[With] = ..., /, *, reason: str) -> Outcome: ...
    def link_case(
        self,
        with_: Optional[With] = ...,
        /,
        *,
        id: str,
        workflow: str,
        relation: Literal['opened', 'opened_by', 'related'],
    ) -> Outcome: ...
    def change_limit(self, with_: Optional[With] = ..., /, *, deadline: str, limit: str, reason: str) -> Outcome: ...


class Complaint(_EveryCase):
    @classmethod
    def open(
        cls,
        acting: Acting,
        subject: Optional[Subject] = ...,
        with_: Optional[With] = ...,
        /,
        *,
        channel: Literal['phone', 'visit', 'letter', 'email', 'sms', 'wechat', 'web'],
        target: Literal['staff', 'sales', 'quality', 'property_service', 'facilities', 'other'],
        about: str,
        asked: str,
        claim: Optional[Decimal] = ...,
        mail_entry: Optional[str] = ...,
        previous: Optional[str] = ...,
        promised_by: Optional[datetime] = ...,
        serious_accident: Optional[bool] = ...,
        sudden: Optional[bool] = ...,
    ) -> Complaint: ...
    @classmethod
    def of(cls, case: Case) -> Complaint: ...
    def set_grade(
        self,
        with_: Optional[With] = ...,
        /,
        *,
        grade: Literal['ordinary', 'major', 'group'],
        customers: Optional[int] = ...,
    ) -> Outcome: ...
    def regrade(
        self,
        with_: Optional[With] = ...,
        /,
        *,
        grade: Literal['ordinary', 'major', 'group'],
        reason: str,
        customers: Optional[int] = ...,
    ) -> Outcome: ...
    def name_responsible(
        self,
        with_: Optional[With] = ...,
        /,
        *,
        responsible: str,
        department: str,
        measures: str,
    ) -> Outcome: ...
    def tell_time(self, with_: Optional[With] = ..., /, *, by: datetime) -> Outcome: ...
    def look_into(
        self,
        with_: Optional[With] = ...,
        /,
        *,
        findings: str,
        cause: Literal['neglect', 'error', 'excess', 'loss_of_control', 'need_not_met'],
        fault: Literal['neither', 'misunderstanding', 'employee'],
    ) -> Outcome: ...
    def tell_progress(self, with_: Optional[With] = ..., /, *, said: str) -> Outcome: ...
    def hand_up(self, with_: Optional[With] = ..., /, *, reason: str) -> Outcome: ...
    def propose(
        self,
        with_: Optional[With] = ...,
        /,
        *,
        proposal: str,
        relief: Literal['explanation', 'non_monetary', 'monetary'],
        amount: Optional[Decimal] = ...,
    ) -> Outcome: ...
    def check_proposal(self, with_: Optional[With] = ..., /, *, answers_request: bool, grounds: str) -> Outcome: ...
    def accept(self, with_: Optional[With] = ..., /, *, remark: Optional[str] = ...) -> Outcome: ...
    def decline(self, with_: Optional[With] = ..., /, *, reason: str) -> Outcome: ...
    def carry_out(self, with_: Optional[With] = ..., /, *, done: str) -> Outcome: ...
    def send_apology(self, with_: Optional[With] = ..., /, *, letter: str, changed: str) -> Outcome: ...
    def tell_result(
        self,
        with_: Optional[With] = ...,
        /,
        *,
        channel: Literal['phone', 'visit', 'letter', 'email', 'sms', 'wechat', 'web'],
        result: str,
    ) -> Outcome: ...
    def plan_revisit(
        self,
        with_: Optional[With] = ...,
        /,
        *,
        by: datetime,
        at_home: Optional[bool] = ...,
    ) -> Outcome: ...
    def record_revisit(
        self,
        with_: Optional[With] = ...,
        /,
        *,
        satisfaction: int,
        remark: Optional[str] = ...,
    ) -> Outcome: ...
    def follow_up_ended(
        self,
        with_: Optional[With] = ...,
        /,
        *,
        result: Literal['satisfied', 'dissatisfied', 'unreached', 'cancelled'],
        remark: Optional[str] = ...,
        satisfaction: Optional[int] = ...,
    ) -> Outcome: ...
    def complain_again(self, with_: Optional[With] = ..., /, *, what: str) -> Outcome: ...
    def review_causes(
        self,
        with_: Optional[With] = ...,
        /,
        *,
        cause: Literal['neglect', 'error', 'excess', 'loss_of_control', 'need_not_met'],
        why: str,
    ) -> Outcome: ...
    def propose_improvement(self, with_: Optional[With] = ..., /, *, department: str, proposal: str) -> Outcome: ...
    def close_unreached(self, with_: Optional[With] = ..., /, *, reason: str) -> Outcome: ...
    def withdraw(self, with_: Optional[With] = ..., /, *, reason: str) -> Outcome: ...


class FollowUp(_EveryCase):
    @classmethod
    def open(
        cls,
        acting: Acting,
        subject: Optional[Subject] = ...,
        with_: Optional[With] = ...,
        /,
        *,
        occasion: Literal['after_complaint', 'after_repair', 'after_handover', 'after_service', 'regular', 'special_round', 'care'],
        manner: Literal['call', 'visit', 'message'],
        purpose: str,
        by: datetime,
        order: Optional[str] = ...,
        plan: Optional[str] = ...,
        tries: Optional[int] = ...,
    ) -> FollowUp: ...
    @classmethod
    def of(cls, case: Case) -> FollowUp: ...
    def reschedule(self, with_: Optional[With] = ..., /, *, by: datetime) -> Outcome: ...
    def try_in_vain(self, with_: Optional[With] = ..., /, *, note: Optional[str] = ...) -> Outcome: ...
    def record_answers(
        self,
        with_: Optional[With] = ...,
        /,
        *,
        satisfaction: int,
        answers: Sequence[Mapping[str, Any]] = ...,
        remark: Optional[str] = ...,
        visit_standard: Optional[Mapping[str, Any]] = ...,
    ) -> Outcome: ...
    def pass_on(self, with_: Optional[With] = ..., /, *, department: str, problem: str) -> Outcome: ...
    def settle_problem(self, with_: Optional[With] = ..., /, *, number: int, how: str) -> Outcome: ...
    def greet(self, with_: Optional[With] = ..., /, *, message: str) -> Outcome: ...
    def close(self, with_: Optional[With] = ..., /) -> Outcome: ...
    def complaint_ended(
        self,
        with_: Optional[With] = ...,
        /,
        *,
        result: Literal['satisfied', 'unreached', 'withdrawn', 'cancelled'],
        answer: Optional[str] = ...,
    ) -> Outcome: ...


class Ticket(_EveryCase):
    @classmethod
    def open(
        cls,
        acting: Acting,
        subject: Optional[Subject] = ...,
        with_: Optional[With] = ...,
        /,
        *,
        kind: Literal['consultation', 'suggestion', 'complaint', 'repair', 'request', 'formalities', 'case_query'],
        channel: Literal['phone_in', 'phone_out', 'visit', 'letter', 'email', 'sms', 'wechat', 'web'],
        priority: Literal['low', 'normal', 'high', 'urgent'],
        content: str,
        caller: Optional[str] = ...,
        phone: Optional[str] = ...,
        promised_by: Optional[datetime] = ...,
        script_version: Optional[str] = ...,
        special_customer: Optional[bool] = ...,
        standard_version: Optional[str] = ...,
    ) -> Ticket: ...
    @classmethod
    def of(cls, case: Case) -> Ticket: ...
    def verify(
        self,
        with_: Optional[With] = ...,
        /,
        *,
        demand: Literal['fit', 'unreasonable', 'infeasible'],
        finding: str,
    ) -> Outcome: ...
    def answer_at_once(
        self,
        with_: Optional[With] = ...,
        /,
        *,
        answer: str,
        channel: Literal['phone_in', 'phone_out', 'visit', 'letter', 'email', 'sms', 'wechat', 'web'],
    ) -> Outcome: ...
    def submit(
        self,
        with_: Optional[With] = ...,
        /,
        *,
        department: Optional[str] = ...,
        event: Optional[str] = ...,
        person: Optional[str] = ...,
        phone: Optional[str] = ...,
        place: Optional[str] = ...,
        time: Optional[datetime] = ...,
    ) -> Outcome: ...
    def promise_time(self, with_: Optional[With] = ..., /, *, by: datetime) -> Outcome: ...
    def set_priority(
        self,
        with_: Optional[With] = ...,
        /,
        *,
        priority: Literal['low', 'normal', 'high', 'urgent'],
        reason: Optional[str] = ...,
    ) -> Outcome: ...
    def report_up(
        self,
        with_: Optional[With] = ...,
        /,
        *,
        to: Literal['group_leader', 'manager', 'company'],
        matter: str,
    ) -> Outcome: ...
    def take_charge(self, with_: Optional[With] = ..., /, *, note: Optional[str] = ...) -> Outcome: ...
    def wait(self, with_: Optional[With] = ..., /, *, for_what: str) -> Outcome: ...
    def customer_replied(self, with_: Optional[With] = ..., /, *, reply: str) -> Outcome: ...
    def solve(self, with_: Optional[With] = ..., /, *, solution: str) -> Outcome: ...
    def not_reached(self, with_: Optional[With] = ..., /, *, note: Optional[str] = ...) -> Outcome: ...
    def check_identity(self, with_: Optional[With] = ..., /, *, agent_number: str, confirmed: bool) -> Outcome: ...
    def give_solution(self, with_: Optional[With] = ..., /, *, note: Optional[str] = ...) -> Outcome: ...
    def answer_in_writing(
        self,
        with_: Optional[With] = ...,
        /,
        *,
        channel: Literal['phone_in', 'phone_out', 'visit', 'letter', 'email', 'sms', 'wechat', 'web'],
        sent_to: str,
        text: str,
    ) -> Outcome: ...
    def accept(
        self,
        with_: Optional[With] = ...,
        /,
        *,
        remark: Optional[str] = ...,
        satisfaction: Optional[int] = ...,
    ) -> Outcome: ...
    def decline(self, with_: Optional[With] = ..., /, *, reason: str) -> Outcome: ...
    def answer_further(self, with_: Optional[With] = ..., /, *, question: str, answer: str) -> Outcome: ...
    def open_further(
        self,
        with_: Optional[With] = ...,
        /,
        *,
        kind: Literal['consultation', 'suggestion', 'complaint', 'repair', 'request', 'formalities', 'case_query'],
        content: str,
    ) -> Outcome: ...
    def close_silent(self, with_: Optional[With] = ..., /, *, reason: str) -> Outcome: ...
    def become_complaint(
        self,
        with_: Optional[With] = ...,
        /,
        *,
        about: str,
        asked: str,
        mail_entry: Optional[str] = ...,
    ) -> Outcome: ...
    def plan_follow_up(self, with_: Optional[With] = ..., /, *, by: datetime, purpose: str) -> Outcome: ...
    def complaint_ended(
        self,
        with_: Optional[With] = ...,
        /,
        *,
        result: Literal['satisfied', 'unreached', 'withdrawn', 'cancelled'],
        answer: Optional[str] = ...,
    ) -> Outcome: ...
    def follow_up_ended(
        self,
        with_: Optional[With] = ...,
        /,
        *,
        result: Literal['satisfied', 'dissatisfied', 'unreached', 'cancelled'],
        remark: Optional[str] = ...,
        satisfaction: Optional[int] = ...,
    ) -> Outcome: ...
