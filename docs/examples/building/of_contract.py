"""The procedures of a sale's contract and money: clearance, signing, filing, pre-notice, loan, collection, cancellation."""

import datetime

from building import plan
from building.of_building import release
from building.story import Case, day, instant, yuan

BUREAU = "housing_bureau"


def case_of(story, home, workflow, start):
    return Case(story, f"{home.sale}.{workflow}", start)


def about(home):
    return {"sale": home.sale}


def identity_papers(home, originals, copies):
    """What proves who each buyer of age is, in the form that the list asks for."""
    kind = {"company": "business_licence", "foreigner": "passport"}.get(home.kind, "identity_card")
    return (kind, originals, copies, [each for each in home.buyers if home.kind != "minor" or each in home.signers])


def clearance(story, home):
    case = case_of(story, home, "foreign_buyer_clearance", home.subscribed)
    case.open("foreign_buyer_clearance", about(home), "contract_specialist")
    case.papers(("foreign_buyer_application", 1, 0), ("passport", 0, 1, home.buyers))
    case.do("submit", receipt_number=f"AQ-{home.name}")
    if home.stage != "early":
        case.wait(2).papers(("security_office_clearance", 1, 0))
        case.do("clear", party="security_office", clearance_number=f"AQ-{home.name}-1")


def signing(story, home, until="closed"):
    """From the audit form to the contract in the buyer's hands; says on which day it was signed."""
    signed_on = home.subscribed + datetime.timedelta(days=3)
    case = case_of(story, home, "signing", signed_on)
    case.open("signing", about(home), "contract_specialist")
    case.do("fix_payment", payment=home.payment)
    case.do("record_payment", "finance_clerk", amount=yuan(home.amounts[0]), receipt_number=f"SK-{home.name}-1")
    case.papers(("purchase_audit_form", 1, 0), identity_papers(home, 1, 0))
    if home.guardians:
        case.papers(("household_register", 1, 0, home.buyers), ("identity_card", 1, 0, home.guardians))
    case.do("check_audit", complete=True, right=True)
    case.do("enter_contract", "sales_clerk", contract_number=f"HT-{home.name}").do("co_enter")
    if until == "checking":
        return None
    if home.home == plan.CORRECTED:
        case.do("ask_for_correction", party="buyer", what="姓名有误 / a name is misspelt")
        case.do("enter_contract", "sales_clerk", contract_number=f"HT-{home.name}").do("co_enter")
    case.do("confirm_contract", party="buyer", name_right=True, identity_number_right=True)
    case.do("file_online", online_number=f"WS-{home.name}").papers(("contract_filing_form", 1, 0))
    case.do("sign_filing_form", party="buyer").do("print_copies", copies=5)
    case.papers(("floor_plan", 0, 5), identity_papers(home, 0, 5))
    if home.guardians:
        case.papers(("household_register", 0, 5, home.buyers))
    case.do("paste_in").do("sign", buyers=home.signers, seller="示例置业有限公司（虚构）")
    signed_on = case.today
    tax, fund, fee = home.price * 15 // 1000, home.contract * 65, 6000
    case.do("give_tax_list", total=yuan(tax + fund + fee), lines=[
        {"item": "deed_tax", "amount": yuan(tax)}, {"item": "maintenance_fund", "amount": yuan(fund)},
        {"item": "registration_fee", "amount": yuan(fee)}])
    case.do("record", ledger=True, ris=True, early_warning=True, progress_reported=True)
    case.do("back_up", reference=f"备份/{signed_on}")
    if until == "recorded":
        return signed_on
    case.wait(1).do("review_terms", "customer_service_specialist", finding="in order")
    case.wait(3).do("enter_data", "customer_manager")
    case.do("collect", party="buyer", customer=home.signers[0], identity_agrees=True)
    case.papers(("deed_tax_receipt", 0, 1))
    case.do("pay_deed_tax", party="buyer", amount=yuan(tax), receipt_number=f"QS-{home.name}")
    return signed_on


def filing(story, home, signed_on):
    """Says when the filed contract is handed on; None where the unit is still mortgaged for the project."""
    case = case_of(story, home, "contract_filing", signed_on + datetime.timedelta(days=4))
    case.open("contract_filing", about(home), "bureau_specialist", signed_on=str(signed_on))
    case.papers(("contract_filing_application", 1, 0), ("business_licence", 0, 1), ("letter_of_authority", 1, 0),
                ("identity_card", 0, 1), ("purchase_contract", 3, 0))
    if home.home in plan.MORTGAGED:
        case.do("submit", refused="project_mortgage_release.unit_still_mortgaged", acceptance_number=f"BA-{home.name}")
        if home.stage == "early":
            return None
        release(story, home, case.today)
        _report_daily(case, 4)
    case.do("submit", acceptance_number=f"BA-{home.name}")
    if home.home == plan.RETURNED_FILING:
        _report_daily(case, 2)
        case.do("reject", party=BUREAU, defect="缺页 / a page is missing")
        case.wait(1).do("submit", acceptance_number=f"BA-{home.name}-2")
    _report_daily(case, 3)
    case.do("seal", party=BUREAU, filing_number=f"BA-{home.name}", filed_on=str(case.today))
    case.papers(("letter_of_authority", 1, 0), ("identity_card", 0, 1))
    case.do("collect_form").do("hand_on", to="buyer, mortgage post, archive")
    return case.today


def _report_daily(case, days):
    """Waits so many days; the filing's progress is reported on each working day (H1 ch. 2 3.2)."""
    last = case.today + datetime.timedelta(days=days)
    while case.today < last:
        case.wait(1).do("report_progress", progress="with the bureau")


def prenotice(story, home, filed_on):
    case = case_of(story, home, "prenotice", filed_on + datetime.timedelta(days=1))
    case.open("prenotice", about(home), "bureau_specialist")
    kind, _, copies, whose = identity_papers(home, 0, 1)
    case.papers(("prenotice_application", 1, 0), (kind, 0, copies, home.buyers if home.guardians else whose),
                ("purchase_contract", 1, 0), ("prenotice_agreement", 1, 0))
    case.do("submit", acceptance_number=f"YG-{home.name}")
    case.wait(7).do("certify", party=BUREAU, certificate_number=f"YG-{home.name}-1")
    return case.today


LENDERS = {"bank_mortgage": ("bank", "示例银行（虚构）"), "provident_fund": ("fund", "示例公积金中心（虚构）"),
           "combined": ("combined", "示例银行与公积金中心（虚构）")}


def loan(story, home, certified_on, until="funded"):
    """From the list of papers to the pay-out; `until` stops it at the lender or before the pay-out."""
    kind, lender = LENDERS[home.payment]
    case = case_of(story, home, "mortgage", home.subscribed + datetime.timedelta(days=6))
    case.open("mortgage", about(home), "mortgage_specialist", kind=kind, principal=yuan(home.lent), lender=lender)
    case.do("give_list", papers_by=instant(case.today + datetime.timedelta(days=10)), separate_registers=False)
    if kind != "bank":
        case.do("record_project_filing", party="provident_fund_centre", number="GJJ-XM-1")
    married = home.kind in ("married", "couple")
    case.wait(2).papers(("identity_card", 1, 4, home.borrowers), ("income_certificate", 2, 0, home.borrowers),
                        ("household_register", 1, 2, home.buyers), ("first_payment_receipt", 1, 2),
                        ("marriage_certificate" if married else "marital_statement", 1, 2, home.buyers))
    _with_lender(case, home, f"JK-{home.name}")
    if until == "with_lender":
        return case
    if home.home == plan.OTHER_BANK:
        case.wait(3).do("reject", party="bank", problem="bad_credit", reason="征信有逾期 / overdue payments on record")
        case.do("take_way_out", way="other_bank", lender="示例第二银行（虚构）",
                papers_by=instant(case.today + datetime.timedelta(days=7)))
        _with_lender(case, home, f"JK-{home.name}-2")
    if kind != "fund":
        case.wait(3).do("approve", party="bank", number=f"PD-{home.name}")
    if kind != "bank":
        case.wait(7).do("approve", party="provident_fund_centre", number=f"PG-{home.name}")
    case.papers(("mortgage_registration_application", 1, 0), ("purchase_contract", 1, 0), ("prenotice_certificate", 1, 0),
                ("presale_permit", 0, 1), ("mortgage_undertaking", 1, 0), ("value_confirmation", 1, 0))
    case.until(certified_on + datetime.timedelta(days=1)).do("submit_registration", acceptance=f"DY-{home.name}")
    case.wait(4).do("register", party=BUREAU, other_rights=f"TX-{home.name}").do("hand_over_receipt")
    if until == "registered":
        return case
    case.wait(1).do("pay_out", party="bank", amount=yuan(home.lent))
    return case


def _with_lender(case, home, contract):
    """Interview, invoice, signatures and seals; then the papers go to the lender."""
    case.do("book_interview", at=instant(case.today + datetime.timedelta(days=4), "10:00"))
    case.wait(4).do("make_copies").do("exchange_invoice", "finance_clerk", invoice=f"FP-{home.name}")
    case.do("name_signing", place="售楼处", by=instant(case.today + datetime.timedelta(days=6)))
    case.wait(2).do("sign_loan_contract", number=contract, principal=yuan(home.lent), signed_by=home.borrowers)
    case.papers(("loan_contract", 1, 0), ("guarantee_contract", 1, 0), ("mortgage_contract", 1, 0))
    case.do("seal_by_project_company", "project_company").do("seal_by_group", "group").do("submit_to_lender")


def collection(story, home, signed_on, loan_paid_on=None, late=None):
    """Watches the schedule. `late` names what stays unpaid: "instalment" or "loan"; says when all is paid."""
    case = case_of(story, home, "payment_collection", signed_on)
    case.open("payment_collection", about(home), "contract_specialist", schedule=home.schedule)
    case.do("record_payment", "finance_clerk", number=1, amount=yuan(home.amounts[0]))
    for number, (amount, row) in enumerate(zip(home.amounts[1:], home.schedule[1:]), 2):
        if row["from"] != "own_funds":
            if loan_paid_on:
                case.until(loan_paid_on).do("record_payment", "finance_clerk", number=number, amount=yuan(amount))
            elif late == "loan":
                due = case.today + datetime.timedelta(days=60)
                case.do("name_payout_date", "mortgage_specialist", number=number, due=str(due))
        elif late != "instalment":
            case.until(day(row["due"])).do("record_payment", "finance_clerk", number=number, amount=yuan(amount))
        elif number == 2:
            case.until(day(row["due"]) + datetime.timedelta(days=2))
            pay_by = case.today + datetime.timedelta(days=10)
            case.do("remind").do("draft_notice", text="催款通知（虚构）", pay_by=str(pay_by)).do("approve_notice", "manager")
            case.do("send_notice")
    return case.today


def cancellation(story, home, on):
    """A signed, filed, registered and lent contract is undone: nothing goes back while the bank's mortgage stands."""
    case = case_of(story, home, "contract_cancellation", on)
    case.open("contract_cancellation", about(home), "contract_specialist", reason="家庭变故 / family reasons (made up)")
    case.papers(("contract_cancellation_request", 1, 0), ("cancellation_agreement", 1, 0), ("purchase_contract", 1, 0))
    case.do("request").do("approve", "manager").do("prepare_documents")
    case.wait(2).do("void_at_bureau", "bureau_specialist", BUREAU, number=f"ZF-{home.name}")
    refund = dict(amount=yuan(home.price), receipt_number=f"TK-{home.name}")
    case.do("refund", "finance_clerk", refused="contract_cancellation.mortgage_stands", **refund)
    filing_cancelled(story, home, case.today)
    case.wait(6).do("cancel_loan", "mortgage_specialist", "bank", number=f"ZX-{home.name}-3")
    case.do("cancel_prenotice", "bureau_specialist", BUREAU, number=f"ZX-{home.name}-2")
    case.do("cancel_filing", "bureau_specialist", BUREAU, number=f"ZX-{home.name}-1")
    case.do("refund", "finance_clerk", **refund)
    case.wait(1).do("take_back_copies", copies=5).do("put_on_sale", "sales_manager")


def filing_cancelled(story, home, on):
    """The bureau cancels the filing of a contract: the buyers appear in person."""
    case = case_of(story, home, "filing_change", on)
    case.open("filing_change", about(home), "contract_specialist", kind="cancel", reason="合同作废 / the contract is cancelled")
    case.do("establish_cause", cause="contract cancelled by agreement").do("approve", "manager")
    for buyer in home.buyers:
        case.papers(("identity_card", 1, 0, [buyer])).do("appear", party="buyer", customer=buyer)
    case.papers(("filing_change_form", 1, 0), ("letter_of_authority", 1, 0))
    case.do("submit", "bureau_specialist", acceptance_number=f"BG-{home.name}")
    case.wait(3).do("complete", "bureau_specialist", BUREAU, filing_number=f"ZX-{home.name}-1")
