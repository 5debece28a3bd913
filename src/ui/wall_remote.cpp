// The card of a desk seat by which walls are told what to show; and how the wall of this machine
// is built and sounds. Each click is an order of its own: nothing waits to be sent, but for a
// message.
#include "ui/card.h"
#include "ui/panels.h"
#include "ui/sentences.h"

#include <algorithm>
#include <array>
#include <chrono>

#include <fmt/format.h>

namespace ui {

using base::Word;

namespace {

constexpr const char* kRemoteCard = "##wall_remote";
constexpr float kRemoteWidth = 760;
constexpr int kMinutesOfHourHand = 60;

/// What the wall was told last; of one that nobody told anything, what it does by itself.
model::WallRow told_row(const View& view, const std::string& name) {
    const auto& walls = *view.snapshot.walls;
    const auto at = std::ranges::find(walls, name, &model::WallRow::name);
    if (at != walls.end()) return *at;
    return {.name = name, .layout = "full"};
}

/// One of several words of which one holds.
bool one_of_words(const View& view, Word word, bool holds) {
    const float r = static_cast<float>(view.session.ratio);
    if (holds) ImGui::PushStyleColor(ImGuiCol_Text, ImGui::GetStyleColorVec4(ImGuiCol_TextLink));
    const bool clicked = plain_button(view.text(word));
    if (holds) ImGui::PopStyleColor();
    ImGui::SameLine(0, 6 * r);
    return clicked;
}

void which_wall(WallRemoteForm& form, const View& view) {
    std::vector<std::string> names{WallSetting{}.name, view.session.wall.setting.name};
    for (const model::WallRow& wall : *view.snapshot.walls) names.push_back(wall.name);
    std::ranges::sort(names);
    names.erase(std::unique(names.begin(), names.end()), names.end());
    if (form.wall.empty()) form.wall = view.session.wall.setting.name;
    if (names.size() == 1) return;  // nobody has to choose
    const float r = static_cast<float>(view.session.ratio);
    form_label(view, Word::WallRemoteWhich);
    ImGui::SetNextItemWidth(220 * r);
    if (!begin_choice(view, "##which_wall", form.wall)) return;
    for (const std::string& name : names)
        if (ImGui::Selectable(name.c_str(), name == form.wall)) form.wall = name;
    ImGui::EndCombo();
}

/// The issue that is open on this seat, or the only one chosen on the desk.
model::Row issue_at_hand(const View& view) {
    const Session& session = view.session;
    const model::Row open = model::issue_row(view.snapshot, session.desk.issue);
    if (open != model::kNoRow || session.dispatch.chosen.size() != 1) return open;
    return model::issue_row(view.snapshot, session.dispatch.chosen.front());
}

void spotlight_of(const View& view, const model::WallRow& told, Intents& out) {
    const float r = static_cast<float>(view.session.ratio);
    const auto tell = [&](model::IssueId issue) {
        model::WallRow wall = told;
        wall.spotlight = issue;
        out.push_back(TellWall{std::move(wall)});
    };
    const auto named = [&](model::Row row) {
        return cut_end(issue_title(view, view.snapshot.issues[row].row), 330 * r);
    };
    const model::Row shown = model::issue_row(view.snapshot, told.spotlight);
    form_label(view, Word::WallRemoteNow);
    if (shown != model::kNoRow) {
        ImGui::AlignTextToFramePadding();
        ImGui::TextUnformatted(named(shown).c_str());
        ImGui::SameLine();
        if (plain_button(view.text(Word::WallRemoteLetGo))) tell({});
        form_indent(view);
    }
    const model::Row at_hand = issue_at_hand(view);
    const bool can = at_hand != model::kNoRow && at_hand != shown;
    if (plain_button(view.text(Word::WallRemoteSpotlight), can))
        tell(view.snapshot.issues[at_hand].row.id);
    ImGui::SameLine();
    ImGui::AlignTextToFramePadding();
    const std::string what =
        at_hand == model::kNoRow ? view.say(Word::WallRemoteNoIssue) : named(at_hand);
    ImGui::TextDisabled("%s", what.c_str());
}

void tour_and_layout(const View& view, const model::WallRow& told, Intents& out) {
    form_indent(view);
    bool on = told.tour;
    if (check_box(view, view.text(Word::WallRemoteTour), on)) {
        model::WallRow wall = told;
        wall.tour = on;
        out.push_back(TellWall{std::move(wall)});
    }
    form_label(view, Word::WallRemoteLayout);
    for (const auto& [word, layout] :
         {std::pair{Word::WallLayoutFull, "full"}, std::pair{Word::WallLayoutMap, "map"}}) {
        const bool holds = told.layout == layout;
        if (!one_of_words(view, word, holds) || holds) continue;
        model::WallRow wall = told;
        wall.layout = layout;
        out.push_back(TellWall{std::move(wall)});
    }
    ImGui::NewLine();
}

void message_of(WallRemoteForm& form, const View& view, const model::WallRow& told, Intents& out) {
    const float r = static_cast<float>(view.session.ratio);
    const bool holds = !told.message.empty() && view.now < told.until;
    form_label(view, Word::WallRemoteMessage);
    if (holds) {
        ImGui::AlignTextToFramePadding();
        ImGui::TextUnformatted(cut_end(told.message, 400 * r).c_str());
        ImGui::SameLine();
        if (plain_button(view.text(Word::WallRemoteTake))) {
            model::WallRow wall = told;
            wall.message.clear();
            wall.until = base::kNever;
            out.push_back(TellWall{std::move(wall)});
        }
        form_indent(view);
    }
    ImGui::SetNextItemWidth(330 * r);
    const bool entered =
        text_field("##message", view.say(Word::WallRemoteMessageHint), form.message);
    ImGui::SameLine();
    ImGui::SetNextItemWidth(110 * r);
    const auto minutes = [&](int n) {
        return view.say(Word::WallRemoteMinutes, {std::to_string(n)});
    };
    if (begin_choice(view, "##minutes", minutes(form.minutes))) {
        for (const int n : {5, 10, 30, 60, 240})
            if (ImGui::Selectable(minutes(n).c_str(), n == form.minutes)) form.minutes = n;
        ImGui::EndCombo();
    }
    ImGui::SameLine();
    const bool shows = primary_button(view.text(Word::WallRemoteShow), !form.message.empty());
    if ((!shows && !entered) || form.message.empty()) return;
    model::WallRow wall = told;
    wall.message = std::exchange(form.message, {});
    wall.until = view.now + std::chrono::minutes{form.minutes};
    out.push_back(TellWall{std::move(wall)});
}

/// An hour of the day, chosen; answers whether another was.
bool hour_choice(const View& view, const char* id, int& minute) {
    const auto clock = [](int m) {
        return fmt::format("{:02}:{:02}", m / kMinutesOfHourHand, m % kMinutesOfHourHand);
    };
    bool changed = false;
    ImGui::SetNextItemWidth(86 * static_cast<float>(view.session.ratio));
    if (!begin_choice(view, id, clock(minute))) return false;
    for (int hour = 0; hour < 24; ++hour) {
        const int m = hour * kMinutesOfHourHand;
        if (!ImGui::Selectable(clock(m).c_str(), m == minute)) continue;
        minute = m;
        changed = true;
    }
    ImGui::EndCombo();
    return changed;
}

void this_machine(WallRemoteForm& form, const View& view, Intents& out) {
    const float r = static_cast<float>(view.session.ratio);
    WallSetting setting = view.session.wall.setting;
    draw_wall_build(form.build, view, out);
    ImGui::Dummy({1, 6 * r});
    form_label(view, Word::WallSound);
    check_box(view, view.text(Word::WallSoundOn), setting.sound);
    if (setting.sound) {
        form_label(view, Word::WallVolume);
        ImGui::SetNextItemWidth(110 * r);
        if (begin_choice(view, "##volume", percent_text(setting.volume / 100.0))) {
            for (const int percent : {20, 40, 60, 80, 100})
                if (ImGui::Selectable(percent_text(percent / 100.0).c_str(),
                                      percent == setting.volume))
                    setting.volume = percent;
            ImGui::EndCombo();
        }
        form_label(view, Word::WallQuiet);
        hour_choice(view, "##quiet_from", setting.quiet_from_min);
        ImGui::SameLine();
        ImGui::AlignTextToFramePadding();
        ImGui::TextUnformatted("–");
        ImGui::SameLine();
        hour_choice(view, "##quiet_to", setting.quiet_to_min);
    }
    if (setting.sound && view.session.wall.no_player)
        card_sentence(view, view.say(Word::WallNoPlayer),
                      scene::palette_of(view.session.look).mark[3]);
    if (setting != view.session.wall.setting) out.push_back(SetWallSetting{std::move(setting)});
}

/// What a wall of this store shows, and who told it last.
void tell_walls(WallRemoteForm& form, const View& view, Intents& out) {
    ImGui::PushTextWrapPos(0);
    ImGui::TextDisabled("%s", view.text(Word::WallRemoteHint));
    ImGui::PopTextWrapPos();
    ImGui::Dummy({1, 6 * static_cast<float>(view.session.ratio)});
    which_wall(form, view);
    const model::WallRow told = told_row(view, form.wall);
    spotlight_of(view, told, out);
    tour_and_layout(view, told, out);
    message_of(form, view, told, out);
    const WallSetting& here = view.session.wall.setting;
    const WallPage page = wall_page_of(here);
    if (!wall_letters(here, page.width_px, page.height_px).are_read())
        card_sentence(view, wall_letters_text(view, here, page),
                      scene::palette_of(view.session.look).mark[3]);
    if (told.at == base::kNever) return;
    form_indent(view);
    ImGui::TextDisabled(
        "%s", view.say(Word::WallRemoteLast, {told.author.empty() ? "–" : told.author,
                                              base::day_and_clock(told.at, view.chinese())})
                  .c_str());
}

}  // namespace

void draw_wall_remote(WallRemoteForm& form, const View& view, Intents& out) {
    const bool opened_before = std::exchange(form.open, view.session.wall.remote);
    if (!view.session.wall.remote) return;
    if (!opened_before) form = {.open = true};
    begin_card(view, kRemoteCard, kRemoteWidth);
    card_title(view, view.say(Word::WallTitle));
    const char* close = view.text(Word::KeyClose);
    ImGui::SameLine();
    align_right(button_width(close));
    const bool closes = plain_button(close);
    if (one_of_words(view, Word::WallRemoteTell, !form.machine)) form.machine = false;
    if (one_of_words(view, Word::WallThisMachine, form.machine)) form.machine = true;
    ImGui::NewLine();
    ImGui::Dummy({1, 6 * static_cast<float>(view.session.ratio)});
    if (form.machine)
        this_machine(form, view, out);
    else
        tell_walls(form, view, out);
    end_card(kRemoteCard);
    const bool escapes = opened_before && ImGui::IsKeyPressed(ImGuiKey_Escape, false) &&
                         !popup_is_open() && !ImGui::GetIO().WantTextInput;
    if (closes || escapes) out.push_back(ToggleWallRemote{});
}

}  // namespace ui
