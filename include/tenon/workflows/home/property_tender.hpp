#pragma once
/// @file workflows/home/property_tender.hpp
/// Tender for the preliminary property management [前期物业管理招标] of a project. H3 3.
/// @since 0.1
#include "tenon/core/money.hpp"
#include "tenon/workflow/definition.hpp"

namespace tenon {

/// Before the first home is sold, the project's property manager is chosen by tender. Customer service leads
/// it; the project department brings the planning permit, the brand department publishes, the district office
/// approves, experts from the city office sit at the evaluation, and the winner itself files its price with
/// the price bureau before it moves in. Each step needs the one before it.
struct PropertyTender {
  enum class State : std::uint8_t {
    awaiting_permit,  ///< 规划许可证
    permit_obtained,  ///< by the project department
    papers_given,     ///< to customer service
    rooms_agreed,     ///< 物业用房留置协议
    tender_written,
    published,
    applied,   ///< to the district property office
    returned,  ///< by the district property office, with what is wrong
    approved,
    experts_drawn,  ///< at the city property office
    evaluated,
    winner_filed,     ///< with the district property office
    contract_signed,  ///< 前期物业管理合同
    price_filed,      ///< with the district price bureau
    moved_in
  };
  struct Opening {};
  struct Facts {
    std::optional<std::string> permit_number;
    std::optional<std::string> approval_number;
    std::int32_t returns = 0;
    std::optional<std::string> defect;  ///< why the district office returned the application last
    std::vector<std::string> experts;
    std::optional<std::string> winner;
    std::optional<std::string> contract_number;
    std::optional<Money> price;  ///< a square metre and month, as filed
  };

  // clang-format off
  /// The project department has the planning permit.
  struct ObtainPermit { std::string permit_number; };
  /// Permit, permit drawings and project description go to customer service.
  struct GivePapers {};
  /// The agreement on keeping the management rooms is made.
  struct AgreeRooms {};
  /// The tender papers are written by the description and the company's demands.
  struct WriteTender {};
  /// By the brand department.
  struct Publish {};
  /// Applied for at the district property office.
  struct Apply {};
  /// The district office gives the application back.
  struct Return { std::string defect; };
  struct Approve { std::string approval_number; };
  /// Experts are drawn from the city office: their names.
  struct DrawExperts { std::vector<std::string> experts; };
  /// The meeting has evaluated the bids.
  struct Evaluate { std::string winner; };
  /// The winner is filed with the district office.
  struct FileWinner {};
  struct SignContract { std::string contract_number; };
  /// By the property manager, with the district price bureau: yuan a square metre and month.
  struct FilePrice { Money price; };
  /// The property manager moves in.
  struct MoveIn {};
  // clang-format on
  using Event = std::variant<ObtainPermit, GivePapers, AgreeRooms, WriteTender, Publish, Apply, Return,
                             Approve, DrawExperts, Evaluate, FileWinner, SignContract, FilePrice, MoveIn>;

  static const Rules<PropertyTender> rules;
};

BOOST_DESCRIBE_ENUM(PropertyTender::State, awaiting_permit, permit_obtained, papers_given, rooms_agreed,
                    tender_written, published, applied, returned, approved, experts_drawn, evaluated,
                    winner_filed, contract_signed, price_filed, moved_in)
BOOST_DESCRIBE_STRUCT(PropertyTender::Opening, (), ())
BOOST_DESCRIBE_STRUCT(PropertyTender::Facts, (),
                      (permit_number, approval_number, returns, defect, experts, winner, contract_number,
                       price))
BOOST_DESCRIBE_STRUCT(PropertyTender::ObtainPermit, (), (permit_number))
BOOST_DESCRIBE_STRUCT(PropertyTender::GivePapers, (), ())
BOOST_DESCRIBE_STRUCT(PropertyTender::AgreeRooms, (), ())
BOOST_DESCRIBE_STRUCT(PropertyTender::WriteTender, (), ())
BOOST_DESCRIBE_STRUCT(PropertyTender::Publish, (), ())
BOOST_DESCRIBE_STRUCT(PropertyTender::Apply, (), ())
BOOST_DESCRIBE_STRUCT(PropertyTender::Return, (), (defect))
BOOST_DESCRIBE_STRUCT(PropertyTender::Approve, (), (approval_number))
BOOST_DESCRIBE_STRUCT(PropertyTender::DrawExperts, (), (experts))
BOOST_DESCRIBE_STRUCT(PropertyTender::Evaluate, (), (winner))
BOOST_DESCRIBE_STRUCT(PropertyTender::FileWinner, (), ())
BOOST_DESCRIBE_STRUCT(PropertyTender::SignContract, (), (contract_number))
BOOST_DESCRIBE_STRUCT(PropertyTender::FilePrice, (), (price))
BOOST_DESCRIBE_STRUCT(PropertyTender::MoveIn, (), ())

extern template const Definition& definition_of<PropertyTender>();

}  // namespace tenon
