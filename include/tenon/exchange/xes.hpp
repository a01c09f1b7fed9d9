#pragma once
/// @file exchange/xes.hpp
/// Event logs in XES (IEEE 1849): traces of events, read one by one from bytes. The attributes of a trace and
/// of its events (string, date, int, float, boolean, id) are kept as the texts that stand there; lists,
/// containers, attributes of attributes and what the log says of itself (extensions, globals, classifiers)
/// are passed over. Names are read without their namespace prefix.
///
/// The XML is taken in its plain form: UTF-8, no document type, hence no entities but the five and numbers.
/// That is all that XES needs, and nothing in a file can make the reader fetch or multiply anything.
///
/// Refusals (invalid), each with the fact `line`: xes.not_utf8, xes.malformed (`problem` says what),
/// xes.no_log, xes.unexpected (an element where it may not stand), xes.no_key and xes.no_value (an attribute
/// without), and xes.key_repeated.
/// @since 0.1
#include <memory>

#include "tenon/exchange/source.hpp"

namespace tenon {

class XesReader final : public SourceReader {
 public:
  /// Reads up to the first trace. `bytes` must outlive the reader.
  [[nodiscard]] static Result<XesReader> open(std::string_view bytes);
  XesReader(XesReader&&) noexcept;
  XesReader& operator=(XesReader&&) noexcept;
  ~XesReader() override;
  [[nodiscard]] Result<bool> next(SourceRecord& into) override;

 private:
  struct Scan;
  explicit XesReader(std::unique_ptr<Scan> scan);
  std::unique_ptr<Scan> scan_;
};

}  // namespace tenon
