// Wishes about persons: questions to the world, whose answers lie open for a while; and edits.
#include "app/viewer.h"
#include "base/log.h"

#include <algorithm>

namespace app {

using base::Word;

namespace {

constexpr base::Millis kRevealed{30'000};
constexpr base::Millis kWordsShown{120'000};  // long enough to read them twice

}  // namespace

void Viewer::perform(const ui::EditPerson& wish) {
    send({Why::Anew,
          {.what = wish.what,
           .place = wish.place,
           .command = store::EditPerson{wish.edit, wish.sealed, wish.version},
           .back = {}}});
}

void Viewer::perform(const ui::EditCare& wish) {
    send({Why::Anew,
          {.what = wish.what,
           .place = wish.place,
           .command = store::EditTarget{wish.does, wish.target},
           .back = {}}});
}

void Viewer::perform(const ui::SetPurpose& wish) {
    session_.people = {};
    session_.people.purpose = wish.purpose;
    session_.people.building = looked_into_.second;
    people_asked_ = {};
}

void Viewer::perform(const ui::Reveal& wish) {
    ask(AskReveal{wish.person, wish.field, wish.reason});
}

void Viewer::perform(const ui::ReadWords& wish) {
    constexpr const char* kForTheIssue = "8";  // K32: to read them is to work on it
    ask(AskWords{wish.issue, kForTheIssue});
}

void Viewer::perform(const ui::ToggleAudit& /*wish*/) {
    session_.audit = {.open = !session_.audit.open, .account = {}, .page = nullptr};
    if (session_.audit.open) ask(AskAudit{});
}

void Viewer::perform(const ui::ShowAuditOf& wish) {
    session_.audit.account = wish.account;
    session_.audit.page.reset();
    ask(AskAudit{wish.account});
}

bool Viewer::ask(Question question) {
    if (world_ != nullptr && world_->ask(std::move(question))) return true;
    tell(base::say(session_.language, Word::QueueFull), true);
    return false;
}

/// Asks for the persons of the home that is chosen, once, and again when a person has changed.
void Viewer::follow_people() {
    // A purpose is of one building: who goes on to another tells it anew.
    if (session_.people.building != looked_into_.second && !session_.people.purpose.empty())
        session_.people = {};
    const model::UnitId unit = session_.desk.plan.unit;
    const bool shows = model::number(unit) != 0 && !session_.people.purpose.empty() &&
                       model::may(session_.role, model::Act::ListPersons);
    if (session_.people.of && session_.people.of->unit != unit) {
        session_.people.of.reset();
        session_.people.revealed.clear();
    }
    if (people_asked_.first != unit) session_.people.refused.clear();
    if (!shows) {
        people_asked_ = {};
        return;
    }
    const std::pair wanted{unit, frame_.persons_changed};
    if (people_asked_ == wanted) return;
    people_asked_ = wanted;
    ask(AskPeople{unit, session_.people.purpose});
}

/// What was asked for goes when its time is over; until then the page counts the seconds.
void Viewer::hide_revealed() {
    auto& revealed = session_.people.revealed;
    const base::Instant now = clock_.now();
    if (session_.people.words_until <= now) {
        session_.people.words_of = {};
        session_.people.words.clear();
        session_.people.words_until = base::kNever;
        frames_due_ = std::max(frames_due_, 1);
    }
    if (session_.pictures.until <= now) perform(ui::ShowPicture{});
    if (revealed.empty()) return;
    std::erase_if(revealed, [&](const ui::Revealed& one) { return one.until <= now; });
    const base::Instant second = std::chrono::floor<std::chrono::seconds>(now);
    if (second == counted_at_) return;
    counted_at_ = second;
    frames_due_ = std::max(frames_due_, 1);
}

void Viewer::take_answers() {
    if (world_ == nullptr) return;
    for (Answer& answer : world_->answers().take_all()) {
        frames_due_ = kSettle;
        if (take_story(answer) || take_lock_answer(answer) || take_template_answer(answer))
            continue;
        if (!answer.result) {
            base::log_about(answer.result.error());
            session_.tables.writing = false;
            if (const auto* table = std::get_if<AskTable>(&answer.question)) {
                if (!waits_for(table->wish)) continue;
                session_.tables.making = false;
                session_.tables.refused = base::sentence(answer.result.error(), session_.language);
                continue;
            }
            if (std::holds_alternative<AskPeople>(answer.question)) {
                session_.people.refused = base::sentence(answer.result.error(), session_.language);
                continue;
            }
            tell(base::sentence(answer.result.error(), session_.language), true);
            continue;
        }
        take_answer(answer);
    }
}

void Viewer::take_answer(Answer& answer) {
    auto& result = *answer.result;
    ui::PeopleDesk& people = session_.people;
    if (auto* persons = std::get_if<model::People>(&result)) {
        // Somebody may have gone on meanwhile.
        if (persons->unit == session_.desk.plan.unit && persons->purpose == people.purpose)
            people.of = std::make_shared<const model::People>(std::move(*persons));
    } else if (auto* page = std::get_if<model::AuditPage>(&result)) {
        session_.audit.page = std::make_shared<const model::AuditPage>(std::move(*page));
    } else if (auto* doors = std::get_if<std::vector<model::DoorDue>>(&result)) {
        take_doors(std::move(*doors));
    } else if (auto* templates = std::get_if<std::vector<report::Template>>(&result)) {
        take_templates(std::move(*templates));
    } else if (auto* made = std::get_if<std::shared_ptr<const MadeTable>>(&result)) {
        show_table(std::get<AskTable>(answer.question), std::move(*made));
    } else if (std::holds_alternative<model::Export>(result)) {
        tell_file(answer);
    } else if (auto* known = std::get_if<std::vector<model::PictureSeen>>(&result)) {
        session_.pictures.known = std::move(*known);
    } else if (const auto* picture = std::get_if<AskPicture>(&answer.question)) {
        show_picture(std::get<std::string>(result), picture->attachment);
    } else if (const auto* reveal = std::get_if<AskReveal>(&answer.question)) {
        people.revealed.push_back({reveal->person, reveal->field, std::get<std::string>(result),
                                   clock_.now() + kRevealed});
    } else if (const auto* words = std::get_if<AskWords>(&answer.question)) {
        people.words_of = words->issue;
        people.words = std::get<std::string>(result);
        people.words_until = clock_.now() + kWordsShown;
    }
}

}  // namespace app
