// ingest/report_text.h — bytes that keep coming, as whole lines of UTF-8. Only for reports.cpp.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace ingest {

/// Which encoding it is shows with the first bytes beyond ASCII, and stays.
class LineDecoder {
  public:
    /// `told` when somebody says the encoding.
    explicit LineDecoder(std::string told) : told_{std::move(told)} {}

    /// What is complete now, ending with a line; nothing when there is no such encoding.
    std::optional<std::string> more(std::string_view bytes);
    /// The rest.
    std::optional<std::string> rest();

  private:
    std::optional<std::string> decoded(std::string_view bytes);
    void look_at_beginning();

    std::string told_;
    std::string encoding_;  // once it is known
    std::string pending_;
    bool began_ = false;
};

}  // namespace ingest
