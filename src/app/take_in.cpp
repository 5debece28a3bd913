#include "app/take_in.h"

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <utility>

namespace app {

using base::Instant;
using base::Language;
using base::refusal;
using base::Result;
using base::Word;
namespace fs = std::filesystem;

namespace {

constexpr std::size_t kRowsOfBatch = 500;  // one transaction

/// A field of a comma-separated line, on one line; what a table program would take for a formula
/// is kept as text.
std::string rejected_field(const std::string& value) {
    std::string text = "\"";
    if (!value.empty() && std::string_view{"=+-@"}.find(value[0]) != std::string_view::npos)
        text += '\'';
    for (const char c : value) {
        if (c == '"') text += '"';
        text += c == '\n' || c == '\r' ? ' ' : c;
    }
    return text + "\"";
}

}  // namespace

bool RejectedRows::open(const std::string& path) {
    if (path.empty()) return false;
    file_.open(path, std::ios::binary | std::ios::trunc);
    if (!file_) {
        file_.clear();
        return false;
    }
    std::error_code trouble;  // what callers said may stand in it
    fs::permissions(path, fs::perms::owner_read | fs::perms::owner_write, trouble);
    file_ << "\xEF\xBB\xBF" << base::say(Language::Chinese, Word::IngestRejectedHead) << '\n';
    shown_ = path;
    return true;
}

void RejectedRows::put(const std::vector<ingest::BadRow>& rows) {
    if (rows.empty()) return;
    if (shown_.empty() && !open(path_) && !open(otherwise_)) {
        shown_ = path_;
        lost_ = true;
    }
    if (lost_) return;
    for (const ingest::BadRow& row : rows)
        file_ << row.line << ','
              << rejected_field(base::say(Language::Chinese, row.reason, row.parts)) << ','
              << rejected_field(base::say(Language::English, row.reason, row.parts)) << ','
              << rejected_field(row.raw) << '\n';
    file_.flush();
    lost_ = !file_;
}

void RejectedRows::drop() {
    file_.close();
    std::error_code trouble;
    if (!shown_.empty() && !lost_) fs::remove(shown_, trouble);
    shown_.clear();
    lost_ = false;
}

Result<Intake> Intake::into(store::Store& store, store::Grant grant, const std::string& crs,
                            Instant now) {
    auto batch = store.read_all(now);
    if (!batch) return refusal(batch);
    auto ground = ingest::ReportGround::into(store.epsg(), crs);
    if (!ground) return refusal(ground);
    batch->issues.clear();
    batch->shops.clear();
    batch->ground.clear();
    Intake intake{store, std::move(grant)};
    intake.is_ = model::apply({}, *batch);
    intake.ground_ = std::move(*ground);
    return intake;
}

Result<void> Intake::take(ingest::ReportBatch& read, RejectedRows& rejected, TakenIn& taken,
                          Instant now) {
    const ingest::IssueTerms terms{*is_.codes, *is_.rules, ground_, now};
    for (ingest::Report& report : read.reports) {
        model::IssueRow row = ingest::issue_of(report, terms);
        if (row.has_point && is_.locator) {
            const model::Row at = is_.locator->place_at(*is_.places, row.point);
            if (at == model::kNoRow)
                report.notes.push_back(Word::IngestFarPlace);
            else
                row.place = is_.places->row[at].id;
        }
        for (const Word note : report.notes) ++taken.notes[note];
        if (!system_.empty()) row.external_id = system_ + ":" + row.external_id;
        updated_.push_back(report.updated);
        waiting_.push_back(std::move(row));
    }
    rejected.put(read.bad);
    taken.rejected += static_cast<std::int64_t>(read.bad.size());
    read = {};
    while (waiting_.size() >= kRowsOfBatch)
        if (auto done = write_batch(taken, now); !done) return done;
    return {};
}

Result<void> Intake::write(TakenIn& taken, Instant now) {
    while (!waiting_.empty())
        if (auto done = write_batch(taken, now); !done) return done;
    return {};
}

Result<void> Intake::write_batch(TakenIn& taken, Instant now) {
    const auto count = static_cast<std::ptrdiff_t>(std::min(waiting_.size(), kRowsOfBatch));
    const auto end = waiting_.begin() + count;
    store::TakeIn command{
        .issues = {std::make_move_iterator(waiting_.begin()), std::make_move_iterator(end)},
        .at = std::chrono::floor<base::Seconds>(now),
        .updated = {updated_.begin(), updated_.begin() + count}};
    waiting_.erase(waiting_.begin(), end);
    updated_.erase(updated_.begin(), updated_.begin() + count);
    const auto receipt = store_->write(command, grant_, now);
    if (!receipt) return refusal(receipt);
    const auto told = static_cast<std::int64_t>(command.issues.size());
    const std::int64_t lines =
        std::ranges::count_if(receipt->lines, [](std::int64_t line) { return line != 0; });
    taken.added += receipt->added;
    taken.changed += lines - receipt->added;
    taken.known += told - lines;
    return {};
}

}  // namespace app
