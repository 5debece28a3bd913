#include "support/foreign.h"

namespace support {

Foreign::Foreign(const std::string& path) : db_{nullptr, &sqlite3_close_v2} {
    sqlite3* raw = nullptr;
    sqlite3_open_v2(path.c_str(), &raw, SQLITE_OPEN_READWRITE, nullptr);
    db_.reset(raw);
}

std::string Foreign::run(const std::string& sql) const {
    char* message = nullptr;
    const int code = sqlite3_exec(db_.get(), sql.c_str(), nullptr, nullptr, &message);
    const std::string said = message == nullptr ? "" : message;
    sqlite3_free(message);
    return code == SQLITE_OK ? "" : said.empty() ? "refused" : said;
}

std::string Foreign::ask(const std::string& sql) const {
    std::string answer;
    const auto take = [](void* into, int count, char** values, char**) {
        auto& found = *static_cast<std::string*>(into);
        if (count > 0 && values[0] != nullptr && found.empty()) found = values[0];
        return 0;
    };
    sqlite3_exec(db_.get(), sql.c_str(), take, &answer, nullptr);
    return answer;
}

}  // namespace support
