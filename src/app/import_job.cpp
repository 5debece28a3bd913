#include "app/import_job.h"

#include "app/bring_files.h"
#include "app/world.h"
#include "base/log.h"

#include <algorithm>
#include <chrono>
#include <exception>
#include <filesystem>

#include <nlohmann/json.hpp>

namespace app {

using base::fail;
using base::Fault;
using base::refusal;
using base::Result;
using base::Word;

namespace {

using Steady = std::chrono::steady_clock;
using Stage = ui::ImportProgress::Stage;

constexpr std::chrono::milliseconds kBetweenNews{100};

/// What the readers and the store tell, made into what is shown. Lives in the job's thread.
class ProgressTeller {
  public:
    ProgressTeller(const ImportOrder& order, base::Mailbox<ui::ImportProgress>& out,
                   const std::function<void()>& news)
        : order_{order}, out_{out}, news_{news} {
        now_.count = order.wish.files.size();
    }

    void enter(Stage stage) {
        now_ = {.stage = stage, .count = now_.count};
        began_ = Steady::now();
        post();
    }

    void read(const ingest::Progress& told) {
        if (told.file.empty()) return write(told.rows);
        const std::string name = std::filesystem::path{told.file}.filename().string();
        if (now_.stage != Stage::Reading || name != now_.file) {
            now_ = {.stage = Stage::Reading, .file = name, .count = now_.count};
            now_.number = number_of(told.file);
            began_ = Steady::now();
        }
        count(told.rows, told.share);
    }

    void write(std::int64_t rows) {
        if (now_.stage != Stage::Writing) enter(Stage::Writing);
        count(rows, -1);
    }

  private:
    std::size_t number_of(const std::string& path) const {
        const auto& files = order_.wish.files;
        const auto found = std::ranges::find(files, path, &ui::ChosenFile::path);
        // A part of an archive belongs to the archive, whose number is known already.
        if (found == files.end()) return std::max<std::size_t>(last_number_, 1);
        last_number_ = static_cast<std::size_t>(found - files.begin()) + 1;
        return last_number_;
    }

    void count(std::int64_t rows, double share) {
        const double seconds = std::chrono::duration<double>(Steady::now() - began_).count();
        now_.rows = rows;
        now_.share = share;
        if (seconds > 0.2) now_.rows_per_s = static_cast<double>(rows) / seconds;
        // Nobody tells how far sorting is: it begins where the last file ends.
        const bool read_all =
            now_.stage == Stage::Reading && now_.number == now_.count && share >= 1;
        if (read_all) now_.stage = Stage::Sorting;
        if (read_all || Steady::now() - posted_ >= kBetweenNews) post();
    }

    void post() {
        posted_ = Steady::now();
        out_.put(now_);
        news_();
    }

    const ImportOrder& order_;
    base::Mailbox<ui::ImportProgress>& out_;
    const std::function<void()>& news_;
    ui::ImportProgress now_;
    mutable std::size_t last_number_ = 0;
    Steady::time_point began_ = Steady::now();
    Steady::time_point posted_;
};

std::vector<std::string> paths_of(const ui::ImportWish& wish) {
    std::vector<std::string> paths;
    for (const ui::ChosenFile& file : wish.files) paths.push_back(file.path);
    return paths;
}

ingest::FilesOptions options_of(const ImportOrder& order, const std::atomic<bool>& cancelled,
                                ProgressTeller& teller) {
    return {.name = order.wish.name,
            .crs = order.wish.crs,
            .fictional_residents = order.wish.fictional_residents,
            .now = order.clock.now(),
            .progress = [&teller](const ingest::Progress& told) { teller.read(told); },
            .cancelled = &cancelled};
}

ui::ImportReport report_of(const ingest::FromFiles& made, base::Language language) {
    ui::ImportReport report;
    for (const ingest::LayerReport& layer : made.reports) {
        ui::ReportLine line{.file = std::filesystem::path{layer.file}.filename().string(),
                            .layer = layer.layer,
                            .as = {},
                            .read = layer.read,
                            .kept = layer.kept,
                            .repaired = layer.repaired,
                            .not_taken = layer.rejected};
        line.as = word_of_kind(layer.as);
        for (const ingest::Remark& remark : layer.reasons)
            line.reasons.push_back(
                {word_of_reason(remark.reason), remark.repaired, remark.flagged, remark.ids});
        report.lines.push_back(std::move(line));
    }
    report.systems = systems_in(made.crs_notes, language);
    return report;
}

Result<ui::ImportReport> make_store(const ImportOrder& order, const std::atomic<bool>& cancelled,
                                    ProgressTeller& teller) {
    const std::filesystem::path path{order.wish.store_path};
    std::error_code error;  // a folder that cannot be made is refused when the store is
    std::filesystem::create_directories(path.parent_path(), error);
    auto made =
        new_store(path.string(), paths_of(order.wish), options_of(order, cancelled, teller));
    if (!made) return refusal(made);
    ui::ImportReport report = report_of(made->made, order.language);
    report.purpose = ui::FilesPurpose::NewStore;
    report.owner = base::say(order.language, Word::OwnerMade, {made->key_path, made->recovery_key});
    report.mend_list = write_mend_list(path.string(), made->made.reports, order.language);
    report.store_path = path.string();
    report.store_name = made->store.name();
    report.epsg = made->store.epsg();
    report.places = made->places;
    report.blocks = made->blocks;
    return report;
}

Result<ui::ImportReport> import_into(const ImportOrder& order, const std::atomic<bool>& cancelled,
                                     ProgressTeller& teller) {
    auto store = store::Store::open(order.store_path);
    if (!store) return refusal(store);
    const auto brought =
        bring_any(*store, order.grant, paths_of(order.wish), options_of(order, cancelled, teller),
                  {}, order.language, Depth::Write, [&](std::int64_t rows) {
                      teller.write(rows);
                      return !cancelled;
                  });
    if (!brought) return refusal(brought);
    ui::ImportReport report = report_of(brought->made, order.language);
    report.purpose = ui::FilesPurpose::Import;
    report.places = brought->places;
    report.blocks = brought->blocks;
    if (brought->batch > 0) report.batch = brought->batch;
    report.mend_list = write_mend_list(order.store_path, brought->made.reports, order.language);
    if (!brought->mend_file.empty()) report.mend_list = brought->mend_file;
    if (brought->is_register) report.register_counts = brought->counts();
    report.store_path = order.store_path;
    report.store_name = store->name();
    report.epsg = store->epsg();
    return report;
}

/// Names of the files of an import; nothing when the store itself was made of them.
std::string files_of(const store::ImportNote& note) {
    std::string names;
    const auto files = nlohmann::json::parse(note.files, nullptr, false);
    if (!files.is_array()) return note.files;
    for (const auto& file : files) {
        if (!file.is_object()) continue;
        if (file.value("founding", false)) return {};
        names += (names.empty() ? "" : ", ") + file.value("name", std::string{});
    }
    return names;
}

Result<ui::UndoQuestion> last_import(const ImportOrder& order) {
    auto store = store::Store::open(order.store_path);
    if (!store) return refusal(store);
    auto imports = store->imports();
    if (!imports) return refusal(imports);
    for (auto one = imports->rbegin(); one != imports->rend(); ++one) {
        const std::string files = files_of(one->note);
        if (one->undone != base::kNever || files.empty()) continue;
        return ui::UndoQuestion{one->number, files, one->note.at};
    }
    return fail(Fault::NotFound, Word::UndoNothing);
}

Result<std::int64_t> take_back(const ImportOrder& order, ProgressTeller& teller) {
    teller.enter(Stage::Undoing);
    auto store = store::Store::open(order.store_path);
    if (!store) return refusal(store);
    return store->take_back(order.batch, Clock{}.now(), order.grant);
}

/// Puts what came of it into its place in the outcome.
template <class T>
void keep(Result<T> result, T& place, ImportOutcome& outcome) {
    if (result)
        place = std::move(*result);
    else
        outcome.report.refused = std::move(result.error());
}

}  // namespace

ImportJob::ImportJob(ImportOrder order, std::function<void()> news)
    : order_{std::move(order)}, news_{std::move(news)}, thread_{[this] { run(); }} {}

ImportJob::~ImportJob() {
    cancelled_ = true;
}

void ImportJob::run() {
    ImportOutcome outcome{.kind = order_.kind, .batch = order_.batch};
    // What libraries throw (memory, above all) is caught once, here, and told as a refusal.
    try {
        ProgressTeller teller{order_, progress_, news_};
        if (order_.kind == ImportOrder::Kind::New)
            keep(make_store(order_, cancelled_, teller), outcome.report, outcome);
        else if (order_.kind == ImportOrder::Kind::Into)
            keep(import_into(order_, cancelled_, teller), outcome.report, outcome);
        else if (order_.kind == ImportOrder::Kind::AskUndo)
            keep(last_import(order_), outcome.undo, outcome);
        else
            keep(take_back(order_, teller), outcome.removed, outcome);
    } catch (const std::exception& thrown) {
        outcome.report.refused = base::Error{Fault::Corrupt, Word::Unexpected, {}, thrown.what()};
    }
    if (outcome.report.refused) base::log_about(*outcome.report.refused);
    outcome_.put(std::move(outcome));
    news_();
}

}  // namespace app
