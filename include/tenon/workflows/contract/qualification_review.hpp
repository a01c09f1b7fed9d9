#pragma once
/// @file workflows/contract/qualification_review.hpp
/// Yearly review and upgrade of the developer's qualification [资质年检与升级]. H1 ch. 2 5.9.
/// @since 0.1
#include "tenon/workflow/definition.hpp"

namespace tenon {

/// At every year's start the bureau specialist hands in the company's papers and gets the certificate for the
/// year; an upgrade goes the same way, at the time that the company has planned. The handbook names no papers
/// and no answer but the certificate: those here are what a practitioner would expect. About the company, so
/// about no register entry.
struct QualificationReview {
  enum class State : std::uint8_t {
    preparing,
    submitted,
    returned,  ///< by the bureau, with what is wrong
    certified
  };
  enum class Kind : std::uint8_t { yearly, upgrade };
  struct Opening {
    Kind kind = Kind::yearly;
    std::int32_t year = 0;          ///< under review, or planned for the upgrade
    std::optional<Date> submit_by;  ///< the company's plan; a yearly review's is 31 January without it
  };
  struct Facts {
    Kind kind = Kind::yearly;
    std::int32_t year = 0;
    Instant submit_by;  ///< 24:00 of the day
    std::optional<std::string> acceptance_number;
    std::int32_t returns = 0;
    std::optional<std::string> defect;  ///< why the bureau returned the papers last
    std::optional<std::string> certificate_number;
    std::optional<std::string> grade;
    std::optional<Date> valid_until;
  };

  // clang-format off
  struct Submit { std::string acceptance_number; };
  /// The bureau gives the papers back.
  struct Return { std::string defect; };
  /// The bureau issues the certificate.
  struct Certify { std::string certificate_number; std::string grade; Date valid_until; };
  // clang-format on
  using Event = std::variant<Submit, Return, Certify>;

  static const Rules<QualificationReview> rules;
};

BOOST_DESCRIBE_ENUM(QualificationReview::State, preparing, submitted, returned, certified)
BOOST_DESCRIBE_ENUM(QualificationReview::Kind, yearly, upgrade)
BOOST_DESCRIBE_STRUCT(QualificationReview::Opening, (), (kind, year, submit_by))
BOOST_DESCRIBE_STRUCT(QualificationReview::Facts, (),
                      (kind, year, submit_by, acceptance_number, returns, defect, certificate_number, grade,
                       valid_until))
BOOST_DESCRIBE_STRUCT(QualificationReview::Submit, (), (acceptance_number))
BOOST_DESCRIBE_STRUCT(QualificationReview::Return, (), (defect))
BOOST_DESCRIBE_STRUCT(QualificationReview::Certify, (), (certificate_number, grade, valid_until))

extern template const Definition& definition_of<QualificationReview>();

}  // namespace tenon
