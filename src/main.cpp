// getu — the program. Everything it can do is in app/commands.h.
#include "app/commands.h"

int main(int count, char** words) {
    return app::run({words + 1, words + count});
}
