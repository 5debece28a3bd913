// `getu account`: who may read persons. `getu audit`: who did.
#include "app/clock.h"
#include "app/commands.h"
#include "app/keys.h"
#include "base/text.h"

#include <algorithm>
#include <iostream>

#include <nlohmann/json.hpp>

namespace app {

using base::fail;
using base::Fault;
using base::refusal;
using base::Result;
using base::Word;
using nlohmann::ordered_json;

namespace {

/// What is said on success.
using Said = Result<std::string>;

struct Desk {
    const Arguments& arguments;
    store::Store& store;
    store::Grant grant;
    base::Instant now;

    std::string say(Word word, const std::vector<std::string>& parts = {}) const {
        return base::say(arguments.language, word, parts);
    }
    std::string role(model::Role role) const { return say(word_of(role)); }
};

/// The place with that code, or of that name where only one has it.
Result<model::PlaceId> scope_named(store::Store& store, const std::string& text,
                                   base::Instant now) {
    if (text.empty()) return model::PlaceId{};
    const auto batch = store.read_all(now);
    if (!batch) return refusal(batch);
    std::vector<model::PlaceId> found;
    for (const model::PlaceRow& place : batch->places)
        if (place.code == text || place.name == text) found.push_back(place.id);
    if (found.size() != 1) return fail(Fault::NotFound, Word::NoSuchPlace, {text});
    return found.front();
}

Result<model::StaffId> staff_named(store::Store& store, const std::string& text,
                                   base::Instant now) {
    if (text.empty()) return model::StaffId{};
    const auto batch = store.read_all(now);
    if (!batch) return refusal(batch);
    const auto at = std::ranges::find(batch->staff, text, &model::StaffRow::name);
    if (at == batch->staff.end()) return fail(Fault::NotFound, Word::NoSuchAccount, {text});
    return at->id;
}

Said add(Desk& desk, const std::string& name) {
    const auto role = model::role_from(desk.arguments.text("--role", "grid"));
    if (!role) return fail(Fault::Unsupported, Word::AccountNameRefused, {name});
    const auto scope = scope_named(desk.store, desk.arguments.text("--scope"), desk.now);
    if (!scope) return refusal(scope);
    const auto staff = staff_named(desk.store, desk.arguments.text("--staff"), desk.now);
    if (!staff) return refusal(staff);
    auto password = asked_password(name + ": ");
    if (!password) return refusal(password);
    auto id = desk.store.add_account(
        desk.grant,
        {name, *role, *scope, *staff, base::fields(desk.arguments.text("--categories"))}, *password,
        store::Hardness::interactive(), desk.now);
    if (!id) return refusal(id);
    return desk.say(Word::AccountAdded, {name, desk.role(*role)});
}

Said list(Desk& desk) {
    const auto accounts = desk.store.accounts(desk.grant, desk.now);
    if (!accounts) return refusal(accounts);
    std::string text;
    for (const store::Account& account : *accounts) {
        if (desk.arguments.json)
            text += ordered_json{{"name", account.name},
                                 {"role", model::name_of(account.role)},
                                 {"scope", model::number(account.scope)},
                                 {"holds_key", account.holds_key},
                                 {"closed", account.closed != base::kNever}}
                        .dump() +
                    "\n";
        else if (account.closed == base::kNever)
            text += desk.say(Word::AccountLine, {account.name, desk.role(account.role)}) + "\n";
    }
    if (!text.empty()) text.pop_back();
    return text;
}

Said change_password(Desk& desk, const std::string& name) {
    auto password = asked_password(name + ": ");
    if (!password) return refusal(password);
    auto done = desk.store.set_password(desk.grant, name, *password, store::Hardness::interactive(),
                                        desk.now);
    if (!done) return refusal(done);
    return desk.say(Word::AccountPasswordSet, {name});
}

Said close(Desk& desk, const std::string& name) {
    auto done = desk.store.close_account(desk.grant, name, desk.now);
    if (!done) return refusal(done);
    return desk.say(Word::AccountClosed, {name});
}

/// The recovery key makes this machine the owner's again.
Said recover(Desk& desk) {
    auto typed = asked_password("recovery key: ");
    if (!typed) return refusal(typed);
    const auto secret = store::secret_from(*typed);
    if (!secret) return refusal(secret);
    auto grant = desk.store.enter(*secret, desk.now);
    if (!grant) return refusal(grant);
    const std::string path = key_path(desk.store.id());
    if (auto kept = keep_secret(path, *secret); !kept) return refusal(kept);
    return desk.say(Word::AccountRecovered, {path});
}

Said perform(Desk& desk) {
    const std::vector<std::string>& words = desk.arguments.words;
    const std::string& verb = words[1];
    if (verb == "list") return list(desk);
    if (verb == "recover") return recover(desk);
    if (words.size() > 2) {
        if (verb == "add") return add(desk, words[2]);
        if (verb == "passwd") return change_password(desk, words[2]);
        if (verb == "close") return close(desk, words[2]);
    }
    return fail(Fault::Unsupported, Word::UsageMissingArgument,
                {"account", "STORE add|list|passwd|close|recover [NAME]"});
}

}  // namespace

int account(const Arguments& arguments) {
    const base::Instant now = Clock{}.now();  // what the audit says does not hang on --at
    auto store = store::Store::open(arguments.words[0]);
    if (!store) return refuse(store.error(), arguments.language);
    const auto founded = found_if_new(*store, now);
    if (!founded) return refuse(founded.error(), arguments.language);
    if (*founded)
        std::cerr << base::say(arguments.language, Word::OwnerMade,
                               {(*founded)->key_path, (*founded)->recovery_key})
                  << '\n';
    // Who has lost the key file comes as nobody.
    auto grant =
        arguments.words[1] == "recover" ? store::Grant{} : grant_for(*store, arguments, now);
    if (!grant) return refuse(grant.error(), arguments.language);
    Desk desk{arguments, *store, std::move(*grant), now};
    const auto said = perform(desk);
    if (!said) {
        refuse(said.error(), arguments.language);
        return said.error().word == Word::UsageMissingArgument ? kWrongWords : kRefused;
    }
    if (!said->empty()) std::cout << *said << '\n';
    return kDone;
}

int audit(const Arguments& arguments) {
    const base::Instant now = Clock{}.now();
    const auto most = number_in(arguments, "--most", 100, 1, 1'000'000);
    if (!most) {
        refuse(most.error(), arguments.language);
        return kWrongWords;
    }
    auto store = store::Store::open(arguments.words[0]);
    if (!store) return refuse(store.error(), arguments.language);
    auto grant = grant_for(*store, arguments, now);
    if (!grant) return refuse(grant.error(), arguments.language);
    const auto page = store->audit(*grant, {.account = arguments.text("--of"), .most = *most}, now);
    if (!page) return refuse(page.error(), arguments.language);
    for (const model::AuditLine& line : page->lines) {
        if (arguments.json)
            std::cout
                << ordered_json{{"number", line.number},   {"at", base::iso_from_instant(line.at)},
                                {"account", line.account}, {"role", line.role},
                                {"act", line.act},         {"table", line.table},
                                {"row", line.row},         {"amount", line.amount},
                                {"purpose", line.purpose}, {"detail", line.detail}}
                       .dump()
                << '\n';
        else
            std::cout << line.number << '\t' << base::iso_from_instant(line.at) << '\t'
                      << line.account << '\t' << line.act << '\t' << line.amount << '\t'
                      << line.purpose << '\t' << line.detail << '\n';
    }
    return kDone;
}

}  // namespace app
