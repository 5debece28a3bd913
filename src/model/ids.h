// model/ids.h — the two ways to name a row.
//
// An id is the key of a row in the store. It never changes and is never used again.
// Threads, commands and settings speak in ids.
//
// A row number is the place of a row in one table of one snapshot. Loops and columns speak in
// row numbers. Row numbers of places and grids hold as long as `Snapshot::generation` does.
#pragma once

#include <cstdint>

namespace model {

enum class PlaceId : std::int64_t {};
enum class GridId : std::int64_t {};
enum class UnitId : std::int64_t {};
enum class HouseholdId : std::int64_t {};
enum class RentalId : std::int64_t {};
enum class NoteId : std::int64_t {};
enum class ShopId : std::int64_t {};
enum class IssueId : std::int64_t {};
enum class VisitId : std::int64_t {};
enum class FacilityId : std::int64_t {};
enum class GroundId : std::int64_t {};
enum class StaffId : std::int64_t {};
enum class AssignmentId : std::int64_t {};
enum class PersonId : std::int64_t {};
enum class TargetId : std::int64_t {};
enum class OrganisationId : std::int64_t {};
enum class ComponentId : std::int64_t {};
enum class EntranceId : std::int64_t {};
enum class SitePlanId : std::int64_t {};
enum class AttachmentId : std::int64_t {};
enum class AccountId : std::int64_t {};
enum class LockId : std::int64_t {};
enum class DepartmentId : std::int64_t {};
enum class TaskId : std::int64_t {};
enum class RuleId : std::int64_t {};
enum class WalkEdgeId : std::int64_t {};
enum class ParameterId : std::int64_t {};
enum class LevelId : std::int64_t {};
enum class RoomId : std::int64_t {};
enum class OpeningId : std::int64_t {};
enum class CertificateId : std::int64_t {};
enum class TrainingId : std::int64_t {};
enum class RosterId : std::int64_t {};
enum class ShiftId : std::int64_t {};
enum class SurveyId : std::int64_t {};
enum class IndicatorId : std::int64_t {};
enum class ScoreId : std::int64_t {};
enum class DraftId : std::int64_t {};
enum class DraftMoveId : std::int64_t {};
enum class GridHistoryId : std::int64_t {};
enum class WallId : std::int64_t {};

using Row = std::uint32_t;
inline constexpr Row kNoRow = 0xFFFF'FFFF;

template <class Id>
constexpr std::int64_t number(Id id) {
    return static_cast<std::int64_t>(id);
}

}  // namespace model
