#include "fiction.h"

#include "ingest/fictional_town.h"

namespace fiction {

const model::Rows& town() {
    static const model::Rows rows = ingest::fictional_town(kOptions, ingest::TownSize::S);
    return rows;
}

}  // namespace fiction
