"""The procedures of a building: surveys, permit, project mortgage, acceptance, delivery, fund, initial registration."""

import datetime

from building import plan
from building.story import Case, area_difference, day, next_working, yuan

SURVEYORS = "surveyor"
BUREAU = "housing_bureau"
BATCHES = [("2027-01-11", range(1, 6)), ("2027-01-18", range(6, 11)), ("2027-01-25", range(11, 16))]


def batch_day(home):
    """On which day its delivery opens."""
    return next(day(opens) for opens, floors in BATCHES if home.home[1] in floors)


def measured(homes, area):
    return [{"unit": home.unit, "building_area": areas["building"], "inner_area": areas["inner"]}
            for home in homes for areas in [home.areas(area(home))]]


def survey_forecast(story, building, homes):
    case = Case(story, f"{building}.survey_forecast", day("2026-01-05"))
    case.open("survey_forecast", {"building": building}, "bureau_specialist")
    case.papers(("survey_application", 1, 0), ("business_licence", 0, 1), ("construction_planning_permit", 0, 2),
                ("house_number_certificate", 0, 1), ("permit_drawings", 0, 1), ("land_use_certificate", 0, 2),
                ("property_office_agreement", 1, 0), ("civil_air_defence_statement", 1, 0),
                ("common_parts_apportionment_statement", 1, 0), ("electronic_drawings", 1, 0),
                ("land_grant_contract", 0, 1), ("letter_of_authority", 1, 0))
    case.do("submit").wait(5).do("measure", party=SURVEYORS).wait(6)
    case.papers(("forecast_survey_report", 1, 0))
    case.do("receive_report", party=SURVEYORS, report_number=f"YC-{building}", units=measured(homes, lambda h: h.contract))


def presale_permit(story, building):
    case = Case(story, f"{building}.presale_permit", day("2026-01-19"))
    case.open("presale_permit", {"building": building}, "bureau_specialist", land_mortgaged=False, civil_air_defence_basement=False)
    case.papers(("development_scale_approval", 0, 1))
    case.do("approve_scale", party=BUREAU, scale={"approval_number": "GM-2026-1", "year": 2026, "area": "9000.00"})
    case.do("prove_investment", progress={
        "invested": "12000000.00", "planned": "40000000.00", "photographed": str(case.today),
        "sealed_by_developer": True, "sealed_by_contractor": True, "sealed_by_supervisor": True})
    case.papers(("presale_permit_application", 1, 0), ("business_licence", 0, 1), ("qualification_certificate", 0, 1),
                ("legal_representative_certificate", 1, 0), ("land_use_certificate", 0, 1), ("land_map", 0, 1),
                ("construction_planning_permit", 0, 1), ("planning_permit_annexes", 0, 1), ("approved_general_plan", 0, 1),
                ("approved_floor_and_section_drawings", 0, 1), ("construction_permit", 0, 1),
                ("approved_standard_floor_drawings", 0, 1), ("construction_contract", 0, 1), ("progress_statement", 1, 0),
                ("site_photograph", 1, 0), ("construction_schedule", 1, 0), ("presale_plan", 1, 0),
                ("house_number_certificate", 0, 1), ("forecast_survey_report", 0, 1), ("sales_price_list", 1, 0),
                ("floor_plan", 1, 0), ("escrow_agreement", 1, 0), ("escrow_account_proof", 1, 0),
                ("letter_of_authority", 1, 0), ("identity_card", 0, 1))
    case.do("submit", acceptance_number=f"SL-{building}", originals_seen=True).wait(8)
    case.do("grant", party=BUREAU, permit_number=f"预售（虚构）2026-{building}", granted_on=str(case.today))


def project_mortgage(story, homes):
    """The upper floors secure the project's own loan; release() frees a home once it is sold."""
    units = [home.unit for home in homes if home.home in plan.MORTGAGED]
    case = Case(story, "B1.project_mortgage", day("2026-01-06"))
    case.open("project_mortgage_release", {"building": "B1"}, "bureau_specialist", mortgagee="示例银行（虚构）", units=units)
    case.papers(("construction_mortgage_contract", 1, 0))
    case.wait(7).do("register_mortgage", party=BUREAU, certificate="ZJ-2026-1")


def release(story, home, on):
    """Frees a home from the project's mortgage."""
    case = Case(story, "B1.project_mortgage", on)
    case.role = "mortgage_specialist"
    case.do("ask_release", unit=home.unit, consent=f"TY-{home.name}")
    case.wait(2).do("release_unit", party=BUREAU, unit=home.unit, certificate=f"CX-{home.name}")


def survey_actual(story, building, homes):
    case = Case(story, f"{building}.survey_actual", day("2026-11-10"))
    case.open("survey_actual", {"building": building}, "bureau_specialist", high_rise=True, drawings_changed=False)
    case.papers(("letter_of_authority", 1, 0), ("identity_card", 0, 1), ("construction_planning_permit", 0, 1),
                ("red_line_plan", 0, 1), ("construction_drawings", 1, 0), ("completion_acceptance_certificate", 0, 1),
                ("common_parts_statement", 1, 0), ("enclosed_balcony_statement", 1, 0), ("location_certificate", 1, 0),
                ("floor_and_unit_table", 1, 0))
    case.do("submit", originals_seen=True).wait(7).do("measure", party=SURVEYORS).wait(9)
    case.papers(("actual_survey_report", 1, 0))
    case.do("receive_report", party=SURVEYORS, report_number=f"SC-{building}", units=measured(homes, lambda h: h.actual))


def house_acceptance(story, building, homes):
    """Every home inspected; each fault becomes a repair; what is not mended in time is left out."""
    case = Case(story, f"{building}.house_acceptance", day("2026-11-02"))
    case.open("house_acceptance", {"building": building}, "customer_service_specialist", completed="2026-10-28",
              certificate=f"JG-{building}")
    case.papers(("completion_acceptance_certificate", 0, 1), ("house_acceptance_plan", 1, 0))
    floors = sorted({home.home[1] for home in homes})
    days = {floor: next_working(day("2026-11-05") + datetime.timedelta(days=2 * place)) for place, floor in enumerate(floors)}
    case.do("make_plan", schedule=[{"unit": home.unit, "day": str(days[home.home[1]])} for home in homes])
    number = 0
    for home in homes:
        case.until(days[home.home[1]])
        faults = [fault for fault in plan.FAULTS if fault[0] == home.home]
        names = [f"{building}.repair-{number + place}" for place in range(1, len(faults) + 1)]
        case.do("inspect_unit", opens=names, unit=home.unit, project_department="E41", contractor="示例建设（虚构）",
                site_supervisor="E42", items=[{"place": "kitchen", "trade": "plumbing", "good": True}],
                faults=[{"place": place, "trade": trade, "grade": grade, "description": words,
                         "picture": f"pictures/{home.name}.jpg"} for _, place, trade, grade, words, _ in faults],
                record=f"YS-{home.name}")
        for (*_, is_mended), name in zip(faults, names):
            number += 1
            if is_mended:
                mended_on = mend(story, name, case.today)
                again = Case(story, case.reference, mended_on)
                again.role = case.role
                again.do("check_mending", role="project_department", finding=number)
                again.do("check_mending", role="site_supervisor", finding=number)
                again.do("inspect_again", finding=number, good=True)
    case.wait(1).papers(("contractor_key_list", 1, 0))
    for home in homes:
        case.do("count_keys", party="contractor", unit=home.unit, keys=[{"what": "front door", "count": 3}])
    case.until(day("2026-12-18"))
    left_out = [{"unit": home.unit, "reason": "浴室未接地，待整改 / no earth wire in the bathroom"}
                for home in homes if home.home == plan.LEFT_OUT]
    if left_out:
        case.do("declare_ready", role="supervisor", refused="house_acceptance.unit_blocked", left_out=[])
    case.do("declare_ready", role="supervisor", left_out=left_out)


def mend(story, reference, on):
    """The repair of a fault that an inspection found, back to it; says when it is done."""
    case = Case(story, reference, on + datetime.timedelta(days=1))
    case.role = "customer_service_specialist"
    case.do("decide_visit", must_be_seen=False, grounds="seen at the inspection")
    case.do("name_contractor", contractor="示例建设（虚构）").do("start_mending", party="contractor")
    case.wait(4).do("check_work", material=True, quality=True, safety=True)
    case.do("report_mended", party="contractor", done="mended (made up)").papers(("repair_cost_record", 1, 0))
    case.do("record_cost", amount="380.00", payer="contractor", construction_fault=True)
    case.do("hand_back", note="ready to be inspected again")
    return case.today + datetime.timedelta(days=1)


def product_delivery(story, building, homes):
    case = Case(story, f"{building}.product_delivery", day("2026-12-08"))
    case.open("product_delivery", {"building": building}, "customer_service_specialist")
    case.papers(("users_manual", 1, 0), ("quality_warranty", 1, 0), ("registered_area_confirmation", 1, 0),
                ("settlement_table", 1, 0), ("completion_papers", 1, 0), ("facility_papers", 1, 0), ("occupancy_permit", 1, 0),
                ("delivery_announcement", 1, 0), ("move_in_batch_plan", 1, 0))
    builder, sales = "project_department", "sales_manager"
    case.do("deliver_manuals", builder, sets=len(homes))
    case.do("register_areas", builder, party="trading_centre", confirmation=f"QQ-{building}",
            areas=[{"unit": home.unit, "area": home.areas(home.actual)} for home in homes])
    case.do("make_settlement_table", sales, settlements=[
        {"unit": home.unit, "amount": yuan(area_difference(home.price, home.contract, home.actual)[0])} for home in homes])
    case.do("hand_over_completion_papers", builder, receiver="E22").do("hand_over_facilities", builder, receiver="E51")
    case.do("obtain_permit", builder, number=f"RZ-{building}", receiver="E51")
    case.do("write_announcement", text="榫园交付公告（虚构）").do("check_announcement", "supervisor", good=True)
    case.do("publish_announcement", "brand_department", media="示例日报（虚构）")
    case.do("provide_resources", "head_office", people="六人", things="桌椅")
    batches = [(opens, [home.unit for home in homes if home.home[1] in floors]) for opens, floors in BATCHES]
    batches = [(opens, units) for opens, units in batches if units]
    case.do("plan_batches", sales, batches=[{"day": opens, "units": units} for opens, units in batches])
    for number, (opens, _) in enumerate(batches, 1):
        case.until(day(opens))
        case.now = case.now.replace(hour=8)  # before the first buyer comes
        case.do("open_batch", batch=number, permit_shown=True, project_department="E41", sales="E22", property_manager="E51")


def maintenance_fund(story, building, homes):
    case = Case(story, f"{building}.maintenance_fund", day("2026-12-09"))
    case.open("maintenance_fund", {"building": building}, "bureau_specialist", units=[home.unit for home in homes])
    case.do("open_account", account=f"WX-{building}")


def pay_into_fund(story, home, on):
    """65 yuan for each square metre of a home with a lift (H0 5.5)."""
    case = Case(story, f"{home.building}.maintenance_fund", on)
    case.role = "finance_clerk"
    case.do("pay_for_unit", unit=home.unit, area=home.areas(home.actual)["building"], amount=yuan(home.actual * 65),
            certificate=f"WX-{home.name}")


def initial_registration(story, building, is_recorded):
    case = Case(story, f"{building}.initial_registration", day("2027-01-14"))
    case.open("initial_registration", {"building": building}, "title_specialist")
    case.do("fill_form", common_places=["stairs", "lifts", "management room"])
    case.papers(("initial_registration_application", 1, 0), ("business_licence", 0, 1), ("identity_card", 0, 1),
                ("land_use_certificate", 1, 0), ("planning_compliance_certificate", 1, 0),
                ("completion_acceptance_certificate", 1, 0), ("actual_survey_report", 1, 0))
    case.do("submit", acceptance_number=f"CSDJ-{building}").wait(4).do("survey_on_site", party=BUREAU).wait(8)
    if is_recorded:
        case.do("record", party=BUREAU, certificate_number=f"DCQ-{building}", fee="4800.00")
    else:
        case.do("return", party=BUREAU, defect="地下室平面图缺页 / a page of the basement plan is missing")
