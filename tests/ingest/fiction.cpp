#include "fiction.h"

#include "ingest/fictional_town.h"

namespace fiction {

const model::Rows& town() {
    static const model::Rows rows = ingest::fictional_town(kOptions, ingest::TownSize::S);
    return rows;
}

const model::Rows& town_again() {
    static const model::Rows rows = ingest::fictional_town(kOptions, ingest::TownSize::S);
    return rows;
}

const model::Rows& district_ground() {
    static const model::Rows rows = ingest::fictional_ground(kOptions, ingest::TownSize::M);
    return rows;
}

}  // namespace fiction
