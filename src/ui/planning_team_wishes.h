// ui/planning_team_wishes.h — staff and targets in the planner's workspace: what of them is shown,
// and what can be wished beside the rows that are edited.
#pragma once

#include "derive/targets.h"
#include "model/ids.h"

#include <optional>
#include <string>

namespace ui {

enum class TeamPart : std::uint8_t { Targets, Roster };

/// Which number of a community is asked for what stands behind it.
struct AskedEvidence {
    model::PlaceId community{};
    model::IndicatorId indicator{};  // 0: none is asked for

    friend bool operator==(const AskedEvidence&, const AskedEvidence&) = default;
};

struct TeamDesk {
    TeamPart part{};
    derive::TargetTheme target = derive::TargetTheme::Certified;  // always set, unlike staffing
    bool colours = true;  // the communities on the map, by the target or the total
    std::string month;    // of the rosters; empty: the one that is to be made known next
    AskedEvidence evidence;
};

struct ShowTeamPart {
    TeamPart part{};
};
/// The communities are listed and coloured by it.
struct ShowTarget {
    derive::TargetTheme target{};
};
struct ColourCommunities {
    bool on = true;
};
/// "2026-04"; what is no month changes nothing.
struct ShowRosterMonth {
    std::string month;
};
/// Without an indicator it closes.
struct ShowEvidence {
    AskedEvidence of;
};
/// A norm of the plan; without a value it is 未设定.
struct SetNorm {
    std::string what;  // as the notice says it when it is taken back
    std::string key;
    std::optional<double> value;
};
/// A table of the tab goes out as a file of that kind: XLSX, CSV, PDF.
struct ExportTeam {
    enum class Which : std::uint8_t { Targets, Roster, Assessment };
    Which which{};
    std::string format;
};

}  // namespace ui
