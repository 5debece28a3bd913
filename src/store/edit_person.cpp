// Edits of persons and of those who are cared for: sealed before they become edits of rows, so that
// undo and redo pass on what nobody else can read either.
#include "store/edit.h"

#include "model/id_number.h"
#include "model/mask.h"
#include "store/reading.h"
#include "store/seal.h"
#include "store/targets.h"

#include <algorithm>

namespace store {

using base::fail;
using base::Fault;
using base::refusal;
using base::Result;
using base::Word;
using model::FieldEdit;
using model::RowEdit;
using model::Table;
using Does = model::RowEdit::Does;

namespace {

constexpr std::size_t kLongestField = 200;  // bytes of a name or a phone

/// What stands sealed in a row now, and what that means.
struct Standing {
    std::string hex;
    std::string token;
    std::string version;
    Fields fields;
};

Result<Standing> standing(const Database& db, const Grant& grant, std::int64_t person) {
    Statement s = db.prepare("SELECT sealed,token FROM person WHERE id=?1");
    if (!s.with(person).next()) return fail(Fault::NotFound, Word::RowGone);
    Standing now{hex(s.blob(0)), hex(s.blob(1)), version_of(s.blob(0)), {}};
    if (s.blob(0).empty()) return now;
    const auto text =
        grant.keys ? grant.keys->open(db, {"person", person}, s.blob(0)) : std::nullopt;
    if (!text) return fail(Fault::Denied, Word::KeyHolderNeeded);
    now.fields = fields_from(*text);
    return now;
}

/// A number leaves its mask, and a token where the key is at hand.
Result<std::string> take_id_number(Fields& fields, const Grant& grant, const std::string& number) {
    if (number.empty()) {
        set_field(fields, "id", "");
        return std::string{};
    }
    const auto read = model::read_id_number(number);
    if (!read) return fail(Fault::Unsupported, Word::IdNumberWrong);
    set_field(fields, "id", model::mask_id(read->text));
    return grant.keys ? hex(grant.keys->token(read->text)) : std::string{};
}

bool has_persons(const Database& db, std::int64_t unit) {
    return db.prepare("SELECT 1 FROM person WHERE unit=?1 LIMIT 1").with(unit).next();
}

}  // namespace

Result<RowEdit> sealed_edit(const Database& db, const Grant& grant, const EditPerson& command) {
    RowEdit edit = command.edit;
    if (edit.does == Does::Remove || command.sealed.empty()) return edit;
    Standing now;
    if (edit.does == Does::Change) {
        auto stands = standing(db, grant, edit.row);
        if (!stands) return refusal(stands);
        now = std::move(*stands);
        if (!command.version.empty() && command.version != now.version)
            return fail(Fault::Conflict, Word::RowChanged);
    } else if (edit.row == 0) {
        edit.row = next_id(db, "person");
    }
    for (const auto& [name, value] : command.sealed) {
        if (value.size() > kLongestField)
            return fail(Fault::Unsupported, Word::ValueRefused, {value});
        if (name != "id_number") {
            set_field(now.fields, name, value);
            continue;
        }
        auto token = take_id_number(now.fields, grant, value);
        if (!token) return refusal(token);
        edit.fields.push_back({"token", now.token, *token});
    }
    auto sealer = Sealer::for_store(db);
    if (!sealer) return refusal(sealer);
    auto sealed = sealer->seal({"person", edit.row}, text_of(now.fields));
    if (!sealed) return refusal(sealed);
    edit.fields.push_back({"sealed", now.hex, hex(*sealed)});
    return edit;
}

Result<RowEdit> sealed_edit(const Database& db, const Grant& grant, const EditTarget& command) {
    const model::TargetRow& target = command.target;
    RowEdit edit{.table = Table::ServiceTarget,
                 .does = command.does,
                 .row = model::number(target.id),
                 .fields = {}};
    if (command.does == Does::Remove) {
        Statement s = db.prepare("SELECT sealed FROM service_target WHERE id=?1");
        if (!s.with(target.id).next()) return fail(Fault::NotFound, Word::RowGone);
        edit.fields.push_back({"sealed", hex(s.blob(0)), ""});
        return edit;
    }
    if (auto fits = target_fits(db, target); !fits) return refusal(fits);
    if (!may_know(grant, target.category)) return fail(Fault::Denied, Word::RoleMayNot);
    if (edit.row == 0) edit.row = next_id(db, "service_target");
    auto sealer = Sealer::for_store(db);
    if (!sealer) return refusal(sealer);
    auto sealed = sealer->seal({"service_target", edit.row}, text_of(target));
    if (!sealed) return refusal(sealed);
    edit.fields.push_back({"sealed", "", hex(*sealed)});
    return edit;
}

bool is_about_persons(const std::vector<RowEdit>& edits) {
    return std::ranges::any_of(edits, [](const RowEdit& edit) {
        return edit.table == Table::Person || edit.table == Table::ServiceTarget;
    });
}

model::PersonId person_of_target(const Database& db, const Grant& grant, const RowEdit& edit) {
    for (const FieldEdit& field : edit.fields) {
        const auto sealed = bytes_from_hex(field.is.empty() ? field.was : field.is);
        if (field.column != "sealed" || !sealed || !grant.keys) continue;
        const auto text = grant.keys->open(db, {"service_target", edit.row}, *sealed);
        if (text) return target_from(model::TargetId{edit.row}, *text).person;
    }
    return {};
}

Result<void> may_edit(const Database& db, const Grant& grant, const std::vector<RowEdit>& edits,
                      base::Instant now) {
    if (is_about_persons(edits) && !model::may(grant.role, model::Act::EditPersons))
        return fail(Fault::Denied, Word::RoleMayNot);
    const auto outside = [&](model::PlaceId place) { return !in_scope(db, grant, place, now); };
    for (const RowEdit& edit : edits) {
        bool out = false;
        if (edit.table == Table::ServiceTarget) {
            const model::PersonId person = person_of_target(db, grant, edit);
            out = outside(place_of_person(db, model::number(person)));
        }
        if (edit.table == Table::Person && edit.does != Does::Add)
            out = outside(place_of_person(db, edit.row));
        for (const FieldEdit& field : edit.fields) {
            if (edit.table == Table::Person && field.column == "unit")
                out = out || outside(place_of_unit(db, number_in(field.is)));
            // A home that is moved takes along who lives there.
            if (edit.table == Table::Unit && field.column == "place" && has_persons(db, edit.row))
                out = out || !model::may(grant.role, model::Act::EditPersons) ||
                      outside(place_of_unit(db, edit.row)) ||
                      outside(model::PlaceId{number_in(field.is)});
        }
        if (out) return fail(Fault::Denied, Word::OutsideScope);
    }
    return {};
}

}  // namespace store
