// model/mask.h — what a list shows of a name, a phone and an identity number (domain.md 3.4).
#pragma once

#include <string>
#include <string_view>

namespace model {

/// The family name and a star for each other character: 张三丰 is 张**, 欧阳娜娜 欧阳**. Of names
/// in Latin letters the first of each word: J*** S****. A name of one character is a star.
std::string mask_name(std::string_view name);

/// 138****5678. At least four digits of each number are hidden, of five to seven all but two, of
/// less all; numbers behind one another are masked one by one, +86 before a mobile number goes.
std::string mask_phone(std::string_view phone);

/// First and last character: 1****************4. Nothing of what is shorter than three.
std::string mask_id(std::string_view number);

}  // namespace model
