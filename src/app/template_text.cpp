#include "app/template_text.h"

#include <nlohmann/json.hpp>

namespace app {

using base::fail;
using base::Fault;
using base::refusal;
using base::Result;
using base::Word;

namespace {

/// Throws where the text is not of that form.
report::Template parsed(const std::string& name, const std::string& text) {
    const nlohmann::json from = nlohmann::json::parse(text);
    const auto source = report::source_from(from.at("source").get<std::string>());
    if (!source) throw std::invalid_argument{"source"};
    report::Template wanted{.name = name,
                            .title = from.at("title").get<std::string>(),
                            .source = *source,
                            .columns = {}};
    for (const nlohmann::json& column : from.at("columns"))
        wanted.columns.push_back({column.at("key").get<std::string>(),
                                  column.value("heading", std::string{}),
                                  column.value("width", 0)});
    auto filter = report::conditions_from(from.value("filter", std::string{}));
    if (!filter) throw std::invalid_argument{"filter"};
    wanted.filter = std::move(*filter);
    wanted.sort = report::sort_from(from.value("sort", std::string{}));
    wanted.sums_of = from.value("sums", std::vector<std::string>{});
    wanted.total = from.value("total", false);
    return wanted;
}

}  // namespace

std::string text_of(const report::Template& wanted) {
    nlohmann::ordered_json columns = nlohmann::json::array();
    for (const report::ColumnPick& pick : wanted.columns) {
        nlohmann::ordered_json column{{"key", pick.key}};
        if (!pick.heading.empty()) column["heading"] = pick.heading;
        if (pick.width > 0) column["width"] = pick.width;
        columns.push_back(std::move(column));
    }
    return nlohmann::ordered_json{{"source", report::name_of(wanted.source)},
                                  {"title", wanted.title},
                                  {"columns", std::move(columns)},
                                  {"filter", report::text_of(wanted.filter)},
                                  {"sort", report::text_of(wanted.sort)},
                                  {"sums", wanted.sums_of},
                                  {"total", wanted.total}}
        .dump();
}

Result<report::Template> template_from(const std::string& name, const std::string& text,
                                       base::Language language) {
    try {
        report::Template wanted = parsed(name, text);
        if (auto fine = report::fits(wanted, language); !fine) return refusal(fine);
        return wanted;
    } catch (const std::exception& thrown) {  // other programs may write the table
        return fail(Fault::Corrupt, Word::TemplateBroken, {name}, thrown.what());
    }
}

}  // namespace app
