#pragma once
/// @file workflows/home/product_delivery.hpp
/// Preparing and opening the delivery of a building [产品交付]. H3 2, H0 5.12.
/// @since 0.1
#include "tenon/workflow/definition.hpp"

namespace tenon {

/// Before a building is delivered, every department prepares its part at the same time, each with its owner;
/// customer service coordinates. When all is done the delivery opens in batches: on the day of each batch
/// project department, sales and property manager stand ready, and the occupancy permit is shown. Completed
/// when every batch has been opened and every home sold has been taken over.
struct ProductDelivery {
  enum class State : std::uint8_t { preparing, open, completed };
  /// What has to be there, and whose task it is.
  enum class Task : std::uint8_t {
    manuals,            ///< user's manuals and quality warranties to sales: project department
    registered_areas,   ///< confirmed by the trading centre, to sales: project department
    settlement_table,   ///< what each customer pays or gets back: sales
    completion_papers,  ///< to sales: project department
    facilities,         ///< with their papers to the property manager: project department
    occupancy_permit,   ///< obtained and given to the property manager: project department
    announcement,       ///< written by customer service, checked by its supervisor, published by the brand
                        ///< department
    people_and_things,  ///< head office
    batch_plan          ///< sales
  };
  struct Done {
    Task task = Task::manuals;
    std::string by;
    Instant at;
  };
  struct RegisteredArea {
    std::string unit;
    SurveyedArea area;
  };
  /// A line of the settlement table. Above 0 the buyer pays, below 0 the developer returns.
  struct Settlement {
    std::string unit;
    Money amount;
  };
  struct PlannedBatch {
    Date day{1970, 1, 1};
    std::vector<std::string> units;
  };
  struct Batch {
    std::int32_t number = 0;  ///< from 1, in the order of the plan
    Date day{1970, 1, 1};
    std::vector<std::string> units;
    bool opened = false;
  };

  struct Opening {};
  struct Facts {
    std::vector<Done> done;
    std::vector<RegisteredArea> areas;
    std::vector<Settlement> settlements;
    std::optional<std::string> permit;        ///< number of the occupancy permit
    std::optional<std::string> announcement;  ///< its text
    bool announcement_checked = false;
    std::vector<Batch> batches;
    std::optional<Instant> next_batch;  ///< end of the day of the next batch to be opened
  };

  // clang-format off
  /// User's manuals and quality warranties go to sales, which hands them out at handover (the two books).
  struct DeliverManuals { std::int32_t sets = 0; };
  /// The areas that the trading centre confirmed go to sales.
  struct RegisterAreas { std::string confirmation; std::vector<RegisteredArea> areas; };
  /// What each customer pays or gets back.
  struct MakeSettlementTable { std::vector<Settlement> settlements; };
  /// The completion papers go to sales.
  struct HandOverCompletionPapers { std::string receiver; };
  /// Facilities and their papers go to the property manager.
  struct HandOverFacilities { std::string receiver; };
  /// The occupancy permit is there and goes to the property manager.
  struct ObtainPermit { std::string number; std::string receiver; };
  /// Customer service writes the announcement.
  struct WriteAnnouncement { std::string text; };
  /// Its supervisor lets it out, or gives it back with what is wrong.
  struct CheckAnnouncement { bool good = false; std::optional<std::string> remark{}; };
  /// The brand department publishes it in the media.
  struct PublishAnnouncement { std::string media; };
  /// Head office provides people and things.
  struct ProvideResources { std::string people; std::string things; };
  /// Which homes are delivered on which day.
  struct PlanBatches { std::vector<PlannedBatch> batches; };
  /// A batch that has not been opened comes on another day.
  struct MoveBatch { std::int32_t batch = 0; Date day{1970, 1, 1}; std::string reason; };
  /// The day of a batch: the first one opens the delivery.
  struct OpenBatch {
    std::int32_t batch = 0;
    bool permit_shown = false;  ///< the occupancy permit is shown on the spot
    std::string project_department, sales, property_manager;  ///< who stands ready for each
  };
  /// Every home sold has been taken over.
  struct Complete {};
  // clang-format on
  using Event =
      std::variant<DeliverManuals, RegisterAreas, MakeSettlementTable, HandOverCompletionPapers,
                   HandOverFacilities, ObtainPermit, WriteAnnouncement, CheckAnnouncement,
                   PublishAnnouncement, ProvideResources, PlanBatches, MoveBatch, OpenBatch, Complete>;

  static const Rules<ProductDelivery> rules;
};

BOOST_DESCRIBE_ENUM(ProductDelivery::State, preparing, open, completed)
BOOST_DESCRIBE_ENUM(ProductDelivery::Task, manuals, registered_areas, settlement_table, completion_papers,
                    facilities, occupancy_permit, announcement, people_and_things, batch_plan)
BOOST_DESCRIBE_STRUCT(ProductDelivery::Done, (), (task, by, at))
BOOST_DESCRIBE_STRUCT(ProductDelivery::RegisteredArea, (), (unit, area))
BOOST_DESCRIBE_STRUCT(ProductDelivery::Settlement, (), (unit, amount))
BOOST_DESCRIBE_STRUCT(ProductDelivery::PlannedBatch, (), (day, units))
BOOST_DESCRIBE_STRUCT(ProductDelivery::Batch, (), (number, day, units, opened))
BOOST_DESCRIBE_STRUCT(ProductDelivery::Opening, (), ())
BOOST_DESCRIBE_STRUCT(ProductDelivery::Facts, (),
                      (done, areas, settlements, permit, announcement, announcement_checked, batches,
                       next_batch))
BOOST_DESCRIBE_STRUCT(ProductDelivery::DeliverManuals, (), (sets))
BOOST_DESCRIBE_STRUCT(ProductDelivery::RegisterAreas, (), (confirmation, areas))
BOOST_DESCRIBE_STRUCT(ProductDelivery::MakeSettlementTable, (), (settlements))
BOOST_DESCRIBE_STRUCT(ProductDelivery::HandOverCompletionPapers, (), (receiver))
BOOST_DESCRIBE_STRUCT(ProductDelivery::HandOverFacilities, (), (receiver))
BOOST_DESCRIBE_STRUCT(ProductDelivery::ObtainPermit, (), (number, receiver))
BOOST_DESCRIBE_STRUCT(ProductDelivery::WriteAnnouncement, (), (text))
BOOST_DESCRIBE_STRUCT(ProductDelivery::CheckAnnouncement, (), (good, remark))
BOOST_DESCRIBE_STRUCT(ProductDelivery::PublishAnnouncement, (), (media))
BOOST_DESCRIBE_STRUCT(ProductDelivery::ProvideResources, (), (people, things))
BOOST_DESCRIBE_STRUCT(ProductDelivery::PlanBatches, (), (batches))
BOOST_DESCRIBE_STRUCT(ProductDelivery::MoveBatch, (), (batch, day, reason))
BOOST_DESCRIBE_STRUCT(ProductDelivery::OpenBatch, (),
                      (batch, permit_shown, project_department, sales, property_manager))
BOOST_DESCRIBE_STRUCT(ProductDelivery::Complete, (), ())

/// The batch that a unit is delivered with, or null.
[[nodiscard]] const ProductDelivery::Batch* batch_of(const ProductDelivery::Facts& facts,
                                                     std::string_view unit);

extern template const Definition& definition_of<ProductDelivery>();

}  // namespace tenon
