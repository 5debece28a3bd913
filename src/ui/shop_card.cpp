// The shops of a front as the register has them; every line can be changed where it stands.
#include "derive/entered.h"
#include "model/codes.h"
#include "ui/card.h"
#include "ui/home_form.h"
#include "ui/inspector.h"
#include "ui/sentences.h"
#include "ui/style.h"

namespace ui {

using base::Word;
using model::RowEdit;
using model::Table;

namespace {

void shop_lines(FormState& form, const View& view, const FormTarget& target,
                const model::ShopRow& shop, Intents& out) {
    const std::int64_t id = number(shop.id);
    const auto field = [&](Word label, const char* column, const std::string& was,
                           const char* codes, bool alarming = false) {
        form_field(form, view, target,
                   {label, Table::Shop, id, column, was, was, codes, false, alarming}, out);
    };
    field(Word::FieldShopName, "name", shop.name, nullptr);
    double_entry(view, derive::entered_before(view.snapshot, view.trees, shop), out);
    field(Word::FieldTrade, "trade", shop.trade, "K10");
    field(Word::FieldShopState, "state", shop.state, "K14");
    if (model::is_vacant(shop)) return;
    const bool lacking = shop.licence == "2" || shop.licence == "3";
    field(Word::FieldLicence, "licence", shop.licence, "K11", lacking);
    field(Word::FieldNineSmall, "nine_small", shop.nine_small, "K12");
    form_field(form, view, target,
               {Word::FieldDoorDuties, Table::Shop, id, "door_duties", shop.door_duties ? "1" : "0",
                "", nullptr, true, false},
               out);
    checked_line(view, target, Table::Shop, id, shop.checked, out);
}

}  // namespace

void draw_shops(FormState& form, const View& view, model::Row place, Intents& out) {
    if (view.snapshot.places->kind[place] != model::Kind::Front) return;
    const float r = static_cast<float>(view.session.ratio);
    const model::PlaceId id = view.snapshot.places->row[place].id;
    const FormTarget target{id, full_name(view, place)};
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {8 * r, 0});
    bool any = false;
    for (std::size_t i = 0; i < view.snapshot.shops.size(); ++i) {
        const model::ShopRow& shop = view.snapshot.shops[i];
        if (number(shop.id) == 0 || shop.place != id) continue;
        any = true;
        ImGui::PushID(static_cast<int>(i));
        shop_lines(form, view, target, shop, out);
        ImGui::PopID();
    }
    if (!any && !view.feed.still && link_button(view.text(Word::ShopAdd)))
        out.push_back(Edit{view.say(Word::DeedEdit, {target.where, view.say(Word::ShopAdd)}),
                           id,
                           {{Table::Shop,
                             RowEdit::Does::Add,
                             0,
                             {{"place", "", std::to_string(number(id))},
                              {"name", "", target.where},
                              {"state", "", "1"}}}}});
    ImGui::Dummy({1, 6 * r});
    ImGui::PopStyleVar();
}

}  // namespace ui
