#include "site_file.h"

#include "support/folder.h"

#include <catch_amalgamated.hpp>

namespace site_file {

ingest::SiteDrawing drawing_at(const std::string& path) {
    const auto drawing = ingest::read_site_drawing(path);
    INFO((drawing ? std::string{} : drawing.error().about));
    REQUIRE(drawing);
    return *drawing;
}

base::Word refusal_of(const std::string& path) {
    const auto drawing = ingest::read_site_drawing(path);
    REQUIRE(!drawing);
    CHECK(drawing.error().parts.at(0) == path);
    return drawing.error().word;
}

base::Word refusal_of_bytes(const char* name, const std::string& bytes) {
    const support::Folder folder;
    support::write_bytes(folder.file(name), bytes);
    return refusal_of(folder.file(name));
}

}  // namespace site_file
