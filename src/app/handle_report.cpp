// A problem that is reported, and the pictures of issues.
#include "app/viewer.h"

#include "base/log.h"
#include "model/matter.h"
#include "ui/sentences.h"

#include <filesystem>

namespace app {

using base::Word;

namespace {

constexpr base::Millis kPictureShown{120'000};
constexpr const char* kForTheIssue = "8";  // K32

ui::ShownPicture shown_from(const ingest::SiteRaster& raster,
                            std::optional<render::Picture>& texture) {
    texture.emplace(raster.width_px, raster.height_px, raster.rgba);
    return {texture->texture(), raster.width_px, raster.height_px};
}

}  // namespace

void Viewer::perform(const ui::ToggleReport& wish) {
    const bool opens = !session_.report.open && model::number(wish.place) != 0 &&
                       !frame_.feed.still && model::may(session_.role, model::Act::EditRegister) &&
                       session_.workspace != ui::Workspace::Wall;
    session_.report = {.open = opens, .place = wish.place};
    report_picture_.reset();
    report_texture_.reset();
    picture_job_.reset();
    session_.pictures.reading = false;
}

void Viewer::perform(const ui::SendReport& wish) {
    const model::Places& places = *frame_.snapshot.places;
    const model::Row row = model::row_of(places, wish.place);
    if (row == model::kNoRow || world_ == nullptr) return;
    const base::Instant now = clock_.now();
    // As it is called when the reporter said no more than what kind of matter it is.
    const std::string title = wish.text.empty()
                                  ? model::label(frame_.snapshot, "class", wish.matter,
                                                 session_.language == base::Language::Chinese)
                                  : wish.text;
    const bool caller = session_.role == model::Role::Operator;
    store::ReportIssue command{
        .issue = {.title = title,
                  .place = wish.place,
                  .matter = wish.matter,
                  .channel = caller ? "2" : "1",  // K21
                  .urgency = wish.urgency,
                  .state = "REPORTED",
                  .reported = now,
                  .due = model::due_of(wish.matter, wish.urgency, now, model::usual_calendar())},
        .actor = world_->grant().staff,
        .picture = report_picture_};
    send({Why::Anew,
          {.what =
               base::say(session_.language, Word::DeedReport, {ui::full_name(places, row), title}),
           .place = wish.place,
           .command = std::move(command),
           .back = {}}});
    session_.report.sending = !history_.sent.empty();
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
    const std::pair wanted{session_.desk.issue, frame_.pictures_changed};
    if (world_ == nullptr || pictures_asked_ == wanted) return;
    if (session_.pictures.issue != session_.desk.issue) {
        const bool reading = session_.pictures.reading;
        session_.pictures = {.issue = session_.desk.issue, .reading = reading};
        shown_texture_.reset();
    }
    pictures_asked_ = wanted;
    if (model::number(session_.desk.issue) != 0) ask(AskPictures{session_.desk.issue});
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
