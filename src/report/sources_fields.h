// report/sources_fields.h — the fields of each source. Only for sources_*.cpp and fields.cpp.
#pragma once

#include "report/template.h"

#include <vector>

namespace report {

std::vector<Field> fields_of_lettings();
std::vector<Field> fields_of_care();
std::vector<Field> fields_of_safety();
std::vector<Field> fields_of_buildings();
std::vector<Field> fields_of_shops();
std::vector<Field> fields_of_fire();
std::vector<Field> fields_of_lacks();
std::vector<Field> fields_of_work();

}  // namespace report
