// A problem that is reported, and the pictures of issues.
#include "app/viewer.h"

#include "base/log.h"
#include "ui/sentences.h"

#include <filesystem>

namespace app {

using base::Word;

namespace {

constexpr int kMostCut = 8;  // letters behind a place
constexpr base::Millis kPictureShown{120'000};
constexpr const char* kForTheIssue = "8";  // K32

/// Where the letter begins that ends before `end`, in UTF-8.
std::size_t before_last_letter(const std::string& text, std::size_t end) {
    constexpr unsigned kMask = 0xC0;
    constexpr unsigned kGoesOn = 0x80;
    while (end > 0 && (static_cast<unsigned char>(text[--end]) & kMask) == kGoesOn) continue;
    return end;
}

ui::ShownPicture shown_from(const ingest::SiteRaster& raster,
                            std::optional<render::Picture>& texture) {
    texture.emplace(raster.width_px, raster.height_px, raster.rgba);
    return {texture->texture(), raster.width_px, raster.height_px};
}

}  // namespace

bool Viewer::may_report() const {
    return !frame_.feed.still && !frame_.feed.reading && world_ != nullptr &&
           model::may(session_.role, model::Act::EditRegister) &&
           session_.workspace != ui::Workspace::Wall;
}

/// The form as it begins, or none.
void Viewer::begin_report(bool opens, model::PlaceId place) {
    report_card_ += 1;
    session_.report = {};
    session_.report.open = opens;
    session_.report.place = place;
    session_.desk.pins = false;
    report_picture_.reset();
    report_texture_.reset();
    picture_job_.reset();
    session_.pictures.reading = false;
}

void Viewer::perform(const ui::ToggleReport& wish) {
    const bool opens = !session_.report.open && model::number(wish.place) != 0 && may_report();
    begin_report(opens, wish.place);
}

void Viewer::perform(const ui::NewReport& /*wish*/) {
    if (!may_report()) return;
    session_.desk.palette = false;
    session_.tables.open = session_.locks.open = session_.desk.sheet.open = false;
    begin_report(true, {});
}

void Viewer::perform(const ui::CompleteDraft& wish) {
    const model::Row row = model::issue_row(frame_.snapshot, wish.issue);
    if (!may_report() || row == model::kNoRow) return;
    const model::IssueRow& draft = frame_.snapshot.issues[row].row;
    begin_report(true, draft.place);
    session_.report.draft = wish.issue;
    if (draft.has_point) session_.report.point = draft.point;
}

void Viewer::perform(const ui::FindReportPlace& wish) {
    ui::ReportDesk& report = session_.report;
    report.found = {};
    report.rest.clear();
    // "幸福里3栋二单元漏水": what no place is called is taken off the end, letter by letter.
    std::size_t end = wish.text.size();
    for (int cut = 0; index_ != nullptr && end > 0 && cut <= kMostCut; ++cut) {
        report.found = derive::search(*index_, wish.text.substr(0, end), session_.camera.centre);
        if (!report.found.items.empty()) break;
        end = before_last_letter(wish.text, end);
    }
    if (!report.found.items.empty()) report.rest = wish.text.substr(end);
    report.found.query = wish.text;
}

void Viewer::perform(const ui::PlaceReport& wish) {
    session_.report.place = wish.place;
    session_.report.door = wish.door;
    session_.report.point.reset();
    // Behind the card the map goes there already.
    session_.selected = wish.place;
    bring_into_view(wish.place);
}

void Viewer::perform(const ui::PinReport& wish) {
    if (!session_.report.open) return;
    session_.report.pins = session_.desk.pins = wish.on;
    if (!wish.on) return;
    session_.desk.outlines = false;  // one click, one meaning
    show_plan({});
}

/// Where the click on the map was. Outside of everything it is taken too.
void Viewer::pin_report(geo::Point at) {
    ui::ReportDesk& report = session_.report;
    report.pins = false;
    report.point = at;
    report.door = {};
    const model::Places& places = *frame_.snapshot.places;
    const model::Row row =
        frame_.snapshot.locator ? frame_.snapshot.locator->place_at(places, at) : model::kNoRow;
    report.place = row == model::kNoRow ? model::PlaceId{} : places.row[row].id;
}

void Viewer::perform(const ui::ShowDuplicate& wish) {
    session_.report.duplicate = wish.issue;
}

/// Whether this role may put one issue into another; who may not, links the two.
bool Viewer::may_merge() const {
    const auto* line = model::transition(model::Action::Merge, model::Status::Reported);
    return line != nullptr && (line->roles >> static_cast<unsigned>(session_.role) & 1U) != 0;
}

/// As the form says it; its clocks the store begins by the rules.
model::IssueRow Viewer::reported(const ui::SendReport& wish) const {
    const ui::ReportDesk& report = session_.report;
    // As it is called when the reporter said no more than what kind of matter it is.
    const std::string title = wish.text.empty()
                                  ? model::label(frame_.snapshot, "class", wish.matter,
                                                 session_.language == base::Language::Chinese)
                                  : wish.text;
    const bool caller = session_.role == model::Role::Operator;
    model::IssueRow issue{.title = title,
                          .place = wish.place,
                          .matter = wish.matter,
                          .channel = wish.channel,
                          .urgency = wish.urgency,
                          .state = std::string{model::name_of(model::Status::Reported)},
                          .reported = clock_.now(),
                          .words = wish.words,
                          .kind = wish.kind,
                          .exercise = session_.exercise};
    if (issue.channel.empty()) issue.channel = std::string{caller ? "2" : "1"};  // K21
    // Which door it is, is nobody's business but of those in charge.
    if (!report.door.number.empty()) {
        const std::string door = ui::door_text(session_.language, report.door);
        issue.words = issue.words.empty() ? door : door + "：" + issue.words;
    }
    if (report.open && report.point) {
        issue.has_point = true;
        issue.point = *report.point;
    }
    return issue;
}

void Viewer::perform(const ui::SendReport& wish) {
    const model::Places& places = *frame_.snapshot.places;
    const model::Row row = model::row_of(places, wish.place);
    const bool pinned = session_.report.open && session_.report.point.has_value();
    if (world_ == nullptr || frame_.feed.still) return;
    if (row == model::kNoRow && !pinned && !wish.draft) return;
    model::IssueRow issue = reported(wish);
    const model::IssueId draft = session_.report.open ? session_.report.draft : model::IssueId{};
    if (model::number(draft) != 0) return submit_draft(draft, std::move(issue), wish.merge_into);
    if (wish.draft) issue.state = model::name_of(model::Status::Draft);
    const Word deed = wish.draft ? Word::DeedDraft : Word::DeedReport;
    const Word nowhere = pinned ? Word::FlagOutside : Word::QueueUnlocated;
    const std::string where =
        row == model::kNoRow ? base::say(session_.language, nowhere) : ui::full_name(places, row);
    const bool sent = send({Why::Anew,
                            {.what = base::say(session_.language, deed, {where, issue.title}),
                             .place = wish.place,
                             .command = store::ReportIssue{.issue = std::move(issue),
                                                           .actor = world_->grant().staff,
                                                           .picture = report_picture_},
                             .back = {}}},
                           {.card = report_card_, .merge_into = wish.merge_into});
    session_.report.sending = session_.report.open && sent;
}

/// What was kept as a draft is reported, as its form says it now.
void Viewer::submit_draft(model::IssueId draft, model::IssueRow issue, model::IssueId merge_into) {
    issue.id = draft;
    model::Step step{.issue = draft,
                     .action = model::Action::Submit,
                     .actor = world_->grant().staff,
                     .at = clock_.now(),
                     .told = std::move(issue)};
    const bool sent = send({Why::Anew,
                            {.what = deed_of(step),
                             .place = step.told->place,
                             .command = store::TakeStep{std::move(step), report_picture_},
                             .back = {}}},
                           {.card = report_card_, .merge_into = merge_into});
    session_.report.sending = session_.report.open && sent;
}

/// It is in the store, with all that the caller said: its form closes, and what was reported before
/// takes it in, or is linked by those who may not merge.
void Viewer::finish_report(model::IssueId issue, const Errand& errand) {
    if (session_.report.open && errand.card == report_card_) begin_report(false, {});
    if (model::number(errand.merge_into) == 0) return;
    const bool merges = may_merge();
    perform(ui::StepIssue{{.issue = issue,
                           .action = merges ? model::Action::Merge : model::Action::Link,
                           .value = merges ? "" : "duplicate",
                           .other = errand.merge_into}});
    perform(ui::OpenIssue{errand.merge_into});
}

void Viewer::perform(const ui::DropPicture& /*wish*/) {
    report_picture_.reset();
    report_texture_.reset();
    session_.report.picture = {};
}

/// For the form that is open, else for the issue whose story is.
void Viewer::read_picture(const std::string& path) {
    const bool for_form = session_.report.open;
    const model::IssueId issue = for_form ? model::IssueId{} : session_.desk.issue;
    if (!for_form && model::number(issue) == 0) return;
    (for_form ? session_.report.reading : session_.pictures.reading) = true;
    session_.report.trouble.reset();
    picture_job_.reset();
    picture_job_ = std::make_unique<PictureJob>(path, issue, [this] { surface_.wake(); });
}

void Viewer::take_picture() {
    if (picture_job_ == nullptr) return;
    auto outcome = picture_job_->outcome().take();
    if (!outcome) return;
    picture_job_.reset();
    frames_due_ = kSettle;
    session_.report.reading = session_.pictures.reading = false;
    const bool for_form = model::number(outcome->issue) == 0;
    if (!outcome->read) {
        base::log_about(outcome->read.error());
        if (for_form && session_.report.open)
            session_.report.trouble = outcome->read.error();
        else
            tell(base::sentence(outcome->read.error(), session_.language), true);
        return;
    }
    if (for_form) {
        if (!session_.report.open) return;
        session_.report.picture = shown_from(outcome->read->raster, report_texture_);
        report_picture_ = std::move(outcome->read->picture);
        return;
    }
    const model::Row row = model::issue_row(frame_.snapshot, outcome->issue);
    const std::string title = row == model::kNoRow ? "" : frame_.snapshot.issues[row].row.title;
    send({Why::Anew,
          {.what = base::say(session_.language, Word::DeedPicture, {title}),
           .place = {},
           .command = store::AttachPicture{.issue = outcome->issue,
                                           .picture = std::move(outcome->read->picture),
                                           .actor = world_->grant().staff,
                                           .at = clock_.now()},
           .back = {}}});
}

/// Which pictures the issue has whose story is open: asked once, and again when one was added.
void Viewer::follow_pictures() {
    // Beside the form of a report stand those of what was reported before.
    const bool beside = session_.report.open && model::number(session_.report.duplicate) != 0;
    const model::IssueId issue = beside ? session_.report.duplicate : session_.desk.issue;
    const std::pair wanted{issue, frame_.pictures_changed};
    if (world_ == nullptr || pictures_asked_ == wanted) return;
    if (session_.pictures.issue != issue) {
        const bool reading = session_.pictures.reading;
        session_.pictures = {.issue = issue, .reading = reading};
        shown_texture_.reset();
    }
    pictures_asked_ = wanted;
    if (model::number(issue) != 0) ask(AskPictures{issue});
}

void Viewer::perform(const ui::ShowPicture& wish) {
    session_.pictures.shown_id = {};
    session_.pictures.shown = {};
    session_.pictures.until = base::kNever;
    shown_texture_.reset();
    frames_due_ = std::max(frames_due_, 1);
    if (model::number(wish.attachment) != 0) ask(AskPicture{wish.attachment, kForTheIssue});
}

void Viewer::show_picture(const std::string& bytes, model::AttachmentId attachment) {
    const bool known = std::ranges::any_of(session_.pictures.known,
                                           [&](const auto& one) { return one.id == attachment; });
    if (!known) return;  // another story was opened meanwhile
    const auto drawing = ingest::decode(bytes);
    const auto* raster = drawing ? std::get_if<ingest::SiteRaster>(&drawing->content) : nullptr;
    if (raster == nullptr) return tell(base::say(session_.language, Word::PictureSealed), true);
    session_.pictures.shown_id = attachment;
    session_.pictures.shown = shown_from(*raster, shown_texture_);
    session_.pictures.until = clock_.now() + kPictureShown;
}

}  // namespace app
