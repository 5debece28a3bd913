#include "app/bench.h"
#include "app/bench_town.h"
#include "app/clock.h"
#include "base/pinyin.h"
#include "base/random.h"
#include "base/text.h"
#include "derive/search.h"

#include <algorithm>
#include <chrono>

namespace app {

namespace {

using Steady = std::chrono::steady_clock;

constexpr int kQueries = 200;

std::string sounds(std::string_view name, std::size_t letters_each) {
    std::string typed;
    for (const char32_t c : base::characters(name)) {
        const auto readings = base::readings_of(c);
        if (!readings.empty())
            typed += base::syllable(readings[0]).substr(0, letters_each);
        else if (c < 0x80)
            typed += static_cast<char>(c);
    }
    return typed;
}

std::string first_letters(std::string_view text, std::size_t count) {
    std::size_t end = 0;
    for (; end < text.size() && count > 0; --count) {
        ++end;
        while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80) ++end;
    }
    return std::string{text.substr(0, end)};
}

/// What people type, out of this town's own names.
class Typist {
  public:
    explicit Typist(const model::Snapshot& is) : is_{is} {}

    static constexpr int kKinds = 30;
    std::string query(int kind) {
        if (kind < 14) return of_places(kind);
        return kind < 21 ? of_shops(kind) : of_work(kind);
    }

  private:
    std::size_t below(std::size_t count) {
        return std::size_t{random_.below(static_cast<std::uint32_t>(count))};
    }
    model::Row place(model::Kind kind) {
        auto row = static_cast<model::Row>(below(is_.places->size()));
        while (is_.places->kind[row] != kind) row = (row + 1) % is_.places->size();
        return row;
    }
    std::string name(model::Kind kind) { return is_.places->row[place(kind)].name; }
    std::string shop() { return is_.shops[below(is_.shops.size())].name; }
    const model::StaffRow& staff() { return (*is_.staff)[below(is_.staff->size())]; }
    const model::IssueRow& issue() { return is_.issues[below(is_.issues.size())].row; }

    std::string of_places(int kind) {
        using model::Kind;
        const model::Row building = place(Kind::Building);
        const std::string& own = is_.places->row[building].name;
        const std::string& yard = is_.places->row[is_.places->parent[building]].name;
        const std::string street = name(Kind::Street);
        switch (kind) {
            case 0:
                return name(Kind::Community);
            case 1:
                return first_letters(yard, 2);
            case 2:
                return sounds(street, 1);
            case 3:
                return sounds(yard, 9);
            case 4:
                return sounds(first_letters(yard, 3), 9);
            case 5:
                return yard + own;
            case 6:
                return own + " " + first_letters(yard, 3);
            case 7:
                return sounds(first_letters(yard, 3), 1) + own;
            case 8:
                return own;
            case 9:
                return std::to_string(1 + below(40));
            case 10:
                return std::to_string(1 + below(40)) + "栋";
            case 11:
                return first_letters(street, 1) + sounds(street, 1).substr(1);
            case 12:
                return sounds(name(Kind::Subdistrict), 9);
            default:
                return yard + own + "二单元302漏水";
        }
    }

    std::string of_shops(int kind) {
        const std::string front = name(model::Kind::Front);
        switch (kind) {
            case 14:
                return front;
            case 15:
                return sounds(front, 1);
            case 16:
                return shop();
            case 17:
                return sounds(shop(), 1);
            case 18:
                return sounds(shop(), 9);
            case 19:
                return first_letters(shop(), 1);
            default:
                return shop() + " " + first_letters(front, 2);
        }
    }

    std::string of_work(int kind) {
        const std::string no = issue().no;
        const std::string& title = issue().title;
        const std::string community = first_letters(name(model::Kind::Community), 2);
        switch (kind) {
            case 21:
                return staff().name;
            case 22:
                return sounds(staff().name, 1);
            case 23:
                return staff().post + " " + community;
            case 24:
                return no;
            case 25:
                return no.substr(no.size() - std::min<std::size_t>(no.size(), 4));
            case 26:
                return title;
            case 27:
                return sounds(title, 1);
            case 28:
                return community + " " + first_letters(title, 2);
            default:
                return std::string(1, static_cast<char>('a' + below(26))) + "zzyx";
        }
    }

    const model::Snapshot& is_;
    base::Random random_{7};
};

std::vector<std::string> queries_of(const model::Snapshot& is) {
    Typist typist{is};
    std::vector<std::string> queries;
    for (int i = 0; i < kQueries; ++i) queries.push_back(typist.query(i % Typist::kKinds));
    return queries;
}

struct Keystrokes {
    std::vector<double> each_ms;
    double worst_ms = 0;
    std::string worst;
};

/// Every query, letter after letter.
Keystrokes typed(const derive::SearchIndex& index, const std::vector<std::string>& queries,
                 geo::Point centre) {
    Keystrokes all;
    for (const std::string& query : queries) {
        for (std::size_t letters = 1;; ++letters) {
            const std::string so_far = first_letters(query, letters);
            const auto start = Steady::now();
            derive::search(index, so_far, centre);
            all.each_ms.push_back(ms_since(start));
            if (all.each_ms.back() > all.worst_ms) {
                all.worst_ms = all.each_ms.back();
                all.worst = so_far;
            }
            if (so_far == query) break;
        }
    }
    return all;
}

}  // namespace

base::Result<Figures> bench_search(const BenchOptions& options) {
    const std::string size = options.size.empty() ? "S" : options.size;
    const base::Instant now = Clock{}.now();
    auto rows = rows_of_size(size, now);
    if (!rows) return base::refusal(rows);
    const model::Snapshot snapshot = snapshot_of(std::move(*rows), now);
    const auto start = Steady::now();
    const auto index = derive::search_index(snapshot, nullptr);
    const double build_ms = ms_since(start);
    const derive::SearchSize is = derive::size_of(*index);

    // One issue changes: its page of the index is made anew.
    model::Batch batch;
    batch.issues = {snapshot.issues[snapshot.issues.size() / 2].row};
    batch.issues[0].title += "！";
    const model::Snapshot next = model::apply(snapshot, batch);
    const auto again = Steady::now();
    const auto changed = derive::search_index(next, index.get());
    const double change_ms = ms_since(again);

    const std::vector<std::string> queries = queries_of(snapshot);
    const geo::Box& box = snapshot.places->box[0];
    const Keystrokes keys =
        typed(*changed, queries, {(box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2});
    const std::string name = "search." + size;
    const std::string how = std::to_string(keys.each_ms.size()) + " keystrokes of " +
                            std::to_string(kQueries) + " queries, " + std::to_string(is.all()) +
                            " entries";
    const double goal = size == "M" ? 50 : 20;
    return Figures{
        {name + ".p50", percentile(keys.each_ms, 0.5), "ms", std::nullopt, how},
        {name + ".p99", percentile(keys.each_ms, 0.99), "ms", goal, how},
        {name + ".worst", keys.worst_ms, "ms", std::nullopt, "\"" + keys.worst + "\""},
        {name + ".build", build_ms, "ms", std::nullopt, "the whole index, on a thread of its own"},
        {name + ".change", change_ms, "ms", std::nullopt, "the index after one issue has changed"},
        {name + ".bytes", static_cast<double>(is.bytes) / static_cast<double>(is.all()), "bytes",
         64, "of the index, an entry"}};
}

}  // namespace app
