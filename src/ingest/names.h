// ingest/names.h — what places are called when nobody has named them.
#pragma once

#include "ingest/plan.h"

#include <string>
#include <string_view>
#include <vector>

namespace ingest {

/// A street and a number in it.
struct Door {
    std::string street;
    std::string number;
};

/// 人民路12号; "Rua Direita 12" where streets are not written in Chinese. Empty without a street.
std::string address_of(const Door& door);

/// The door of each building: its own, else that of an address point inside it.
std::vector<Door> doors_of(const Survey& survey);

/// Gives each yard without a name one: of the quarter around it, of the address most of its
/// buildings share, else of its longest street and the side it lies on. The second of a name is
/// numbered.
void name_yards(const Plan& plan, const std::vector<Door>& doors, std::vector<Yard>& yards);

/// 人民路 of the widest claim in a community: its largest named yard, else its longest street.
/// One for each community; empty for those that have neither.
std::vector<std::string> names_of_communities(const Plan& plan);

/// The name of a building by its name or number; empty when it has neither.
std::string name_of(const SurveyedBuilding& building);

/// Nobody lives in a tunnel, whatever lies above it; in a street named after one they do: 隧道路.
bool is_tunnel_name(std::string_view street);

/// "3号楼" and the like.
std::string numbered_building(int number);

}  // namespace ingest
