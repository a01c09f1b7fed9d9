#include "tenon/workflows/builtin.hpp"

#include "tenon/workflows/contract/contract_cancellation.hpp"
#include "tenon/workflows/contract/contract_filing.hpp"
#include "tenon/workflows/contract/filing_change.hpp"
#include "tenon/workflows/contract/foreign_buyer_clearance.hpp"
#include "tenon/workflows/contract/initial_registration.hpp"
#include "tenon/workflows/contract/maintenance_fund.hpp"
#include "tenon/workflows/contract/mortgage.hpp"
#include "tenon/workflows/contract/payment_collection.hpp"
#include "tenon/workflows/contract/prenotice.hpp"
#include "tenon/workflows/contract/presale_permit.hpp"
#include "tenon/workflows/contract/project_mortgage_release.hpp"
#include "tenon/workflows/contract/qualification_review.hpp"
#include "tenon/workflows/contract/signing.hpp"
#include "tenon/workflows/contract/survey_actual.hpp"
#include "tenon/workflows/contract/survey_forecast.hpp"
#include "tenon/workflows/contract/title.hpp"
#include "tenon/workflows/desk/complaint.hpp"
#include "tenon/workflows/desk/follow_up.hpp"
#include "tenon/workflows/desk/ticket.hpp"
#include "tenon/workflows/home/handover.hpp"
#include "tenon/workflows/home/house_acceptance.hpp"
#include "tenon/workflows/home/product_delivery.hpp"
#include "tenon/workflows/home/property_tender.hpp"
#include "tenon/workflows/home/repair.hpp"

namespace tenon {

const WorkflowSet& builtin_workflows() {
  static const WorkflowSet all = [] {
    WorkflowSet set;
    for (const Definition* each : {
             // 1 service desk
             &definition_of<Ticket>(),
             &definition_of<Complaint>(),
             &definition_of<FollowUp>(),
             // 2 from survey and contract to the title certificate
             &definition_of<SurveyForecast>(),
             &definition_of<SurveyActual>(),
             &definition_of<PresalePermit>(),
             &definition_of<ProjectMortgageRelease>(),
             &definition_of<ForeignBuyerClearance>(),
             &definition_of<Signing>(),
             &definition_of<ContractFiling>(),
             &definition_of<FilingChange>(),
             &definition_of<ContractCancellation>(),
             &definition_of<Prenotice>(),
             &definition_of<Mortgage>(),
             &definition_of<PaymentCollection>(),
             &definition_of<InitialRegistration>(),
             &definition_of<MaintenanceFund>(),
             &definition_of<Title>(),
             &definition_of<QualificationReview>(),
             // 3 from the building to the home
             &definition_of<HouseAcceptance>(),
             &definition_of<ProductDelivery>(),
             &definition_of<Handover>(),
             &definition_of<Repair>(),
             &definition_of<PropertyTender>(),
         })
      set.add(*each).value();  // cannot be refused: the build has checked each one
    return set;
  }();
  return all;
}

}  // namespace tenon
