"""The procedures of a sale's home: handover, repairs, title certificate."""

import datetime

from building import plan
from building.of_building import batch_day, mend
from building.of_contract import about, case_of
from building.registers import TITLE_BY
from building.story import Case, area_difference, day, instant, yuan

BUREAU = "housing_bureau"


def handover(story, home, until="handed_over"):
    """From the papers to the keys; says on which day they were handed over."""
    case = case_of(story, home, "handover", day("2026-12-21"))
    case.open("handover", about(home), "sales_clerk")
    case.papers(("move_in_batch_plan", 0, 1), ("move_in_notice", 1, 0), ("move_in_instructions", 1, 0),
                ("owners_handbook", 1, 0), ("settlement_statement", 1, 0), ("proxy_authority", 0, 1))
    case.do("prepare_papers")
    invited = max(batch_day(home), day("2027-01-11")) + datetime.timedelta(days=home.home[1] % 5)
    case.until(day("2026-12-28"))
    if home.home == plan.LEFT_OUT:
        case.do("send_notice", refused="handover.unit_left_out", day=str(invited), mail_reference=f"EMS-{home.name}")
        return None
    case.do("send_notice", day=str(invited), mail_reference=f"EMS-{home.name}").do("confirm_notice", way="phone")
    if home.home == plan.DEEMED:
        return _deemed(case, invited)
    if until == "notified":
        return None
    case.until(invited)
    _identify(case, home)
    difference, beyond = area_difference(home.price, home.contract, home.actual)
    money = dict(balance="0.00", area_difference=yuan(difference), paid=yuan(difference), accompanied_by="E21", sealed_by="E31")
    if beyond:
        case.do("settle_money", "finance_clerk", refused="handover.may_rescind", **money)
        case.do("decide_to_keep", party="buyer", statement="不退房 / keeps the home")
    case.do("settle_money", "finance_clerk", **money)
    case.papers(("move_in_confirmation", 1, 0)).do("sign_confirmation", party="buyer")
    case.do("introduce", incubation_staff="E63").papers(("quality_warranty", 1, 0), ("users_manual", 1, 0))
    case.do("give_papers").do("bring_to_manager", sales="E21", incubation_staff="E63")
    case.papers(("handover_notice", 1, 0), ("joint_handover_sheet", 1, 0), ("meter_reading_record", 1, 0),
                ("fire_equipment_record", 1, 0), ("room_equipment_acceptance_record", 1, 0))
    case.role = "property_manager"
    case.do("check_papers", checker="E51")
    case.do("read_meters", readings=[{"kind": kind, "number": f"{kind[0].upper()}-{home.name}", "reading": 1}
                                     for kind in ("water", "electricity", "gas")])
    case.do("check_fire_equipment", security_officer="E52")
    items = [{"place": "kitchen", "trade": "plumbing", "good": True}]
    if home.home == plan.FAULT_AT_HANDOVER:
        case.do("inspect_unit", opens=[f"{home.sale}.repair"], items=items, faults=[
            {"place": "hall", "trade": "floor", "grade": "minor", "description": "a loose tile (made up)"}])
        case.until(mend(story, f"{home.sale}.repair", case.today))
        case.do("inspect_again", party="buyer", finding=1, satisfied=True)
    else:
        case.do("inspect_unit", items=items, faults=[])
    case.papers(("property_service_agreement", 1, 0), ("provisional_owners_rules", 1, 0), ("fire_safety_undertaking", 1, 0),
                ("key_receipt", 1, 0), ("customer_data_sheet", 1, 0), ("handover_record", 1, 0))
    case.do("sign_agreements", party="buyer").do("pay_fees", party="buyer", amount="1800.00", receipt=f"WY-{home.name}")
    case.do("hand_keys", keys=[{"what": "front door", "count": 3}])
    delivered_on = case.today
    case.wait(1).do("file_papers", archive_reference=f"DA-{home.name}").do("report", report="handed over")
    return delivered_on


def _identify(case, home):
    kind = {"company": "business_licence", "foreigner": "passport"}.get(home.kind, "identity_card")
    case.papers((kind, 0, 1, home.buyers))
    if home.guardians:
        case.papers(("identity_card", 0, 1, home.guardians))
    case.do("identify", present=home.signers, originals_seen=True, agrees_with_contract=True)


def _deemed(case, invited):
    """The buyer comes neither on the day nor after the second notice."""
    case.until(invited + datetime.timedelta(days=1)).do("record_absence", note="did not come")
    second = case.today + datetime.timedelta(days=12)
    case.do("send_second_notice", day=str(second), mail_reference="EMS-2")
    case.wait(32).do("deem_delivered", "manager", clause="合同第十一条", buyer_has_cause=False)
    return case.today


def reported_repair(story, home, delivered_on, paid):
    """A repair that the owner asks for after the handover: free under warranty, or paid when he caused it himself."""
    case = Case(story, f"{home.sale}.repair-later", delivered_on + datetime.timedelta(days=40))
    case.open("repair", {"unit": home.unit, "customer": home.buyers[0]}, "customer_service_specialist", origin="customer",
              kind="other", component="plumbing", what="the tap drips (made up)", place="kitchen", name="业主（虚构）",
              phone="example", accepted_on="2026-10-28", handed_over_on=str(delivered_on))
    case.do("decide_visit", must_be_seen=True, grounds="not clear from the words")
    case.wait(1).do("see", "technician", found="a worn washer", severity="clear")
    until = str(delivered_on + datetime.timedelta(days=730))
    if paid:
        case.do("name_contractor", refused="repair.who_pays_first", contractor="示例维修（虚构）")
        case.do("decide_warranty", covered=False, until=until, rule="warranty.plumbing", excluded="misuse")
        case.papers(("paid_work_price_list", 0, 1)).do("price_by_list", item="washer", price="60.00")
        case.do("tell_price", price="60.00").do("consent", party="customer", signature="signed")
    else:
        case.do("decide_warranty", covered=True, until=until, rule="warranty.plumbing")
    case.do("name_contractor", contractor="示例维修（虚构）").wait(1).do("start_mending", party="contractor")
    case.do("check_work", material=True, quality=True, safety=True).do("report_mended", party="contractor", done="a new washer")
    case.papers(("repair_cost_record", 1, 0), ("work_order_form", 1, 0))
    case.do("record_cost", amount="60.00", payer="customer" if paid else "developer", construction_fault=False)
    case.do("sign", party="customer", opens=[f"{home.sale}.follow-up"], signature="signed",
            follow_up_by=instant(case.today + datetime.timedelta(days=5)))
    call = Case(story, f"{home.sale}.follow-up", case.today + datetime.timedelta(days=2))
    call.role = "customer_service_specialist"
    call.do("record_answers", party="customer", satisfaction=5, answers=[]).do("close")


def title(story, home, on, until="handed_out"):
    """From the papers to the certificate in the owner's hands; `until` says where it stops."""
    case = case_of(story, home, "title", on)
    case.open("title", about(home), "title_specialist", payment=home.payment, promised_by=TITLE_BY)
    kind = {"company": "business_licence", "foreigner": "passport"}.get(home.kind, "identity_card")
    case.papers(("transfer_application", 1, 0), ("unit_plan", 1, 0), ("purchase_contract", 1, 0), ("deed_tax_receipt", 1, 0),
                ("maintenance_fund_receipt", 1, 0), ("initial_registration_certificate", 0, 1), ("contract_filing_form", 1, 0),
                ("letter_of_authority", 1, 0), ("location_certificate", 1, 0), (kind, 0, 1, home.buyers))
    shown = {each["id"]: {"customer": each["id"], "name": each["name"], "number_ends": each["identities"][0]["number"][-4:]}
             for each in home.people}
    case.wait(3).do("put_in_order", buyers=[shown[each] for each in home.buyers])
    case.do("file_building", filing_number=f"LPBA-{home.building}")
    bureau = "bureau_specialist"
    if until == "held_up":
        case.wait(1).do("submit_to_market_section", bureau, refused="journey.needs_first", acceptance_number=f"SC-{home.name}")
        return
    case.wait(1).do("submit_to_market_section", bureau, acceptance_number=f"SC-{home.name}")
    case.wait(3).do("submit_to_title_section", bureau, acceptance_number=f"CQ-{home.name}")
    if until == "submitted":
        return
    case.do("pay_fees", bureau, registration_fee="80.00", transaction_fee="265.50").do("join_land_batch", batch=f"{case.today:%Y-%m}")
    case.wait(9).do("receive_notice", party=BUREAU, notice_number=f"LZ-{home.name}")
    case.papers(("title_collection_notice", 1, 0), ("registration_fee_receipt", 1, 0), ("transaction_fee_receipt", 1, 0))
    if home.by_loan:
        case.do("take_notice_to_bank", account_manager="示例银行经理（虚构）")
        case.wait(8).do("bank_collects", party="bank", other_rights_number=f"TX-{home.name}-2")
        case.wait(1).do("collect_from_bank", certificate_number=f"CQZ-{home.name}")
    else:
        case.papers((kind, 0, 1, home.buyers), ("letter_of_authority", 1, 0))
        case.wait(1).do("collect_at_bureau", bureau, certificate_number=f"CQZ-{home.name}", authority_sealed=True)
    case.do("keep_safe", place="safe 1").do("tell_owner")
    case.wait(5)
    owner = shown[home.signers[0]]
    if home.kind == "company":
        case.papers(("identity_card", 0, 1), ("proxy_authority", 1, 0), source="proxy")
        case.do("identify_proxy", owner=owner, proxy="示例代理人（虚构）", proxy_number_ends="000X")
    else:
        case.do("identify_owner", owner=owner)
    case.papers(("purchase_invoice", 1, 0))
    case.do("sign_for", party="proxy" if home.kind == "company" else "buyer").do("hand_out")
