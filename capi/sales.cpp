/// Sales as a whole: how far they are, what their files lack, what becomes of a building.
#include "guard.hpp"

using namespace tenon;
using namespace tenon::capi;

int32_t tenon_sale_journey(tenon_engine* engine, const char* sale, tenon_text** text, tenon_error** error) {
  return answered(text, error, "document", [&]() -> Result<std::string> {
    TENON_TRY(Engine* const on, live_engine(engine));
    TENON_TRY(const auto id, text_in(sale, "sale"));
    TENON_TRY(const Journey journey, on->journey(id));
    return document(to_json_text(journey));
  });
}

int32_t tenon_sale_missing(tenon_engine* engine, const char* sale, tenon_text** text, tenon_error** error) {
  return answered(text, error, "document", [&]() -> Result<std::string> {
    TENON_TRY(Engine* const on, live_engine(engine));
    TENON_TRY(const auto id, text_in(sale, "sale"));
    TENON_TRY(const auto papers, on->missing_papers(id));
    return list_document("papers", papers, print_json<MissingPaper>);
  });
}

int32_t tenon_building_forecast(tenon_engine* engine, const char* building, tenon_text** text,
                                tenon_error** error) {
  return answered(text, error, "document", [&]() -> Result<std::string> {
    TENON_TRY(Engine* const on, live_engine(engine));
    TENON_TRY(const auto id, text_in(building, "building"));
    TENON_TRY(const BuildingForecast forecast, on->forecast(id));
    return document(to_json_text(forecast));
  });
}
