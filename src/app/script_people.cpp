#include "app/script_people.h"

#include <charconv>

namespace app {

namespace {

/// "reveal N name": one field of the N-th person that the card shows.
std::optional<ui::Intent> reveal(const Viewer& viewer, const std::vector<std::string>& words) {
    const auto& people = viewer.session().people.of;
    if (words.size() != 2 || !people) return std::nullopt;
    std::size_t n = 0;
    std::from_chars(words[0].data(), words[0].data() + words[0].size(), n);
    if (n == 0 || n > people->person.size()) return std::nullopt;
    const bool name = words[1] == "name";
    return ui::Reveal{people->person[n - 1].id,
                      name ? model::PersonField::Name : model::PersonField::Phone, "当面核对"};
}

}  // namespace

bool is_about_people(const std::string& verb) {
    return verb == "purpose" || verb == "reveal" || verb == "audit" || verb == "doors" ||
           verb == "lacks";
}

std::optional<ui::Intent> people_wish(const Viewer& viewer, const std::string& verb,
                                      const std::vector<std::string>& words) {
    if (verb == "reveal") return reveal(viewer, words);
    if (verb == "audit") return ui::ToggleAudit{};
    if (verb == "doors") return ui::ToggleDoors{};
    if (verb == "lacks") return ui::ToggleLacks{};
    return ui::SetPurpose{words.empty() ? std::string{} : words[0]};
}

std::optional<std::string> people_found(const Viewer& viewer, const std::string& what) {
    const ui::Session& session = viewer.session();
    const auto& people = session.people;
    if (what == "persons") return std::to_string(people.of ? people.of->person.size() : 0);
    if (what == "revealed") return std::to_string(people.revealed.size());
    if (what == "audit")
        return std::to_string(session.audit.page ? session.audit.page->lines.size() : 0);
    if (what == "doors")
        return std::to_string(session.doors.round ? session.doors.round->doors.size() : 0);
    if (what == "role") return std::string{model::name_of(session.role)};
    return std::nullopt;
}

}  // namespace app
