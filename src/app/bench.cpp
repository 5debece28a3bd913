#include "app/commands.h"
int app::bench(const Arguments&) {
    return 0;
}
