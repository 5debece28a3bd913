// model/row_fields.h — rows of what lies beside the register, as the edits that write them.
//
//   store::EditRows{{model::changed(fields_of(seen), fields_of(wanted))}}
#pragma once

#include "base/time.h"
#include "model/edit.h"
#include "model/rows.h"

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace model {

/// The columns of a row and what stands in them, as `FieldEdit` writes it.
struct RowFields {
    Table table{};
    std::int64_t row = 0;
    std::vector<std::pair<std::string, std::string>> fields;
};
RowFields fields_of(const WalkEdgeRow& row);
RowFields fields_of(const ParameterRow& row);
RowFields fields_of(const LevelRow& row);
RowFields fields_of(const RoomRow& row);
RowFields fields_of(const OpeningRow& row);
RowFields fields_of(const CertificateRow& row);
RowFields fields_of(const TrainingRow& row);
RowFields fields_of(const RosterRow& row);
RowFields fields_of(const ShiftRow& row);
RowFields fields_of(const SurveyRow& row);
RowFields fields_of(const IndicatorRow& row);
RowFields fields_of(const ScoreRow& row);
RowFields fields_of(const DraftRow& row);
RowFields fields_of(const DraftMoveRow& row);
RowFields fields_of(const GridHistoryRow& row);
RowFields fields_of(const WallRow& row);

/// A new row. With the id 0 the store gives one.
RowEdit added(const RowFields& is);
/// What differs; no field where nothing does. Requires two states of one row.
RowEdit changed(const RowFields& was, const RowFields& is);
/// It keeps its line: for ways, levels, rooms and openings.
RowEdit ended(const RowFields& was, base::Instant at);
/// It is taken out: for all others. Refused when somebody changed it since it was seen.
RowEdit removed(const RowFields& was);

}  // namespace model
