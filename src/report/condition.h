// report/condition.h — whether a cell is as a template wants it.
#pragma once

#include "report/template.h"

#include <string>

namespace report {

/// A condition whose value is read once: a number, a day or a text.
class Judge {
  public:
    /// Refuses a value that is neither number nor day where the field holds such.
    static base::Result<Judge> of(const Condition& condition, const Field& field,
                                  const Labels& labels);

    /// `printed` is what the cell says, `code` the code behind it.
    bool holds(const Cell& cell, const std::string& printed, const std::string& code) const;

  private:
    bool compares(double difference) const;

    Condition condition_;
    bool by_value_ = false;
    bool by_day_ = false;
    double number_ = 0;
};

}  // namespace report
