#include "support/monday.h"

#include "ingest/fictional.h"

namespace support {

model::Rows courtyard_on_monday() {
    return ingest::fictional_courtyard({.seed = 1, .now = kMonday});
}

}  // namespace support
