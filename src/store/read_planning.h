// store/read_planning.h — what planners and desks work on beside the register, into rows: ways,
// plans, staff, drafts of the division, walls.
#pragma once

#include "base/result.h"
#include "model/snapshot.h"
#include "store/sqlite.h"

#include <string>
#include <vector>

namespace store {

/// `only` is empty for all rows, or a JSON array of ids. What has ended is left out.
base::Result<std::vector<model::WalkEdgeRow>> read_walk_edges(const Database& db,
                                                              const std::string& only);
base::Result<std::vector<model::ParameterRow>> read_parameters(const Database& db,
                                                               const std::string& only);
base::Result<std::vector<model::LevelRow>> read_levels(const Database& db, const std::string& only);
base::Result<std::vector<model::CertificateRow>> read_certificates(const Database& db,
                                                                   const std::string& only);
base::Result<std::vector<model::TrainingRow>> read_trainings(const Database& db,
                                                             const std::string& only);
base::Result<std::vector<model::RosterRow>> read_rosters(const Database& db,
                                                         const std::string& only);
base::Result<std::vector<model::ShiftRow>> read_shifts(const Database& db, const std::string& only);
base::Result<std::vector<model::SurveyRow>> read_surveys(const Database& db,
                                                         const std::string& only);
base::Result<std::vector<model::IndicatorRow>> read_indicators(const Database& db,
                                                               const std::string& only);
base::Result<std::vector<model::ScoreRow>> read_scores(const Database& db, const std::string& only);
base::Result<std::vector<model::DraftRow>> read_drafts(const Database& db, const std::string& only);
base::Result<std::vector<model::DraftMoveRow>> read_draft_moves(const Database& db,
                                                                const std::string& only);
base::Result<std::vector<model::GridHistoryRow>> read_grid_history(const Database& db,
                                                                   const std::string& only);
base::Result<std::vector<model::WallRow>> read_walls(const Database& db, const std::string& only);

/// The plan of one building, as it holds now; empty where there is none.
base::Result<model::FloorPlan> read_plan(const Database& db, model::PlaceId building);

}  // namespace store
