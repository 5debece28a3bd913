// What each source offers.
#include "report/sources_fields.h"
#include "report/template.h"

namespace report {

std::vector<Field> fields_of(Source source) {
    switch (source) {
        case Source::Lettings:
            return fields_of_lettings();
        case Source::Care:
            return fields_of_care();
        case Source::Safety:
            return fields_of_safety();
        case Source::Buildings:
            return fields_of_buildings();
        case Source::Shops:
            return fields_of_shops();
        case Source::Fire:
            return fields_of_fire();
        case Source::Lacks:
            return fields_of_lacks();
        case Source::Work:
            return fields_of_work();
    }
    return {};
}

}  // namespace report
