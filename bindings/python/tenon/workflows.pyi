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
        of: Optional[str] = ...,
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
        of: Optional[str] = ...,
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


class ContractCancellation(_EveryCase):
    @classmethod
    def open(
        cls,
        acting: Acting,
        subject: Optional[Subject] = ...,
        with_: Optional[With] = ...,
        /,
        *,
        reason: str,
    ) -> ContractCancellation: ...
    @classmethod
    def of(cls, case: Case) -> ContractCancellation: ...
    def request(self, with_: Optional[With] = ..., /) -> Outcome: ...
    def approve(self, with_: Optional[With] = ..., /) -> Outcome: ...
    def decline(self, with_: Optional[With] = ..., /, *, reason: str) -> Outcome: ...
    def prepare_documents(self, with_: Optional[With] = ..., /) -> Outcome: ...
    def void_at_bureau(self, with_: Optional[With] = ..., /, *, number: str) -> Outcome: ...
    def cancel_filing(self, with_: Optional[With] = ..., /, *, number: str) -> Outcome: ...
    def cancel_prenotice(self, with_: Optional[With] = ..., /, *, number: str) -> Outcome: ...
    def cancel_loan(self, with_: Optional[With] = ..., /, *, number: str) -> Outcome: ...
    def refund(self, with_: Optional[With] = ..., /, *, amount: Decimal, receipt_number: str) -> Outcome: ...
    def take_back_copies(self, with_: Optional[With] = ..., /, *, copies: int) -> Outcome: ...
    def put_on_sale(self, with_: Optional[With] = ..., /) -> Outcome: ...


class ContractFiling(_EveryCase):
    @classmethod
    def open(
        cls,
        acting: Acting,
        subject: Optional[Subject] = ...,
        with_: Optional[With] = ...,
        /,
        *,
        signed_on: date,
    ) -> ContractFiling: ...
    @classmethod
    def of(cls, case: Case) -> ContractFiling: ...
    def submit(self, with_: Optional[With] = ..., /, *, acceptance_number: str) -> Outcome: ...
    def reject(self, with_: Optional[With] = ..., /, *, defect: str) -> Outcome: ...
    def seal(self, with_: Optional[With] = ..., /, *, filing_number: str, filed_on: date) -> Outcome: ...
    def collect_form(self, with_: Optional[With] = ..., /) -> Outcome: ...
    def hand_on(self, with_: Optional[With] = ..., /, *, to: str) -> Outcome: ...
    def report_progress(self, with_: Optional[With] = ..., /, *, progress: str) -> Outcome: ...


class FilingChange(_EveryCase):
    @classmethod
    def open(
        cls,
        acting: Acting,
        subject: Optional[Subject] = ...,
        with_: Optional[With] = ...,
        /,
        *,
        kind: Literal['change', 'cancel'],
        reason: str,
    ) -> FilingChange: ...
    @classmethod
    def of(cls, case: Case) -> FilingChange: ...
    def establish_cause(self, with_: Optional[With] = ..., /, *, cause: str) -> Outcome: ...
    def approve(self, with_: Optional[With] = ..., /) -> Outcome: ...
    def decline(self, with_: Optional[With] = ..., /, *, reason: str) -> Outcome: ...
    def appear(self, with_: Optional[With] = ..., /, *, customer: str) -> Outcome: ...
    def submit(self, with_: Optional[With] = ..., /, *, acceptance_number: str) -> Outcome: ...
    def complete(self, with_: Optional[With] = ..., /, *, filing_number: str) -> Outcome: ...
    def refuse(self, with_: Optional[With] = ..., /, *, reason: str) -> Outcome: ...


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


class ForeignBuyerClearance(_EveryCase):
    @classmethod
    def open(
        cls,
        acting: Acting,
        subject: Optional[Subject] = ...,
        with_: Optional[With] = ...,
        /,
    ) -> ForeignBuyerClearance: ...
    @classmethod
    def of(cls, case: Case) -> ForeignBuyerClearance: ...
    def submit(self, with_: Optional[With] = ..., /, *, receipt_number: str) -> Outcome: ...
    def clear(self, with_: Optional[With] = ..., /, *, clearance_number: str) -> Outcome: ...
    def refuse(self, with_: Optional[With] = ..., /, *, reason: str) -> Outcome: ...


class Handover(_EveryCase):
    @classmethod
    def open(cls, acting: Acting, subject: Optional[Subject] = ..., with_: Optional[With] = ..., /) -> Handover: ...
    @classmethod
    def of(cls, case: Case) -> Handover: ...
    def prepare_papers(self, with_: Optional[With] = ..., /) -> Outcome: ...
    def send_notice(self, with_: Optional[With] = ..., /, *, day: date, mail_reference: str) -> Outcome: ...
    def confirm_notice(
        self,
        with_: Optional[With] = ...,
        /,
        *,
        way: Literal['phone', 'sms', 'letter', 'email', 'wechat'],
    ) -> Outcome: ...
    def appoint(self, with_: Optional[With] = ..., /, *, at: datetime) -> Outcome: ...
    def record_absence(self, with_: Optional[With] = ..., /, *, note: Optional[str] = ...) -> Outcome: ...
    def send_second_notice(self, with_: Optional[With] = ..., /, *, day: date, mail_reference: str) -> Outcome: ...
    def deem_delivered(self, with_: Optional[With] = ..., /, *, clause: str, buyer_has_cause: bool) -> Outcome: ...
    def name_proxy(self, with_: Optional[With] = ..., /, *, name: str, acts_for: Sequence[str] = ...) -> Outcome: ...
    def identify(
        self,
        with_: Optional[With] = ...,
        /,
        *,
        originals_seen: bool,
        agrees_with_contract: bool,
        present: Sequence[str] = ...,
    ) -> Outcome: ...
    def decide_to_keep(self, with_: Optional[With] = ..., /, *, statement: str) -> Outcome: ...
    def settle_money(
        self,
        with_: Optional[With] = ...,
        /,
        *,
        balance: Decimal,
        area_difference: Decimal,
        paid: Decimal,
        accompanied_by: str,
        sealed_by: str,
    ) -> Outcome: ...
    def sign_confirmation(self, with_: Optional[With] = ..., /) -> Outcome: ...
    def introduce(self, with_: Optional[With] = ..., /, *, incubation_staff: str) -> Outcome: ...
    def give_papers(self, with_: Optional[With] = ..., /) -> Outcome: ...
    def bring_to_manager(self, with_: Optional[With] = ..., /, *, sales: str, incubation_staff: str) -> Outcome: ...
    def check_papers(self, with_: Optional[With] = ..., /, *, checker: str) -> Outcome: ...
    def paper_missing(self, with_: Optional[With] = ..., /, *, paper: str, comes_again: datetime) -> Outcome: ...
    def read_meters(
        self,
        with_: Optional[With] = ...,
        /,
        *,
        readings: Sequence[Mapping[str, Any]] = ...,
    ) -> Outcome: ...
    def check_fire_equipment(self, with_: Optional[With] = ..., /, *, security_officer: str) -> Outcome: ...
    def inspect_unit(
        self,
        with_: Optional[With] = ...,
        /,
        *,
        faults: Sequence[Mapping[str, Any]] = ...,
        items: Sequence[Mapping[str, Any]] = ...,
    ) -> Outcome: ...
    def repair_ended(
        self,
        with_: Optional[With] = ...,
        /,
        *,
        result: Literal['mended', 'declined', 'withdrawn', 'cancelled'],
        contractor: Optional[str] = ...,
        finding: Optional[int] = ...,
    ) -> Outcome: ...
    def order_again(self, with_: Optional[With] = ..., /, *, finding: int) -> Outcome: ...
    def inspect_again(
        self,
        with_: Optional[With] = ...,
        /,
        *,
        finding: int,
        satisfied: bool,
        remark: Optional[str] = ...,
    ) -> Outcome: ...
    def sign_agreements(self, with_: Optional[With] = ..., /) -> Outcome: ...
    def pay_fees(self, with_: Optional[With] = ..., /, *, amount: Decimal, receipt: str) -> Outcome: ...
    def hand_keys(self, with_: Optional[With] = ..., /, *, keys: Sequence[Mapping[str, Any]] = ...) -> Outcome: ...
    def file_papers(self, with_: Optional[With] = ..., /, *, archive_reference: str) -> Outcome: ...
    def report(self, with_: Optional[With] = ..., /, *, report: str) -> Outcome: ...


class HouseAcceptance(_EveryCase):
    @classmethod
    def open(
        cls,
        acting: Acting,
        subject: Optional[Subject] = ...,
        with_: Optional[With] = ...,
        /,
        *,
        completed: date,
        certificate: str,
    ) -> HouseAcceptance: ...
    @classmethod
    def of(cls, case: Case) -> HouseAcceptance: ...
    def make_plan(self, with_: Optional[With] = ..., /, *, schedule: Sequence[Mapping[str, Any]] = ...) -> Outcome: ...
    def move_slot(self, with_: Optional[With] = ..., /, *, unit: str, day: date, reason: str) -> Outcome: ...
    def inspect_unit(
        self,
        with_: Optional[With] = ...,
        /,
        *,
        unit: str,
        project_department: str,
        contractor: str,
        site_supervisor: str,
        record: str,
        faults: Sequence[Mapping[str, Any]] = ...,
        items: Sequence[Mapping[str, Any]] = ...,
    ) -> Outcome: ...
    def report_fault(self, with_: Optional[With] = ..., /, *, unit: str, fault: Mapping[str, Any]) -> Outcome: ...
    def order_again(self, with_: Optional[With] = ..., /, *, finding: int) -> Outcome: ...
    def repair_ended(
        self,
        with_: Optional[With] = ...,
        /,
        *,
        result: Literal['mended', 'declined', 'withdrawn', 'cancelled'],
        contractor: Optional[str] = ...,
        finding: Optional[int] = ...,
    ) -> Outcome: ...
    def check_mending(self, with_: Optional[With] = ..., /, *, finding: int) -> Outcome: ...
    def inspect_again(
        self,
        with_: Optional[With] = ...,
        /,
        *,
        finding: int,
        good: bool,
        remark: Optional[str] = ...,
    ) -> Outcome: ...
    def count_keys(
        self,
        with_: Optional[With] = ...,
        /,
        *,
        unit: str,
        keys: Sequence[Mapping[str, Any]] = ...,
    ) -> Outcome: ...
    def declare_ready(
        self,
        with_: Optional[With] = ...,
        /,
        *,
        left_out: Sequence[Mapping[str, Any]] = ...,
    ) -> Outcome: ...
    def revoke_unit(self, with_: Optional[With] = ..., /, *, unit: str, reason: str) -> Outcome: ...
    def admit_unit(self, with_: Optional[With] = ..., /, *, unit: str) -> Outcome: ...
    def close(self, with_: Optional[With] = ..., /) -> Outcome: ...


class InitialRegistration(_EveryCase):
    @classmethod
    def open(
        cls,
        acting: Acting,
        subject: Optional[Subject] = ...,
        with_: Optional[With] = ...,
        /,
    ) -> InitialRegistration: ...
    @classmethod
    def of(cls, case: Case) -> InitialRegistration: ...
    def fill_form(self, with_: Optional[With] = ..., /, *, common_places: Sequence[str] = ...) -> Outcome: ...
    def submit(self, with_: Optional[With] = ..., /, *, acceptance_number: str) -> Outcome: ...
    def survey_on_site(self, with_: Optional[With] = ..., /) -> Outcome: ...
    def return_(self, with_: Optional[With] = ..., /, *, defect: str) -> Outcome: ...
    def record(self, with_: Optional[With] = ..., /, *, certificate_number: str, fee: Decimal) -> Outcome: ...


class MaintenanceFund(_EveryCase):
    @classmethod
    def open(
        cls,
        acting: Acting,
        subject: Optional[Subject] = ...,
        with_: Optional[With] = ...,
        /,
        *,
        units: Sequence[str] = ...,
    ) -> MaintenanceFund: ...
    @classmethod
    def of(cls, case: Case) -> MaintenanceFund: ...
    def open_account(self, with_: Optional[With] = ..., /, *, account: str) -> Outcome: ...
    def pay_for_unit(
        self,
        with_: Optional[With] = ...,
        /,
        *,
        unit: str,
        area: Decimal,
        amount: Decimal,
        certificate: str,
    ) -> Outcome: ...
    def offset(self, with_: Optional[With] = ..., /, *, amount: Decimal, reference: str) -> Outcome: ...
    def withdraw_rest(self, with_: Optional[With] = ..., /, *, amount: Decimal) -> Outcome: ...


class Mortgage(_EveryCase):
    @classmethod
    def open(
        cls,
        acting: Acting,
        subject: Optional[Subject] = ...,
        with_: Optional[With] = ...,
        /,
        *,
        kind: Literal['bank', 'fund', 'combined'],
        principal: Decimal,
        lender: str,
    ) -> Mortgage: ...
    @classmethod
    def of(cls, case: Case) -> Mortgage: ...
    def give_list(
        self,
        with_: Optional[With] = ...,
        /,
        *,
        papers_by: datetime,
        separate_registers: bool,
    ) -> Outcome: ...
    def draft_notice(
        self,
        with_: Optional[With] = ...,
        /,
        *,
        kind: Literal['reminder', 'formal_notice'],
        text: str,
    ) -> Outcome: ...
    def approve_notice(self, with_: Optional[With] = ..., /) -> Outcome: ...
    def send_notice(self, with_: Optional[With] = ..., /) -> Outcome: ...
    def record_project_filing(self, with_: Optional[With] = ..., /, *, number: str) -> Outcome: ...
    def book_interview(self, with_: Optional[With] = ..., /, *, at: datetime) -> Outcome: ...
    def make_copies(self, with_: Optional[With] = ..., /) -> Outcome: ...
    def exchange_invoice(self, with_: Optional[With] = ..., /, *, invoice: str) -> Outcome: ...
    def name_signing(self, with_: Optional[With] = ..., /, *, place: str, by: datetime) -> Outcome: ...
    def urge(self, with_: Optional[With] = ..., /) -> Outcome: ...
    def sign_loan_contract(
        self,
        with_: Optional[With] = ...,
        /,
        *,
        number: str,
        principal: Decimal,
        signed_by: Sequence[str] = ...,
    ) -> Outcome: ...
    def seal_by_project_company(self, with_: Optional[With] = ..., /) -> Outcome: ...
    def seal_by_group(self, with_: Optional[With] = ..., /) -> Outcome: ...
    def submit_to_lender(self, with_: Optional[With] = ..., /) -> Outcome: ...
    def track_progress(self, with_: Optional[With] = ..., /, *, note: str) -> Outcome: ...
    def approve(self, with_: Optional[With] = ..., /, *, number: str) -> Outcome: ...
    def reject(
        self,
        with_: Optional[With] = ...,
        /,
        *,
        problem: Literal['income_too_low', 'bad_credit', 'loan_too_high', 'lender_unwilling'],
        reason: str,
    ) -> Outcome: ...
    def report_problem(
        self,
        with_: Optional[With] = ...,
        /,
        *,
        problem: Literal['income_too_low', 'bad_credit', 'loan_too_high', 'lender_unwilling'],
        what: str,
    ) -> Outcome: ...
    def take_way_out(
        self,
        with_: Optional[With] = ...,
        /,
        *,
        way: Literal['co_borrower', 'more_first_payment', 'provident_fund', 'other_bank'],
        papers_by: datetime,
        co_borrower: Optional[str] = ...,
        lender: Optional[str] = ...,
        principal: Optional[Decimal] = ...,
    ) -> Outcome: ...
    def resubmit(self, with_: Optional[With] = ..., /, *, mended: str) -> Outcome: ...
    def pay_otherwise(self, with_: Optional[With] = ..., /, *, how: str) -> Outcome: ...
    def submit_registration(self, with_: Optional[With] = ..., /, *, acceptance: str) -> Outcome: ...
    def return_registration(self, with_: Optional[With] = ..., /, *, defect: str) -> Outcome: ...
    def register(self, with_: Optional[With] = ..., /, *, other_rights: str) -> Outcome: ...
    def hand_over_receipt(self, with_: Optional[With] = ..., /) -> Outcome: ...
    def pay_out(self, with_: Optional[With] = ..., /, *, amount: Decimal) -> Outcome: ...
    def record_new_rule(self, with_: Optional[With] = ..., /, *, rule: str, plan: str) -> Outcome: ...
    def review_rule(self, with_: Optional[With] = ..., /, *, finding: str) -> Outcome: ...


class PaymentCollection(_EveryCase):
    @classmethod
    def open(
        cls,
        acting: Acting,
        subject: Optional[Subject] = ...,
        with_: Optional[With] = ...,
        /,
        *,
        schedule: Sequence[Mapping[str, Any]] = ...,
    ) -> PaymentCollection: ...
    @classmethod
    def of(cls, case: Case) -> PaymentCollection: ...
    def record_payment(self, with_: Optional[With] = ..., /, *, number: int, amount: Decimal) -> Outcome: ...
    def name_payout_date(self, with_: Optional[With] = ..., /, *, number: int, due: date) -> Outcome: ...
    def remind(self, with_: Optional[With] = ..., /) -> Outcome: ...
    def draft_notice(self, with_: Optional[With] = ..., /, *, text: str, pay_by: date) -> Outcome: ...
    def approve_notice(self, with_: Optional[With] = ..., /) -> Outcome: ...
    def revise_notice(self, with_: Optional[With] = ..., /, *, why: str) -> Outcome: ...
    def send_notice(self, with_: Optional[With] = ..., /) -> Outcome: ...
    def pursue(self, with_: Optional[With] = ..., /, *, how: str) -> Outcome: ...


class Prenotice(_EveryCase):
    @classmethod
    def open(cls, acting: Acting, subject: Optional[Subject] = ..., with_: Optional[With] = ..., /) -> Prenotice: ...
    @classmethod
    def of(cls, case: Case) -> Prenotice: ...
    def submit(self, with_: Optional[With] = ..., /, *, acceptance_number: str) -> Outcome: ...
    def return_(self, with_: Optional[With] = ..., /, *, defect: str) -> Outcome: ...
    def certify(self, with_: Optional[With] = ..., /, *, certificate_number: str) -> Outcome: ...


class PresalePermit(_EveryCase):
    @classmethod
    def open(
        cls,
        acting: Acting,
        subject: Optional[Subject] = ...,
        with_: Optional[With] = ...,
        /,
        *,
        land_mortgaged: bool,
        civil_air_defence_basement: bool,
    ) -> PresalePermit: ...
    @classmethod
    def of(cls, case: Case) -> PresalePermit: ...
    def approve_scale(self, with_: Optional[With] = ..., /, *, scale: Mapping[str, Any]) -> Outcome: ...
    def prove_investment(self, with_: Optional[With] = ..., /, *, progress: Mapping[str, Any]) -> Outcome: ...
    def submit(self, with_: Optional[With] = ..., /, *, acceptance_number: str, originals_seen: bool) -> Outcome: ...
    def return_(self, with_: Optional[With] = ..., /, *, defect: str) -> Outcome: ...
    def grant(self, with_: Optional[With] = ..., /, *, permit_number: str, granted_on: date) -> Outcome: ...


class ProductDelivery(_EveryCase):
    @classmethod
    def open(
        cls,
        acting: Acting,
        subject: Optional[Subject] = ...,
        with_: Optional[With] = ...,
        /,
    ) -> ProductDelivery: ...
    @classmethod
    def of(cls, case: Case) -> ProductDelivery: ...
    def deliver_manuals(self, with_: Optional[With] = ..., /, *, sets: int) -> Outcome: ...
    def register_areas(
        self,
        with_: Optional[With] = ...,
        /,
        *,
        confirmation: str,
        areas: Sequence[Mapping[str, Any]] = ...,
    ) -> Outcome: ...
    def make_settlement_table(
        self,
        with_: Optional[With] = ...,
        /,
        *,
        settlements: Sequence[Mapping[str, Any]] = ...,
    ) -> Outcome: ...
    def hand_over_completion_papers(self, with_: Optional[With] = ..., /, *, receiver: str) -> Outcome: ...
    def hand_over_facilities(self, with_: Optional[With] = ..., /, *, receiver: str) -> Outcome: ...
    def obtain_permit(self, with_: Optional[With] = ..., /, *, number: str, receiver: str) -> Outcome: ...
    def write_announcement(self, with_: Optional[With] = ..., /, *, text: str) -> Outcome: ...
    def check_announcement(
        self,
        with_: Optional[With] = ...,
        /,
        *,
        good: bool,
        remark: Optional[str] = ...,
    ) -> Outcome: ...
    def publish_announcement(self, with_: Optional[With] = ..., /, *, media: str) -> Outcome: ...
    def provide_resources(self, with_: Optional[With] = ..., /, *, people: str, things: str) -> Outcome: ...
    def plan_batches(
        self,
        with_: Optional[With] = ...,
        /,
        *,
        batches: Sequence[Mapping[str, Any]] = ...,
    ) -> Outcome: ...
    def move_batch(self, with_: Optional[With] = ..., /, *, batch: int, day: date, reason: str) -> Outcome: ...
    def open_batch(
        self,
        with_: Optional[With] = ...,
        /,
        *,
        batch: int,
        permit_shown: bool,
        project_department: str,
        sales: str,
        property_manager: str,
    ) -> Outcome: ...
    def complete(self, with_: Optional[With] = ..., /) -> Outcome: ...


class ProjectMortgageRelease(_EveryCase):
    @classmethod
    def open(
        cls,
        acting: Acting,
        subject: Optional[Subject] = ...,
        with_: Optional[With] = ...,
        /,
        *,
        mortgagee: str,
        units: Sequence[str] = ...,
    ) -> ProjectMortgageRelease: ...
    @classmethod
    def of(cls, case: Case) -> ProjectMortgageRelease: ...
    def register_mortgage(self, with_: Optional[With] = ..., /, *, certificate: str) -> Outcome: ...
    def ask_release(self, with_: Optional[With] = ..., /, *, unit: str, consent: str) -> Outcome: ...
    def release_unit(self, with_: Optional[With] = ..., /, *, unit: str, certificate: str) -> Outcome: ...
    def refuse_release(self, with_: Optional[With] = ..., /, *, unit: str, reason: str) -> Outcome: ...


class PropertyTender(_EveryCase):
    @classmethod
    def open(
        cls,
        acting: Acting,
        subject: Optional[Subject] = ...,
        with_: Optional[With] = ...,
        /,
    ) -> PropertyTender: ...
    @classmethod
    def of(cls, case: Case) -> PropertyTender: ...
    def obtain_permit(self, with_: Optional[With] = ..., /, *, permit_number: str) -> Outcome: ...
    def give_papers(self, with_: Optional[With] = ..., /) -> Outcome: ...
    def agree_rooms(self, with_: Optional[With] = ..., /) -> Outcome: ...
    def write_tender(self, with_: Optional[With] = ..., /) -> Outcome: ...
    def publish(self, with_: Optional[With] = ..., /) -> Outcome: ...
    def apply_(self, with_: Optional[With] = ..., /) -> Outcome: ...
    def return_(self, with_: Optional[With] = ..., /, *, defect: str) -> Outcome: ...
    def approve(self, with_: Optional[With] = ..., /, *, approval_number: str) -> Outcome: ...
    def draw_experts(self, with_: Optional[With] = ..., /, *, experts: Sequence[str] = ...) -> Outcome: ...
    def evaluate(self, with_: Optional[With] = ..., /, *, winner: str) -> Outcome: ...
    def file_winner(self, with_: Optional[With] = ..., /) -> Outcome: ...
    def sign_contract(self, with_: Optional[With] = ..., /, *, contract_number: str) -> Outcome: ...
    def file_price(self, with_: Optional[With] = ..., /, *, price: Decimal) -> Outcome: ...
    def move_in(self, with_: Optional[With] = ..., /) -> Outcome: ...


class QualificationReview(_EveryCase):
    @classmethod
    def open(
        cls,
        acting: Acting,
        subject: Optional[Subject] = ...,
        with_: Optional[With] = ...,
        /,
        *,
        kind: Literal['yearly', 'upgrade'],
        year: int,
        submit_by: Optional[date] = ...,
    ) -> QualificationReview: ...
    @classmethod
    def of(cls, case: Case) -> QualificationReview: ...
    def submit(self, with_: Optional[With] = ..., /, *, acceptance_number: str) -> Outcome: ...
    def return_(self, with_: Optional[With] = ..., /, *, defect: str) -> Outcome: ...
    def certify(
        self,
        with_: Optional[With] = ...,
        /,
        *,
        certificate_number: str,
        grade: str,
        valid_until: date,
    ) -> Outcome: ...


class Repair(_EveryCase):
    @classmethod
    def open(
        cls,
        acting: Acting,
        subject: Optional[Subject] = ...,
        with_: Optional[With] = ...,
        /,
        *,
        origin: Literal['customer', 'acceptance', 'handover'],
        kind: Literal['water', 'gas', 'electricity', 'lift', 'fire', 'other'],
        component: Literal['foundation', 'main_structure', 'roof_waterproofing', 'seepage', 'heating', 'cooling', 'wiring', 'plumbing', 'equipment', 'fit_out', 'insulation', 'plaster', 'floor', 'doors_windows', 'sanitary_ware', 'lamps_switches', 'pipe_blockage', 'other'],
        what: str,
        place: str,
        name: str,
        phone: str,
        accepted_on: Optional[date] = ...,
        finding: Optional[int] = ...,
        handed_over_on: Optional[date] = ...,
        when: Optional[str] = ...,
    ) -> Repair: ...
    @classmethod
    def of(cls, case: Case) -> Repair: ...
    def decide_visit(self, with_: Optional[With] = ..., /, *, must_be_seen: bool, grounds: str) -> Outcome: ...
    def see(
        self,
        with_: Optional[With] = ...,
        /,
        *,
        found: str,
        severity: Literal['clear', 'serious', 'doubtful'],
    ) -> Outcome: ...
    def issue_plan(self, with_: Optional[With] = ..., /, *, plan: str) -> Outcome: ...
    def decide_warranty(
        self,
        with_: Optional[With] = ...,
        /,
        *,
        covered: bool,
        rule: str,
        excluded: Optional[Literal['misuse', 'third_party', 'force_majeure']] = ...,
        until: Optional[date] = ...,
    ) -> Outcome: ...
    def price_by_list(self, with_: Optional[With] = ..., /, *, item: str, price: Decimal) -> Outcome: ...
    def price_off_list(self, with_: Optional[With] = ..., /, *, work: str, price: Decimal) -> Outcome: ...
    def approve_price(
        self,
        with_: Optional[With] = ...,
        /,
        *,
        approved: bool,
        remark: Optional[str] = ...,
    ) -> Outcome: ...
    def tell_price(self, with_: Optional[With] = ..., /, *, price: Decimal) -> Outcome: ...
    def consent(self, with_: Optional[With] = ..., /, *, signature: str) -> Outcome: ...
    def decline_price(self, with_: Optional[With] = ..., /, *, reason: str) -> Outcome: ...
    def name_contractor(self, with_: Optional[With] = ..., /, *, contractor: str) -> Outcome: ...
    def start_mending(self, with_: Optional[With] = ..., /) -> Outcome: ...
    def check_work(
        self,
        with_: Optional[With] = ...,
        /,
        *,
        material: bool,
        quality: bool,
        safety: bool,
        remark: Optional[str] = ...,
    ) -> Outcome: ...
    def report_mended(self, with_: Optional[With] = ..., /, *, done: str) -> Outcome: ...
    def record_cost(
        self,
        with_: Optional[With] = ...,
        /,
        *,
        amount: Decimal,
        payer: Literal['customer', 'contractor', 'developer'],
        construction_fault: bool,
    ) -> Outcome: ...
    def sign(self, with_: Optional[With] = ..., /, *, signature: str, follow_up_by: datetime) -> Outcome: ...
    def reject(self, with_: Optional[With] = ..., /, *, reason: str) -> Outcome: ...
    def hand_back(self, with_: Optional[With] = ..., /, *, note: str) -> Outcome: ...
    def follow_up_ended(
        self,
        with_: Optional[With] = ...,
        /,
        *,
        result: Literal['satisfied', 'dissatisfied', 'unreached', 'cancelled'],
        remark: Optional[str] = ...,
        satisfaction: Optional[int] = ...,
    ) -> Outcome: ...
    def plan_follow_up(self, with_: Optional[With] = ..., /, *, by: datetime) -> Outcome: ...
    def close_unreached(self, with_: Optional[With] = ..., /, *, reason: str) -> Outcome: ...
    def withdraw(self, with_: Optional[With] = ..., /, *, reason: str) -> Outcome: ...


class Signing(_EveryCase):
    @classmethod
    def open(cls, acting: Acting, subject: Optional[Subject] = ..., with_: Optional[With] = ..., /) -> Signing: ...
    @classmethod
    def of(cls, case: Case) -> Signing: ...
    def fix_payment(
        self,
        with_: Optional[With] = ...,
        /,
        *,
        payment: Literal['paid_at_once', 'instalments', 'bank_mortgage', 'provident_fund', 'combined'],
    ) -> Outcome: ...
    def record_payment(self, with_: Optional[With] = ..., /, *, amount: Decimal, receipt_number: str) -> Outcome: ...
    def ask_for_change(self, with_: Optional[With] = ..., /, *, clause: str, wish: str) -> Outcome: ...
    def consent_to_change(self, with_: Optional[With] = ..., /) -> Outcome: ...
    def decline_change(self, with_: Optional[With] = ..., /, *, reason: str) -> Outcome: ...
    def check_audit(self, with_: Optional[With] = ..., /, *, complete: bool, right: bool) -> Outcome: ...
    def enter_contract(self, with_: Optional[With] = ..., /, *, contract_number: str) -> Outcome: ...
    def co_enter(self, with_: Optional[With] = ..., /) -> Outcome: ...
    def confirm_contract(
        self,
        with_: Optional[With] = ...,
        /,
        *,
        name_right: bool,
        identity_number_right: bool,
    ) -> Outcome: ...
    def ask_for_correction(self, with_: Optional[With] = ..., /, *, what: str) -> Outcome: ...
    def file_online(self, with_: Optional[With] = ..., /, *, online_number: str) -> Outcome: ...
    def sign_filing_form(self, with_: Optional[With] = ..., /) -> Outcome: ...
    def print_copies(self, with_: Optional[With] = ..., /, *, copies: int) -> Outcome: ...
    def paste_in(self, with_: Optional[With] = ..., /) -> Outcome: ...
    def sign(self, with_: Optional[With] = ..., /, *, seller: str, buyers: Sequence[str] = ...) -> Outcome: ...
    def give_tax_list(
        self,
        with_: Optional[With] = ...,
        /,
        *,
        total: Decimal,
        lines: Sequence[Mapping[str, Any]] = ...,
    ) -> Outcome: ...
    def record(
        self,
        with_: Optional[With] = ...,
        /,
        *,
        ledger: bool,
        ris: bool,
        early_warning: bool,
        progress_reported: bool,
    ) -> Outcome: ...
    def back_up(self, with_: Optional[With] = ..., /, *, reference: str) -> Outcome: ...
    def review_terms(self, with_: Optional[With] = ..., /, *, finding: str) -> Outcome: ...
    def enter_data(self, with_: Optional[With] = ..., /) -> Outcome: ...
    def collect(self, with_: Optional[With] = ..., /, *, customer: str, identity_agrees: bool) -> Outcome: ...
    def pay_deed_tax(self, with_: Optional[With] = ..., /, *, amount: Decimal, receipt_number: str) -> Outcome: ...


class SurveyActual(_EveryCase):
    @classmethod
    def open(
        cls,
        acting: Acting,
        subject: Optional[Subject] = ...,
        with_: Optional[With] = ...,
        /,
        *,
        high_rise: bool,
        drawings_changed: bool,
    ) -> SurveyActual: ...
    @classmethod
    def of(cls, case: Case) -> SurveyActual: ...
    def submit(self, with_: Optional[With] = ..., /, *, originals_seen: bool) -> Outcome: ...
    def return_(self, with_: Optional[With] = ..., /, *, defect: str) -> Outcome: ...
    def measure(self, with_: Optional[With] = ..., /) -> Outcome: ...
    def receive_report(
        self,
        with_: Optional[With] = ...,
        /,
        *,
        report_number: str,
        units: Sequence[Mapping[str, Any]] = ...,
    ) -> Outcome: ...


class SurveyForecast(_EveryCase):
    @classmethod
    def open(
        cls,
        acting: Acting,
        subject: Optional[Subject] = ...,
        with_: Optional[With] = ...,
        /,
    ) -> SurveyForecast: ...
    @classmethod
    def of(cls, case: Case) -> SurveyForecast: ...
    def submit(self, with_: Optional[With] = ..., /) -> Outcome: ...
    def return_(self, with_: Optional[With] = ..., /, *, defect: str) -> Outcome: ...
    def measure(self, with_: Optional[With] = ..., /) -> Outcome: ...
    def receive_report(
        self,
        with_: Optional[With] = ...,
        /,
        *,
        report_number: str,
        units: Sequence[Mapping[str, Any]] = ...,
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


class Title(_EveryCase):
    @classmethod
    def open(
        cls,
        acting: Acting,
        subject: Optional[Subject] = ...,
        with_: Optional[With] = ...,
        /,
        *,
        payment: Literal['paid_at_once', 'instalments', 'bank_mortgage', 'provident_fund', 'combined'],
        promised_by: date,
    ) -> Title: ...
    @classmethod
    def of(cls, case: Case) -> Title: ...
    def report_gap(self, with_: Optional[With] = ..., /, *, what: str) -> Outcome: ...
    def put_in_order(self, with_: Optional[With] = ..., /, *, buyers: Sequence[Mapping[str, Any]] = ...) -> Outcome: ...
    def file_building(self, with_: Optional[With] = ..., /, *, filing_number: str) -> Outcome: ...
    def submit_to_market_section(self, with_: Optional[With] = ..., /, *, acceptance_number: str) -> Outcome: ...
    def submit_to_title_section(self, with_: Optional[With] = ..., /, *, acceptance_number: str) -> Outcome: ...
    def return_(self, with_: Optional[With] = ..., /, *, defect: str) -> Outcome: ...
    def pay_fees(
        self,
        with_: Optional[With] = ...,
        /,
        *,
        registration_fee: Decimal,
        transaction_fee: Decimal,
    ) -> Outcome: ...
    def receive_notice(self, with_: Optional[With] = ..., /, *, notice_number: str) -> Outcome: ...
    def collect_at_bureau(
        self,
        with_: Optional[With] = ...,
        /,
        *,
        certificate_number: str,
        authority_sealed: bool,
    ) -> Outcome: ...
    def take_notice_to_bank(self, with_: Optional[With] = ..., /, *, account_manager: str) -> Outcome: ...
    def bank_collects(self, with_: Optional[With] = ..., /, *, other_rights_number: str) -> Outcome: ...
    def collect_from_bank(self, with_: Optional[With] = ..., /, *, certificate_number: str) -> Outcome: ...
    def keep_safe(self, with_: Optional[With] = ..., /, *, place: str) -> Outcome: ...
    def tell_owner(self, with_: Optional[With] = ..., /) -> Outcome: ...
    def identify_owner(self, with_: Optional[With] = ..., /, *, owner: Mapping[str, Any]) -> Outcome: ...
    def identify_proxy(
        self,
        with_: Optional[With] = ...,
        /,
        *,
        owner: Mapping[str, Any],
        proxy: str,
        proxy_number_ends: str,
    ) -> Outcome: ...
    def sign_for(self, with_: Optional[With] = ..., /) -> Outcome: ...
    def hand_out(self, with_: Optional[With] = ..., /) -> Outcome: ...
    def join_land_batch(self, with_: Optional[With] = ..., /, *, batch: str) -> Outcome: ...
