// `getu table`: one-click tables as files, and the templates that they are made from.
#include "app/clock.h"
#include "app/commands.h"
#include "app/keys.h"
#include "app/table.h"
#include "app/template_text.h"
#include "base/text.h"

#include <algorithm>
#include <chrono>
#include <iostream>

#include <nlohmann/json.hpp>

namespace app {

using base::fail;
using base::Fault;
using base::refusal;
using base::Result;
using base::Word;
using nlohmann::ordered_json;
using report::Template;

namespace {

ordered_json columns_of(const Template& table, base::Language language) {
    ordered_json columns = ordered_json::array();
    for (const report::Field& field : report::fields_of(table.source))
        columns.push_back({{"key", field.key},
                           {"heading", base::text_of(language, field.heading)},
                           {"person", field.person}});
    return columns;
}

/// Everything that a table can show, each column as `key heading`.
void tell(const Template& table, base::Language language) {
    std::cout << table.name << '\t' << table.title << '\n';
    std::string line = "\tnumber " + std::string{base::text_of(language, Word::ColNumber)};
    for (const report::Field& field : report::fields_of(table.source))
        line += " · " + std::string{field.key} + " " +
                std::string{base::text_of(language, field.heading)};
    std::cout << line << '\n';
}

int list(const Arguments& arguments, const std::vector<Template>& all) {
    for (const Template& table : all) {
        if (arguments.json)
            std::cout << ordered_json{{"name", table.name},
                                      {"title", table.title},
                                      {"source", report::name_of(table.source)},
                                      {"purpose", report::asks_purpose(table.source)},
                                      {"columns", columns_of(table, arguments.language)}}
                             .dump()
                      << '\n';
        else
            tell(table, arguments.language);
    }
    return kDone;
}

Result<TableWish> wish_in(const Arguments& arguments) {
    TableWish wish{.table = arguments.words.size() > 1 ? arguments.words[1] : std::string{},
                   .place = arguments.text("--place"),
                   .purpose = arguments.text("--purpose"),
                   .filter = arguments.text("--filter"),
                   .sort = arguments.text("--sort"),
                   .columns = {},
                   .as_of = Clock{arguments.at}.now(),
                   .language = arguments.language};
    for (const std::string& key : base::split(arguments.text("--columns"), ','))
        if (!base::trimmed(key).empty()) wish.columns.emplace_back(base::trimmed(key));
    if (arguments.has("--since")) {
        const auto since = base::instant_from_iso(arguments.text("--since"));
        if (!since)
            return fail(Fault::Unsupported, Word::UsageBadValue,
                        {"--since", arguments.text("--since"), "2026-03-01"});
        wish.since = *since;
    }
    return wish;
}

int keep(const Arguments& arguments, store::Store& store, const store::Grant& grant,
         const TableWish& wish) {
    auto wanted = template_for(store, wish);
    if (!wanted) return refuse(wanted.error(), arguments.language);
    if (arguments.has("--title")) wanted->title = arguments.text("--title");
    const std::string name = arguments.text("--save-as");
    const auto kept =
        keep_template(store, grant, std::move(*wanted), name, arguments.language, Clock{}.now());
    if (!kept) return refuse(kept.error(), arguments.language);
    std::cout << base::say(arguments.language, Word::TemplateKept, {name}) << '\n';
    return kDone;
}

int forget(const Arguments& arguments, store::Store& store, const store::Grant& grant) {
    const std::string name = arguments.text("--forget");
    model::Act act = model::Act::ExportRegister;  // of one that cannot be read
    if (const auto wanted = template_for(store, {.table = name, .language = arguments.language}))
        act = report::act_of(wanted->source);
    const auto gone = store.forget_template(grant, name, act, Clock{}.now());
    if (!gone) return refuse(gone.error(), arguments.language);
    std::cout << base::say(arguments.language, Word::TemplateGone, {name}) << '\n';
    return kDone;
}

int make(const Arguments& arguments, store::Store& store, const store::Grant& grant,
         const TableWish& wish) {
    const auto began = std::chrono::steady_clock::now();
    const base::Instant now = Clock{}.now();  // what the audit says does not hang on --at
    const std::string path = arguments.text("-o");
    if (auto fits = table_ending_fits(path); !fits) return refuse(fits.error(), arguments.language);
    auto made = make_table(store, grant, wish, now);
    if (!made) return refuse(made.error(), arguments.language);
    if (arguments.has("--title")) made->table.title = arguments.text("--title");
    const auto file = export_table(store, grant, *made, path, now);
    if (!file) return refuse(file.error(), arguments.language);
    const auto took =
        std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - began);
    if (arguments.json)
        std::cout << ordered_json{{"table", file->table},   {"rows", file->rows},
                                  {"serial", file->serial}, {"file", file->file},
                                  {"sha256", file->sha256}, {"ms", took.count()}}
                         .dump()
                  << '\n';
    else
        std::cout << base::say(arguments.language, Word::ExportDone,
                               {path, std::to_string(file->rows), file->serial})
                  << '\n';
    return kDone;
}

}  // namespace

int table(const Arguments& arguments) {
    if (arguments.words.empty() && arguments.has("--list"))
        return list(arguments, report::built_in(arguments.language));
    const auto missing = [&](const std::string& what) {
        refuse({Fault::Unsupported, Word::UsageMissingArgument, {"table", what}, {}},
               arguments.language);
        return kWrongWords;
    };
    if (arguments.words.empty()) return missing("STORE NAME -o FILE | --list");
    const auto wish = wish_in(arguments);
    if (!wish) {
        refuse(wish.error(), arguments.language);
        return kWrongWords;
    }
    auto store = store::Store::open(arguments.words[0]);
    if (!store) return refuse(store.error(), arguments.language);
    if (arguments.has("--list")) {
        const auto all = templates_of(*store, arguments.language);
        return all ? list(arguments, *all) : refuse(all.error(), arguments.language);
    }
    const auto grant = grant_for(*store, arguments, Clock{}.now());
    if (!grant) return refuse(grant.error(), arguments.language);
    if (arguments.has("--forget")) return forget(arguments, *store, *grant);
    if (wish->table.empty()) return missing("STORE NAME -o FILE");
    if (arguments.has("--save-as")) return keep(arguments, *store, *grant, *wish);
    if (!arguments.has("-o")) return missing("STORE NAME -o FILE");
    return make(arguments, *store, *grant, *wish);
}

}  // namespace app
