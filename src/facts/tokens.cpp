#include "facts/tokens.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "facts/figures.hpp"
#include "facts/letters.hpp"
#include "facts/number.hpp"
#include "facts/number_list.hpp"

namespace gouji {
namespace {

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

class Tokenizer {
 public:
  Tokenizer(std::uint32_t block, Disclosure& disclosure, const OfficeWords& office,
            TokenizedBlock room)
      : disclosure_(disclosure),
        vocabulary_(*disclosure.vocabulary),
        office_(office),
        block_(block),
        text_(disclosure.document.blocks[block].folded.text()),
        out_(std::move(room)) {}

  TokenizedBlock run() {
    out_.tokens.clear();
    while (at_ < text_.size()) step();
    tell_conjunctions();
    out_.letters.resize(out_.tokens.size());
    std::transform(out_.tokens.begin(), out_.tokens.end(), out_.letters.begin(),
                   [](const Token& token) { return token.letter; });
    return std::move(out_);
  }

 private:
  bool is_digit_at(std::size_t at) const { return at < text_.size() && is_digit(text_[at]); }

  void step() {
    const char c = text_[at_];
    if (c == ' ') {
      ++at_;
    } else if (is_digit(c)) {
      number(at_, false);
    } else if (c == '-' && is_digit_at(at_ + 1) && may_be_signed()) {
      number(at_ + 1, true);
    } else {
      if (const auto end = unknown_end(); end > at_) {
        unknown(end - at_);
        // What begins behind it is no blank, digit or minus sign where it is not ASCII.
        if (at_ == text_.size() || static_cast<unsigned char>(text_[at_]) < 0x80) return;
      }
      token();
    }
  }

  void token() {
    constexpr char32_t kMinus = U'负';
    const auto character = character_at(text_, at_);
    const auto next = at_ + character.bytes;
    if (character.code == kMinus && is_digit_at(next)) return number(next, true);
    word(character);
  }

  /// The end of the characters from here that begin nothing.
  std::size_t unknown_end() const {
    auto end = at_;
    for (auto character = raw_character_at(text_, end);;) {
      const auto next = end + character.bytes;
      const bool last = next >= text_.size();
      const auto behind = last ? RawCharacter{} : raw_character_at(text_, next);
      if (office_.token_starts.may_begin(character.key, behind.key)) return end;
      if (last) return next;
      end = next;
      character = behind;
    }
  }

  /// 「及」 that stands alone between two subjects is a 、.
  void tell_conjunctions() {
    constexpr LetterSet kSubject("SvyY");
    auto& tokens = out_.tokens;
    for (std::size_t i = 1; i + 1 < tokens.size(); ++i) {
      if (tokens[i].letter != letter::kUnknown || !kSubject.has(tokens[i - 1].letter) ||
          !kSubject.has(tokens[i + 1].letter)) {
        continue;
      }
      const auto& known = vocabulary_.conjunctions;
      const auto word = text_.substr(tokens[i].begin, tokens[i].end - tokens[i].begin);
      if (std::find(known.begin(), known.end(), word) != known.end())
        tokens[i].letter = letter::kEnum;
    }
  }

  /// A minus sign is one only where nothing stands before it that it could join (2017-2018, A-1).
  bool may_be_signed() const {
    if (at_ == 0) return true;
    const char before = text_[at_ - 1];
    return !is_digit(before) && !is_letter(before) && before != '-';
  }

  void word(Character character) {
    // Also (类), which begins with a mark.
    const auto phrase = vocabulary_.lexicon.longest(text_, at_, character);
    if (phrase.bytes == 0) return word_of_no_schema(character);
    const auto& known = vocabulary_.phrases[phrase.id];
    const auto entity = office_.lexicon.longest(text_, at_, character);
    if (entity.bytes > phrase.bytes) {
      push(static_cast<char>(Role::entity), entity.bytes, 0);
    } else if (known.counted && entity.bytes == 0 && !is_beside_count(phrase.bytes)) {
      unknown(character.bytes);
    } else if (!stands_where_it_may(known, out_.tokens)) {
      unknown(character.bytes);
    } else {
      push(phrase_letter(known), phrase.bytes, phrase.id);
    }
  }

  void word_of_no_schema(Character character) {
    if (const auto mark = punctuation(character.code); mark != 0) {
      push(mark, character.bytes, 0);
    } else if (const auto entity = office_.lexicon.longest(text_, at_, character);
               entity.bytes > 0) {
      push(static_cast<char>(Role::entity), entity.bytes, 0);
    } else if (!is_numeral(character.code) || !spelled(character)) {
      unknown(character.bytes);
    }
  }

  /// 7个「项目」, 「项目」7个, 「项目」共7个
  bool is_beside_count(std::size_t bytes) const {
    if (!out_.tokens.empty() && out_.tokens.back().letter == letter::kCount &&
        out_.tokens.back().end == at_) {
      return true;
    }
    auto next = at_ + bytes;
    if (next >= text_.size()) return false;
    if (!is_digit(text_[next])) {
      const auto link = vocabulary_.lexicon.longest(text_, next);
      if (link.bytes == 0 || vocabulary_.phrases[link.id].role != Role::copula) return false;
      next += link.bytes;
    }
    if (next >= text_.size() || !is_digit(text_[next])) return false;
    next += parse_digits(text_, next)->bytes;
    if (next >= text_.size()) return false;
    const auto unit = vocabulary_.unit_lexicon.longest(text_, next);
    return unit.bytes > 0 && vocabulary_.units[unit.id].kind == UnitKind::count;
  }

  /// Chinese numerals: figures before 元 and behind 百分之, otherwise numbers apart (一辆).
  bool spelled(Character character) {
    constexpr std::string_view kPercent = "百分之";
    if (text_.substr(at_, kPercent.size()) == kPercent) {
      const auto value = parse_numerals(text_, at_ + kPercent.size());
      if (!value) return false;
      const auto* unit = unit_of_kind(UnitKind::percent);
      if (unit == nullptr) return false;
      figure(*value, *unit, kPercent.size() + value->bytes, false);
      return true;
    }
    const auto value = parse_numerals(text_, at_);
    if (!value || at_ + value->bytes >= text_.size()) return false;
    const auto unit = vocabulary_.unit_lexicon.longest(text_, at_ + value->bytes);
    if (unit.bytes == 0) return false;
    const auto& known = vocabulary_.units[unit.id];
    const auto bytes = value->bytes + unit.bytes;
    if (known.kind == UnitKind::money && value->bytes > character.bytes) {
      figure(*value, known, bytes, false);
    } else if (known.kind == UnitKind::count) {
      apart(ApartKind::spelled, at_, bytes);
    } else {
      return false;
    }
    return true;
  }

  const Unit* unit_of_kind(UnitKind kind) const {
    const auto found = std::find_if(vocabulary_.units.begin(), vocabulary_.units.end(),
                                    [&](const Unit& unit) { return unit.kind == kind; });
    return found == vocabulary_.units.end() ? nullptr : &*found;
  }

  /// 「4.2024年三公经费」: a list number and a year, not 4.2024 of anything. The end of the digits
  /// of such a number, or 0.
  std::size_t list_number_before_year(std::size_t digits_at) const {
    constexpr std::string_view kYear = "年";
    auto end = digits_at;
    while (end < text_.size() && end < digits_at + 2 && is_digit(text_[end])) ++end;
    if (end == digits_at || end >= text_.size() || text_[end] != '.') return 0;
    for (std::size_t i = 1; i <= 4; ++i) {
      if (end + i >= text_.size() || !is_digit(text_[end + i])) return 0;
    }
    return text_.substr(end + 5).starts_with(kYear) ? end : 0;
  }

  void number(std::size_t digits_at, bool negative) {
    if (const auto end = list_number_before_year(digits_at); end > 0) {
      disclosure_.apart.push_back({span(at_, end), ApartKind::list_number});
      return push(letter::kListNumber, end + 1 - at_, 0);
    }
    const auto value = parse_digits(text_, digits_at);
    auto end = digits_at + value->bytes;
    if (value->plain && year(*value, digits_at, end)) return;
    if (const auto kind = no_figure(*value, digits_at, end)) {
      if (*kind == ApartKind::list_number) return list_number(end);
      apart(*kind, at_, end - at_);
      return;
    }
    if (end + 1 < text_.size() && text_[end] == ' ' && text_[end + 1] == '%') ++end;
    const auto unit =
        end < text_.size() ? vocabulary_.unit_lexicon.longest(text_, end) : Lexicon::Match{};
    if (unit.bytes == 0) {
      if (list_mark(text_, end) == 0 || !list_of(nullptr, *value, end, negative)) bare(end);
      return;
    }
    const auto& known = vocabulary_.units[unit.id];
    end += unit.bytes;
    if (known.kind == UnitKind::apart) {
      apart(known.text == "月" || known.text == "日" ? ApartKind::date : ApartKind::name, at_,
            end - at_);
    } else if (const auto limit = limit_at(end); limit > 0) {
      apart(ApartKind::limit, at_, end + limit - at_);
    } else if (is_short_money(known.text) && !ends_here(end)) {
      counted_in(known, *value, end, negative);
    } else if (known.kind != UnitKind::percent || list_mark(text_, end) == 0 ||
               !list_of(&known, *value, end, negative)) {
      figure(*value, known, end - at_, negative);
    }
  }

  /// 各减少「20.00」,20.00万元, 各下降「1.6%」,1.6%: a figure with the unit of its list, behind
  /// words that hand out values or tell by how much something changed. The comma is a 、 there.
  bool list_of(const Unit* own, const Number& value, std::size_t end, bool negative) {
    if (out_.tokens.empty()) return false;
    const auto before = out_.tokens.back();
    const bool alike =
        has_role(before.letter, Role::copula) && vocabulary_.phrases[before.index].alike;
    const bool hands_out = at_ == list_at_ || before.letter == letter::kEach ||
                           has_role(before.letter, Role::direction) || alike;
    if (!hands_out) return false;
    const auto* const unit = unit_of_list(text_, end, value.decimals, vocabulary_);
    if (unit == nullptr || (own != nullptr && own != unit)) return false;
    if (alike) out_.tokens.back().letter = letter::kEach;
    figure(value, *unit, end - at_, negative);
    push(letter::kEnum, list_mark(text_, at_), 0);
    list_at_ = at_;
    return true;
  }

  /// 「2018年」「2018年度」 is a period.
  bool year(const Number& value, std::size_t digits_at, std::size_t end) {
    constexpr std::string_view kYear = "年";
    const auto whole = value.value / kOne;
    if (end - digits_at != 4 || whole < 1949 || whole > 2100) return false;
    if (text_.substr(end, kYear.size()) != kYear) return false;
    end += kYear.size();
    const auto behind = text_.substr(end);
    // 2023年初 is where 2022 ended; 2023「年初预算」 is not.
    const bool opening = behind.starts_with("初") && !behind.starts_with("初预");
    if (behind.starts_with("度") || opening) end += 3;
    disclosure_.apart.push_back({span(at_, end), ApartKind::date});
    push(letter::kYear, end - at_, static_cast<std::uint32_t>(opening ? whole - 1 : whole));
    return true;
  }

  /// Codes 201(类), list numbers 1、 and (1), ordinals 第1, names 5G.
  std::optional<ApartKind> no_figure(const Number& value, std::size_t begin,
                                     std::size_t end) const {
    const auto behind = text_.substr(end, 5);
    if (value.plain && (behind == "(类)" || behind == "(款)" || behind == "(项)"))
      return ApartKind::code;
    if (begin >= 3 && text_.substr(begin - 3, 3) == "第") return ApartKind::ordinal;
    if (begin > 0 && is_letter(text_[begin - 1])) return ApartKind::name;
    if (end < text_.size() && is_letter(text_[end])) return ApartKind::name;
    if (value.plain && end - begin <= 2) {
      const bool enclosed = begin > 0 && text_[begin - 1] == '(' && behind.substr(0, 1) == ")";
      const bool listed = behind.substr(0, 3) == "、" || behind.substr(0, 1) == "." ||
                          (behind.substr(0, 1) == ")" && begin == 0);
      const bool first = out_.tokens.empty() || !is_word(out_.tokens.back().letter);
      if (enclosed || (listed && first)) return ApartKind::list_number;
    }
    return std::nullopt;
  }

  /// The number with the mark behind it: 「1、」「2.」「(3)」 (the bracket before it is a token
  /// already).
  void list_number(std::size_t end) {
    disclosure_.apart.push_back({span(at_, end), ApartKind::list_number});
    const auto mark = text_.substr(end, 3) == "、" ? std::size_t{3} : std::size_t{1};
    if (!out_.tokens.empty() && out_.tokens.back().letter == letter::kOpen) out_.tokens.pop_back();
    push(letter::kListNumber, std::min(end + mark, text_.size()) - at_, 0);
  }

  static bool is_word(char token_letter) {
    return token_letter != letter::kStop && token_letter != letter::kSemicolon &&
           token_letter != letter::kColon && token_letter != letter::kClose;
  }

  std::size_t limit_at(std::size_t at) const {
    return at < text_.size() ? vocabulary_.limit_lexicon.longest(text_, at).bytes : 0;
  }

  static bool is_short_money(std::string_view unit) { return unit == "万" || unit == "亿"; }

  bool ends_here(std::size_t at) const {
    return at >= text_.size() || punctuation(character_at(text_, at).code) != 0;
  }

  /// 「3万平方米」: 万 belongs to the number, not to money.
  void counted_in(const Unit& factor, Number value, std::size_t end, bool negative) {
    const auto unit = vocabulary_.unit_lexicon.longest(text_, end);
    if (unit.bytes == 0 || vocabulary_.units[unit.id].kind != UnitKind::count) {
      bare(end);
      return;
    }
    const auto times = factor.scale / kOne;
    value.too_large = value.too_large || value.value > (Micro{1} << 100) / times;
    if (!value.too_large) value.value *= times;
    for (auto left = times; left > 1; left /= 10) --value.decimals;
    figure(value, vocabulary_.units[unit.id], end + unit.bytes - at_, negative);
  }

  void bare(std::size_t end) {
    disclosure_.apart.push_back({span(at_, end), ApartKind::bare});
    push(letter::kBare, end - at_, static_cast<std::uint32_t>(disclosure_.apart.size() - 1));
  }

  void apart(ApartKind kind, std::size_t begin, std::size_t bytes) {
    disclosure_.apart.push_back({span(begin, begin + bytes), kind});
    push(letter::kApart, bytes, static_cast<std::uint32_t>(disclosure_.apart.size() - 1));
  }

  void figure(const Number& number, const Unit& unit, std::size_t bytes, bool negative) {
    const auto index = static_cast<std::uint32_t>(disclosure_.figures.size());
    set_figure(disclosure_.figures.emplace_back(), number, negative, unit, span(at_, at_ + bytes));
    if (unit.kind == UnitKind::money) tell_completed(at_ + bytes);
    push(unit_letter(unit), bytes, index);
  }

  /// 收入「完成」1000万元 says what the revenue is; 「完成」1000万元的95% how much of it was.
  void tell_completed(std::size_t end) {
    if (out_.tokens.empty() || !has_role(out_.tokens.back().letter, Role::completion)) return;
    const auto next = vocabulary_.lexicon.longest(text_, end);
    const bool of_it = next.bytes > 0 && vocabulary_.phrases[next.id].role == Role::particle;
    if (!of_it) out_.tokens.back().letter = static_cast<char>(Role::copula);
  }

  void push(char token_letter, std::size_t bytes, std::uint32_t index) {
    const auto begin = static_cast<std::uint32_t>(at_);
    at_ += bytes;
    out_.tokens.push_back({token_letter, begin, static_cast<std::uint32_t>(at_), index});
  }

  void unknown(std::size_t bytes) {
    if (!out_.tokens.empty() && out_.tokens.back().letter == letter::kUnknown &&
        out_.tokens.back().end == at_) {
      at_ += bytes;
      out_.tokens.back().end = static_cast<std::uint32_t>(at_);
      return;
    }
    push(letter::kUnknown, bytes, 0);
  }

  Span span(std::size_t begin, std::size_t end) const {
    return {block_, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  }

  Disclosure& disclosure_;
  const Vocabulary& vocabulary_;
  const OfficeWords& office_;
  std::uint32_t block_;
  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t list_at_ = std::string_view::npos;  ///< where the next number of a list begins
  TokenizedBlock out_;
};

}  // namespace

OfficeWords::OfficeWords(const std::vector<std::string>& names, const Vocabulary& vocabulary)
    : token_starts(vocabulary.token_starts) {
  std::vector<Lexicon::Word> words;
  for (const auto& name : names) {
    token_starts.add_word(name);
    words.push_back({name, 0});
  }
  lexicon = Lexicon(std::move(words));
}

TokenizedBlock tokenize(std::uint32_t block, Disclosure& disclosure, const OfficeWords& office,
                        TokenizedBlock room) {
  const auto first = disclosure.figures.size();
  auto out = Tokenizer(block, disclosure, office, std::move(room)).run();
  set_prevailing(disclosure.figures, first);
  return out;
}

}  // namespace gouji
