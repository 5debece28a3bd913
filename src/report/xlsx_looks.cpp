#include "report/xlsx_looks.h"

#include "report/table_inks.h"

#include <string>

#include <xlsxwriter.h>

namespace report {

namespace {

std::string number_format(const Look& look) {
    switch (look.kind) {
        case Kind::Text:
        case Kind::Code:
        case Kind::Flag:
            return "@";
        case Kind::Integer:
            return "0";
        case Kind::Real:
            return look.decimals > 0
                       ? "0." + std::string(static_cast<std::size_t>(look.decimals), '0')
                       : "0";
        case Kind::Date:
            return "yyyy-mm-dd";
        case Kind::Moment:
            return "yyyy-mm-dd hh:mm";
    }
    return "@";
}

std::uint8_t alignment(Align align) {
    if (align == Align::Left) return LXW_ALIGN_LEFT;
    return align == Align::Right ? LXW_ALIGN_RIGHT : LXW_ALIGN_CENTER;
}

void dress_value(lxw_format* format, const Look& look) {
    format_set_num_format(format, number_format(look).c_str());
    format_set_align(format, alignment(align_of(look.kind)));
    if (look.wraps) format_set_text_wrap(format);
    format_set_border(format, LXW_BORDER_THIN);
    format_set_border_color(format, kGrid);
    if (look.level != Level::Body) {
        format_set_bold(format);
        format_set_bg_color(format, look.level == Level::Total ? kBand : kTint);
        format_set_top(format, look.level == Level::Total ? LXW_BORDER_MEDIUM : LXW_BORDER_THIN);
        format_set_top_color(format, kQuiet);
    }
    if (!look.alarming) return;
    format_set_bold(format);  // red alone is lost in a black and white print
    format_set_font_color(format, kRed);
}

void dress(lxw_format* format, const Look& look) {
    constexpr double kTitle_pt = 16, kSmall_pt = 9;
    format_set_align(format, LXW_ALIGN_VERTICAL_CENTER);
    switch (look.role) {
        case Role::Title:
            format_set_bold(format);
            format_set_font_size(format, kTitle_pt);
            format_set_align(format, LXW_ALIGN_CENTER);
            break;
        case Role::Head:
            format_set_text_wrap(format);
            break;
        case Role::Note:
        case Role::Foot:
            format_set_text_wrap(format);
            format_set_font_size(format, kSmall_pt);
            format_set_font_color(format, kQuiet);
            break;
        case Role::Group:
        case Role::Heading:
            format_set_bold(format);
            format_set_text_wrap(format);
            format_set_align(
                format, alignment(look.role == Role::Group ? Align::Centre : align_of(look.kind)));
            format_set_bg_color(format, kBand);
            format_set_border(format, LXW_BORDER_THIN);
            format_set_border_color(format, kGrid);
            break;
        case Role::Value:
            dress_value(format, look);
            break;
    }
}

}  // namespace

lxw_format* Looks::operator[](const Look& look) {
    lxw_format*& format = made_[look];
    if (format == nullptr) {
        format = workbook_add_format(book_);
        dress(format, look);
    }
    return format;
}

}  // namespace report
