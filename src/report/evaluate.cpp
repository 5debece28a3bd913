#include "report/evaluate.h"

#include "derive/reading_order.h"
#include "report/cell_text.h"
#include "report/condition.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <utility>

namespace report {

using base::refusal;
using base::Result;
using base::Word;

namespace {

constexpr std::size_t kCounts = std::numeric_limits<std::size_t>::max();  // the column `number`

struct Work {
    const Template& wanted;
    const Lines& lines;
    base::Language language;
    Table table{};
    std::vector<std::size_t> field{};  // by column

    std::string say(Word word) const { return std::string{text_of(language, word)}; }
    std::size_t number_of(const std::string& key) const {
        const auto at = std::ranges::find(lines.fields, key, &Field::key);
        return static_cast<std::size_t>(at - lines.fields.begin());
    }
};

Labels labels_in(base::Language language) {
    const auto say = [&](Word word) { return std::string{text_of(language, word)}; };
    return {.colon = say(Word::TableColon),
            .maker = say(Word::TableMaker),
            .purpose = say(Word::TableFor),
            .serial = say(Word::TableSerial),
            .yes = say(Word::ValueYes),
            .no = say(Word::ValueNo),
            .page = say(Word::TablePage)};
}

void choose_columns(Work& work) {
    for (const ColumnPick& pick : work.wanted.columns) {
        if (pick.key == "number") {
            work.field.push_back(kCounts);
            work.table.columns.push_back(
                {.heading = pick.heading.empty() ? work.say(Word::ColNumber) : pick.heading,
                 .kind = Kind::Integer,
                 .width = pick.width});
            continue;
        }
        const std::size_t number = work.number_of(pick.key);
        const Field& field = work.lines.fields[number];
        work.field.push_back(number);
        work.table.columns.push_back(
            {.heading = pick.heading.empty() ? work.say(field.heading) : pick.heading,
             .group = field.group ? work.say(*field.group) : std::string{},
             .kind = field.kind,
             .decimals = field.decimals,
             .width = pick.width > 0 ? pick.width : field.width,
             .sums = field.sums});
    }
}

Result<std::vector<std::size_t>> chosen_rows(const Work& work) {
    std::vector<std::pair<Judge, std::size_t>> judges;
    for (const Condition& condition : work.wanted.filter) {
        const std::size_t number = work.number_of(condition.key);
        auto judge = Judge::of(condition, work.lines.fields[number], work.table.labels);
        if (!judge) return refusal(judge);
        judges.emplace_back(std::move(*judge), number);
    }
    std::vector<std::size_t> rows;
    for (std::size_t row = 0; row < work.lines.count; ++row) {
        const bool fine = std::ranges::all_of(judges, [&](const auto& judge) {
            const Field& field = work.lines.fields[judge.second];
            const Column as{.heading = {}, .kind = field.kind, .decimals = field.decimals};
            const Cell cell = work.lines.cell(row, judge.second);
            return judge.first.holds(cell, text_of(cell, as, work.table.labels),
                                     work.lines.code(row, judge.second));
        });
        if (fine) rows.push_back(row);
    }
    return rows;
}

/// Numbers that stand in the order of the cells: texts by their rank, what is empty last.
std::vector<double> ranks_of(const Work& work, const std::vector<std::size_t>& rows,
                             std::size_t field) {
    constexpr double kTexts = 1e15;  // behind every number and day
    struct ByNumber {
        bool operator()(const std::string& a, const std::string& b) const {
            if (derive::less_by_number(a, b)) return true;
            return !derive::less_by_number(b, a) && a < b;
        }
    };
    std::map<std::string, double, ByNumber> rank;
    std::vector<const double*> text(rows.size(), nullptr);
    std::vector<double> order(rows.size(), std::numeric_limits<double>::infinity());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const Cell cell = work.lines.cell(rows[i], field);
        if (is_empty(cell)) continue;
        if (const auto* said = std::get_if<std::string>(&cell))
            text[i] = &rank.try_emplace(*said, 0).first->second;
        if (const auto* whole = std::get_if<std::int64_t>(&cell))
            order[i] = static_cast<double>(*whole);
        if (const auto* broken = std::get_if<double>(&cell)) order[i] = *broken;
        if (const auto* yes = std::get_if<bool>(&cell)) order[i] = *yes ? 0 : 1;
        if (const auto* at = std::get_if<base::Instant>(&cell))
            order[i] = static_cast<double>(base::seconds_from_instant(*at));
    }
    double next = kTexts;
    for (auto& [said, place] : rank) place = next++;
    for (std::size_t i = 0; i < rows.size(); ++i)
        if (text[i] != nullptr) order[i] = *text[i];
    return order;
}

/// In the order of the groups, then of the template, else as they came.
void sort_rows(const Work& work, std::vector<std::size_t>& rows) {
    std::vector<SortKey> keys;
    for (const std::string& key : work.wanted.sums_of) {
        const auto own = std::ranges::find(work.wanted.sort, key, &SortKey::key);
        keys.push_back(own == work.wanted.sort.end() ? SortKey{key} : *own);
    }
    // A template that sorts before it adds up keeps its order; sums follow what stands together.
    if (!work.wanted.sort.empty()) keys = work.wanted.sort;
    if (keys.empty()) return;
    std::vector<std::vector<double>> ranks;
    for (const SortKey& key : keys) ranks.push_back(ranks_of(work, rows, work.number_of(key.key)));
    std::vector<std::size_t> order(rows.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) {
        for (std::size_t k = 0; k < keys.size(); ++k) {
            if (ranks[k][a] == ranks[k][b]) continue;
            // What is empty comes last, whichever way.
            if (std::isinf(ranks[k][a]) || std::isinf(ranks[k][b])) return std::isinf(ranks[k][b]);
            return keys[k].falling ? ranks[k][a] > ranks[k][b] : ranks[k][a] < ranks[k][b];
        }
        return false;
    });
    std::vector<std::size_t> sorted(rows.size());
    for (std::size_t i = 0; i < order.size(); ++i) sorted[i] = rows[order[i]];
    rows = std::move(sorted);
}

Row body_row(const Work& work, std::size_t row, std::int64_t count) {
    Row out;
    out.place = work.lines.place(row);
    out.cells.reserve(work.field.size());
    for (std::size_t c = 0; c < work.field.size(); ++c) {
        if (work.field[c] == kCounts) {
            out.cells.emplace_back(count);
            continue;
        }
        out.cells.push_back(work.lines.cell(row, work.field[c]));
        if (work.lines.alarms(row, work.field[c])) out.alarming.push_back(c);
    }
    return out;
}

/// The groups that are open, the widest first, and where each began in the table.
class Groups {
  public:
    Groups(Work& work, std::size_t rows) : work_{work}, rows_{rows} {
        for (const std::string& key : work.wanted.sums_of) keys_.push_back(work.number_of(key));
        open_.resize(keys_.size());
    }

    /// Closes what ends before `row` and opens what begins with it.
    void before(std::size_t row) {
        std::vector<std::string> now;
        for (const std::size_t key : keys_) {
            const Cell cell = work_.lines.cell(row, key);
            const Field& field = work_.lines.fields[key];
            now.push_back(text_of(cell, {.heading = {}, .kind = field.kind}, work_.table.labels));
        }
        std::size_t level = 0;
        while (level < open_.size() && any_ && open_[level].text == now[level]) ++level;
        if (any_) close(level);
        for (; level < open_.size(); ++level)
            open_[level] = {now[level], work_.table.rows.size(), body_};
        any_ = true;
        body_ += 1;
    }

    void close(std::size_t down_to = 0) {
        std::size_t said = body_ + 1;  // where the group began that was summed last
        for (std::size_t level = open_.size(); any_ && level-- > down_to;) {
            const Open& group = open_[level];
            const std::size_t held = body_ - group.body;
            const bool again =
                group.body == said || held < 2 || (held == rows_ && work_.wanted.total);
            if (again || group.text.empty()) continue;
            const std::string label = base::say(work_.language, Word::SumOf, {group.text});
            work_.table.rows.push_back(sums(work_.table, Level::Subtotal, label, group.from));
            said = group.body;
        }
    }

  private:
    struct Open {
        std::string text{};
        std::size_t from = 0;  // row of the table
        std::size_t body = 0;  // body rows before it
    };
    Work& work_;
    std::size_t rows_;
    std::vector<std::size_t> keys_{};
    std::vector<Open> open_{};
    std::size_t body_ = 0;
    bool any_ = false;
};

/// Nothing, or the sign that says that the store does not know.
bool says_nothing(const Cell& cell) {
    const auto* text = std::get_if<std::string>(&cell);
    return is_empty(cell) || (text != nullptr && *text == "—");
}

}  // namespace

Result<Table> evaluated(const Template& wanted, const Lines& lines, base::Language language) {
    if (auto fine = fits(wanted, language); !fine) return refusal(fine);
    Work work{.wanted = wanted, .lines = lines, .language = language};
    work.table.title = wanted.title;
    work.table.labels = labels_in(language);
    choose_columns(work);
    auto rows = chosen_rows(work);
    if (!rows) return refusal(rows);
    sort_rows(work, *rows);
    Groups groups{work, rows->size()};
    for (std::size_t i = 0; i < rows->size(); ++i) {
        groups.before((*rows)[i]);
        work.table.rows.push_back(body_row(work, (*rows)[i], static_cast<std::int64_t>(i) + 1));
    }
    groups.close();
    if (wanted.total && !rows->empty())
        work.table.rows.push_back(sums(work.table, Level::Total, work.say(Word::SumAll)));
    return std::move(work.table);
}

std::optional<double> complete(const Table& table, const Template& wanted) {
    std::vector<std::size_t> expected;
    const std::vector<Field> fields = fields_of(wanted.source);
    for (std::size_t c = 0; c < wanted.columns.size() && c < table.columns.size(); ++c) {
        const auto at = std::ranges::find(fields, wanted.columns[c].key, &Field::key);
        if (at != fields.end() && at->expected) expected.push_back(c);
    }
    std::size_t known = 0;
    std::size_t all = 0;
    for (const Row& row : table.rows) {
        if (row.level != Level::Body) continue;
        for (const std::size_t c : expected) known += says_nothing(cell_at(row, c)) ? 0U : 1U;
        all += expected.size();
    }
    if (all == 0) return std::nullopt;
    return static_cast<double>(known) / static_cast<double>(all);
}

std::size_t body_rows(const Table& table) {
    return static_cast<std::size_t>(std::ranges::count(table.rows, Level::Body, &Row::level));
}

}  // namespace report
