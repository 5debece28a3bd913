// What wishes about files do: choosing them, bringing them into a store, undoing that, opening
// another store.
#include "app/folder.h"
#include "app/viewer.h"
#include "ingest/photo.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <filesystem>

namespace app {

using base::Word;
using ui::FilesCard;
using ui::FilesPurpose;
namespace fs = std::filesystem;

namespace {

bool asks_for_crs(const base::Error& error) {
    return error.word == Word::CrsAsk || error.word == Word::CrsAskLike ||
           error.word == Word::CrsWrong || error.word == Word::CrsLocal;
}

/// "EPSG:4525" as the refusal names it last; empty without one.
std::string epsg_in(const std::string& text) {
    constexpr std::string_view kEpsg = "EPSG:";
    const std::size_t at = text.find(kEpsg);
    if (at == std::string::npos) return {};
    std::size_t end = at + kEpsg.size();
    while (end < text.size() && std::isdigit(static_cast<unsigned char>(text[end])) != 0) ++end;
    return text.substr(at, end - at);
}

/// The system to propose: the one the numbers look like; else, when they may be metres like those
/// of the store, the store's own; else a number to be typed.
std::string likely_crs(const base::Error& error, const ui::Files& files) {
    const bool guessed = error.word != Word::CrsLocal && !error.parts.empty();
    if (std::string like = guessed ? epsg_in(error.parts.back()) : ""; !like.empty()) return like;
    const bool into = files.wish.purpose == FilesPurpose::Import && files.store_epsg != 0;
    return "EPSG:" + (into ? std::to_string(files.store_epsg) : "");
}

ui::ChosenFile chosen(const std::string& path) {
    std::error_code error;
    const std::string whole = whole_path(path);
    const std::uintmax_t bytes = fs::file_size(whole, error);
    return {whole, error ? 0 : static_cast<std::int64_t>(bytes)};
}

void add_files(ui::ImportWish& wish, const std::vector<std::string>& paths) {
    for (const std::string& path : paths) {
        ui::ChosenFile file = chosen(path);
        if (std::ranges::find(wish.files, file.path, &ui::ChosenFile::path) == wish.files.end())
            wish.files.push_back(std::move(file));
    }
    if (wish.store_path.empty() && !wish.files.empty())
        wish.store_path = store_path_for(wish.files.front().path);
}

/// What is dropped on a form that takes a picture, or on an open story of an issue.
bool wants_picture(const ui::Session& session, const std::string& path) {
    const bool asks = session.report.open || model::number(session.desk.issue) != 0;
    return asks && session.files.card == FilesCard::None && ingest::may_be_photo(path);
}

}  // namespace

const char* name_of(FilesCard card) {
    constexpr std::array<const char*, 6> kNames{"none",    "chooser", "options",
                                                "running", "report",  "undo"};
    return kNames.at(static_cast<std::size_t>(card));
}

void Viewer::tell(std::string text, bool refusal) {
    session_.notices.push_back({std::move(text), refusal});
    frames_due_ = kSettle;
}

void Viewer::attach(const OpenedStore& opened) {
    world_ = opened.world;
    if (world_ != nullptr) world_->tell_by(session_.theme);
    session_.role = world_ == nullptr ? model::Role::Guest : world_->grant().role;
    session_.staff = world_ == nullptr ? model::StaffId{} : world_->grant().staff;
    session_.account = world_ == nullptr ? std::string{} : world_->grant().name;
    session_.people = {};
    session_.audit = {};
    session_.doors = {};
    session_.lacks = {};
    session_.site = {};
    session_.floors = {};
    looked_into_ = {};
    floors_ = {};
    beside_ = {};
    site_job_.reset();
    site_file_.reset();
    site_texture_.reset();
    site_wanted_ = {};
    site_yard_ = {};
    session_.tables = {};
    made_table_.reset();
    templates_.clear();
    session_.locks = {};
    session_.planning = {};
    plan_.ordered = {};
    plan_.planner.forget();
    division_ = {};
    locks_asked_ = {-1, 0};
    lock_asked_ = {};
    locked_ = {};
    put_work_away();
    panels_.lock = {};
    panels_.tables = {};
    people_asked_ = {};
    if (!opened.notice.empty()) tell(opened.notice, false);
    session_.files.store_path = whole_path(opened.path);
    session_.files.store_name = opened.name;
    session_.files.store_epsg = opened.epsg;
    session_.selected = session_.hovered = session_.here = {};
    session_.chosen = {};
    session_.flashes.clear();
    flash_began_s_.clear();
    const ui::Desk before = std::exchange(session_.desk, {});
    session_.desk.tree = before.tree;
    session_.desk.tree_width = before.tree_width;
    session_.desk.inspector_width = before.inspector_width;
    session_.desk.label_template = before.label_template;
    panels_.tree = {};
    panels_.list = {};
    panels_.plan = {};
    statistics_.reset();
    counted_ = {};
    motion_ = {};
    drawn_.feed_lag.reset();
    session_.find.clear();
    session_.finding = {};
    index_.reset();
    finder_.forget();
    indexed_ = {};
    frame_ = {};
    follow_places();
    history_ = {};
    session_.can_undo = session_.can_redo = false;
    fitted_ = false;
    frames_due_ = kSettle;
}

void Viewer::show_folder(const std::string& path) {
    ui::Files& files = session_.files;
    ui::Listing listing = list_folder(path, files.purpose);
    const bool shown = files.card == FilesCard::Chooser && !files.listing.path.empty();
    if (listing.trouble && shown) {  // what was seen before stays
        files.listing.trouble = listing.trouble;
        return;
    }
    listing.number = files.listing.number + 1;
    files.listing = std::move(listing);
}

void Viewer::perform(const ui::ChooseFiles& wish) {
    ui::Files& files = session_.files;
    if (session_.workspace == ui::Workspace::Wall) return;
    if (job_ != nullptr) return tell(base::say(session_.language, Word::BusyAlready), true);
    files.purpose = wish.purpose;
    files.adding = wish.adding;
    // Where one chose last; a store is looked for where stores lie.
    const bool again = !files.listing.path.empty() && wish.purpose != FilesPurpose::OpenStore;
    std::string start = again ? files.listing.path : std::string{};
    if (wish.purpose == FilesPurpose::OpenStore && fs::is_directory(stores_folder()))
        start = stores_folder();
    show_folder(start);
    files.card = FilesCard::Chooser;
}

void Viewer::perform(const ui::GoToPath& wish) {
    std::error_code error;
    const std::string path = whole_path(wish.path);
    if (fs::is_regular_file(path, error)) return perform(ui::TakeFiles{{path}});
    show_folder(path);
}

void Viewer::perform(const ui::TakeFiles& wish) {
    ui::Files& files = session_.files;
    if (session_.workspace == ui::Workspace::Wall || wish.paths.empty()) return;
    if (job_ != nullptr) return tell(base::say(session_.language, Word::BusyAlready), true);
    if (!wish.dropped && files.purpose == FilesPurpose::OpenStore)
        return perform(ui::OpenStore{wish.paths.front()});
    if (!wish.dropped && files.purpose == FilesPurpose::SitePlan) {
        files.card = FilesCard::None;
        const model::Row yard = open_yard();
        if (yard == model::kNoRow) return;
        return read_site({.place = frame_.snapshot.places->row[yard].id,
                          .file = whole_path(wish.paths.front())});
    }
    const bool picture = wish.dropped ? wants_picture(session_, wish.paths.front())
                                      : files.purpose == FilesPurpose::Picture;
    if (picture) {
        files.card = FilesCard::None;
        return read_picture(whole_path(wish.paths.front()));
    }
    const bool adds = wish.dropped ? files.card == FilesCard::Options : files.adding;
    if (!adds) {
        files.wish = {.purpose = wish.dropped ? FilesPurpose::NewStore : files.purpose};
        files.question.reset();
    }
    add_files(files.wish, wish.paths);
    files.adding = false;
    files.card = FilesCard::Options;
}

void Viewer::perform(const ui::EditImport& wish) {
    session_.files.wish = wish.wish;
}

void Viewer::start_job(ImportOrder order) {
    order.store_path = session_.files.store_path;
    order.language = session_.language;
    order.clock = clock_;
    if (world_ != nullptr) order.grant = world_->grant();
    job_ = std::make_unique<ImportJob>(std::move(order), [this] { surface_.wake(); });
}

void Viewer::perform(const ui::StartImport& /*wish*/) {
    ui::Files& files = session_.files;
    if (job_ != nullptr || files.wish.files.empty()) return;
    const bool fresh = files.wish.purpose == FilesPurpose::NewStore;
    if (fresh) {
        fs::path path{whole_path(files.wish.store_path)};
        if (!path.has_extension()) path += ".gpkg";
        files.wish.store_path = free_path(path.string());
    }
    files.question.reset();
    files.report = {};
    files.progress = {.file = fs::path{files.wish.files.front().path}.filename().string(),
                      .number = 1,
                      .count = files.wish.files.size()};
    files.card = FilesCard::Running;
    start_job(
        {.kind = fresh ? ImportOrder::Kind::New : ImportOrder::Kind::Into, .wish = files.wish});
}

void Viewer::perform(const ui::CancelImport& /*wish*/) {
    if (job_ == nullptr) return;
    job_->cancel();
    session_.files.progress.cancelling = true;
}

void Viewer::perform(const ui::UndoImport& wish) {
    ui::Files& files = session_.files;
    if (job_ != nullptr) return tell(base::say(session_.language, Word::BusyAlready), true);
    if (wish.batch == 0) return start_job({.kind = ImportOrder::Kind::AskUndo});
    files.progress = {.stage = ui::ImportProgress::Stage::Undoing};
    files.card = FilesCard::Running;
    start_job({.kind = ImportOrder::Kind::Undo, .batch = wish.batch});
}

void Viewer::perform(const ui::OpenStore& wish) {
    ui::Files& files = session_.files;
    if (!open_store_ || job_ != nullptr) return;
    auto opened = open_store_(whole_path(wish.path));
    if (opened) {
        attach(*opened);
        files.card = FilesCard::None;
    } else if (files.card == FilesCard::Chooser) {
        files.listing.trouble = opened.error();
    } else {
        files.card = FilesCard::None;
        tell(base::sentence(opened.error(), session_.language), true);
    }
}

void Viewer::perform(const ui::MendImport& /*wish*/) {
    session_.files.card = FilesCard::Options;
}

void Viewer::perform(const ui::CloseFiles& /*wish*/) {
    ui::Files& files = session_.files;
    const bool back = files.card == FilesCard::Chooser && files.adding;
    files.adding = false;
    if (files.card != FilesCard::Running) files.card = back ? FilesCard::Options : FilesCard::None;
}

void Viewer::take_import() {
    if (job_ == nullptr) return;
    if (auto progress = job_->progress().take()) {
        session_.files.progress = std::move(*progress);
        session_.files.progress.cancelling = job_->cancelled();
        frames_due_ = std::max(frames_due_, 1);
    }
    if (auto outcome = job_->outcome().take()) {
        job_.reset();
        frames_due_ = kSettle;
        take_import(std::move(*outcome));
    }
}

void Viewer::take_import(ImportOutcome outcome) {
    using Kind = ImportOrder::Kind;
    ui::Files& files = session_.files;
    const std::optional<base::Error>& refused = outcome.report.refused;
    if (outcome.kind == Kind::New || outcome.kind == Kind::Into)
        return finish_files(std::move(outcome));
    files.card = FilesCard::None;
    if (refused) return tell(base::sentence(*refused, session_.language), true);
    if (outcome.kind == Kind::AskUndo) {
        files.undo = std::move(outcome.undo);
        files.card = FilesCard::Undo;
        return;
    }
    tell(base::say(session_.language, Word::BatchGone,
                   {std::to_string(outcome.batch), std::to_string(outcome.removed)}),
         false);
}

void Viewer::finish_files(ImportOutcome outcome) {
    ui::Files& files = session_.files;
    const std::optional<base::Error>& refused = outcome.report.refused;
    if (refused && refused->fault == base::Fault::Cancelled) {
        files.card = FilesCard::None;
        return tell(base::sentence(*refused, session_.language), false);
    }
    if (refused && asks_for_crs(*refused)) {
        files.question = *refused;
        files.wish.crs = likely_crs(*refused, files);
        files.card = FilesCard::Options;
        return;
    }
    files.report = std::move(outcome.report);
    files.card = FilesCard::Report;
}

}  // namespace app
