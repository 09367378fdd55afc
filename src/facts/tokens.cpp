#include "facts/tokens.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "facts/figures.hpp"
#include "facts/letters.hpp"
#include "facts/no_figure.hpp"
#include "facts/number.hpp"
#include "facts/number_list.hpp"

namespace gouji {
namespace {

class Tokenizer {
 public:
  Tokenizer(std::uint32_t block, Disclosure& disclosure, const OfficeWords& office,
            TokenizedBlock room)
      : disclosure_(disclosure),
        vocabulary_(*disclosure.vocabulary),
        office_(office),
        block_(block),
        out_(std::move(room)),
        roomy_(disclosure.document.blocks[block].folded.text(), out_.room),
        text_(roomy_.view()) {}

  TokenizedBlock run() {
    out_.tokens.clear();
    out_.ends.clear();
    while (at_ < text_.size()) step();
    out_.letters.resize(out_.tokens.size());
    std::transform(out_.tokens.begin(), out_.tokens.end(), out_.letters.begin(),
                   [](const Token& token) { return token.letter; });
    return std::move(out_);
  }

 private:
  bool is_digit_at(std::size_t at) const { return at < text_.size() && is_digit(text_[at]); }

  void step() {
    const char c = text_[at_];
    if (static_cast<unsigned char>(c) >= 0x80 || !takes_ascii(c)) words();
  }

  /// Marks, blanks and numbers; false where it is none of these.
  bool takes_ascii(char c) {
    if (const char mark_letter = ascii_mark(c); mark_letter != 0) {
      mark(mark_letter, 1);
    } else if (is_digit(c)) {
      number(at_, false);
    } else if (c == ' ') {
      ++at_;
    } else if (c == '-' && is_digit_at(at_ + 1) && may_be_signed()) {
      number(at_ + 1, true);
    } else {
      return false;
    }
    return true;
  }

  /// Unknown text up to where something begins, and that.
  void words() {
    const auto begin = at_;
    auto pair = raw_pair_of(bytes_at(roomy_, at_));
    while (!office_.token_starts.may_begin(pair.first.key, pair.second.key)) {
      at_ += pair.first.bytes;
      if (at_ >= text_.size()) return unknown_since(begin);
      pair = {pair.second, raw_character_at(roomy_, at_ + pair.second.bytes)};
    }
    if (at_ > begin) {
      unknown_since(begin);
      if (pair.first.bytes == 1) return;  // ASCII may be other than a word
    }
    constexpr std::uint32_t kMinus = 0x9FB4E8;  // 负
    if (const char mark_letter = wide_mark(pair.first.key); mark_letter != 0) {
      mark(mark_letter, pair.first.bytes);
    } else if (pair.first.key == kMinus && is_digit_at(at_ + pair.first.bytes)) {
      number(at_ + pair.first.bytes, true);
    } else {
      word(pair.first.bytes);
    }
  }

  /// A minus sign is one only where nothing stands before it that it could join (2017-2018, A-1).
  bool may_be_signed() const {
    if (at_ == 0) return true;
    const char before = text_[at_ - 1];
    return !is_digit(before) && !is_letter(before) && before != '-';
  }

  void mark(char mark_letter, std::size_t bytes) {
    const auto found = vocabulary_.lexicon.longest(roomy_, at_);  // (类) begins with a mark
    if (found.bytes > 0) return phrase(found, bytes);
    if (mark_letter == letter::kSemicolon || mark_letter == letter::kStop)
      out_.ends.push_back(static_cast<std::uint32_t>(out_.tokens.size()));
    push(mark_letter, bytes, 0);
  }

  void word(std::size_t character_bytes) {
    const auto found = vocabulary_.lexicon.longest(roomy_, at_);
    if (found.bytes > 0) return phrase(found, character_bytes);
    if (const auto entity = office_.lexicon.longest(roomy_, at_); entity.bytes > 0) {
      push(static_cast<char>(Role::entity), entity.bytes, 0);
    } else if (!is_numeral(character_at(text_, at_).code) || !spelled(character_bytes)) {
      unknown(character_bytes);
    }
  }

  void phrase(Lexicon::Match found, std::size_t character_bytes) {
    const auto known = vocabulary_.phrase_tokens[found.id];
    const auto entity = office_.lexicon.longest(roomy_, at_);
    if (entity.bytes > found.bytes) {
      push(static_cast<char>(Role::entity), entity.bytes, 0);
    } else if (known.counted && entity.bytes == 0 && !is_beside_count(found.bytes)) {
      unknown(character_bytes);
    } else if (known.placed && !stands_where_it_may(vocabulary_.phrases[found.id], out_.tokens)) {
      unknown(character_bytes);
    } else {
      if (is_subject(known.letter)) tell_conjunction();
      push(known.letter, found.bytes, found.id);
    }
  }

  static bool is_subject(char token_letter) {
    static constexpr LetterSet kSubject("SvyY");
    return kSubject.has(token_letter);
  }

  /// 「及」 that stands alone between two subjects, of which the latter is here, is a 、.
  void tell_conjunction() {
    if (out_.tokens.size() < 2) return;
    auto& link = out_.tokens.back();
    const auto& before = out_.tokens[out_.tokens.size() - 2];
    if (link.letter != letter::kUnknown || !is_subject(before.letter)) return;
    const auto& known = vocabulary_.conjunctions;
    const auto word = text_.substr(link.begin, link.end - link.begin);
    if (std::find(known.begin(), known.end(), word) != known.end()) link.letter = letter::kEnum;
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
      const auto link = vocabulary_.lexicon.longest(roomy_, next);
      if (link.bytes == 0 || vocabulary_.phrases[link.id].role != Role::copula) return false;
      next += link.bytes;
    }
    if (next >= text_.size() || !is_digit(text_[next])) return false;
    next += parse_digits(text_, next)->bytes;
    if (next >= text_.size()) return false;
    const auto unit = vocabulary_.unit_lexicon.longest(roomy_, next);
    return unit.bytes > 0 && vocabulary_.units[unit.id].kind == UnitKind::count;
  }

  /// Chinese numerals: figures before 元 and behind 百分之, otherwise numbers apart (一辆).
  bool spelled(std::size_t character_bytes) {
    constexpr std::string_view kPercent = "百分之";
    if (text_.substr(at_).starts_with(kPercent)) {
      const auto value = parse_numerals(text_, at_ + kPercent.size());
      if (!value) return false;
      const auto* unit = unit_of_kind(UnitKind::percent);
      if (unit == nullptr) return false;
      figure(*value, *unit, kPercent.size() + value->bytes, false);
      return true;
    }
    const auto value = parse_numerals(text_, at_);
    if (!value || at_ + value->bytes >= text_.size()) return false;
    const auto unit = vocabulary_.unit_lexicon.longest(roomy_, at_ + value->bytes);
    if (unit.bytes == 0) return false;
    const auto& known = vocabulary_.units[unit.id];
    const auto bytes = value->bytes + unit.bytes;
    if (known.kind == UnitKind::money && value->bytes > character_bytes) {
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

  /// Digits that are a year, alone or behind the number of a list.
  bool year(const Number& value, std::size_t digits_at, std::size_t end) {
    if (value.plain) {
      const auto named = year_at(text_, value, end);
      if (!named) return false;
      disclosure_.apart.push_back({span(at_, named->end), ApartKind::date});
      tell_conjunction();
      push(letter::kYear, named->end - at_, named->year);
      return true;
    }
    const auto point = value.decimals == static_cast<int>(kYearDigits)
                           ? list_number_before_year(text_, digits_at, end)
                           : 0;
    if (point == 0) return false;
    disclosure_.apart.push_back({span(at_, point), ApartKind::list_number});
    push(letter::kListNumber, point + 1 - at_, 0);
    return true;
  }

  void number(std::size_t digits_at, bool negative) {
    const auto value = parse_digits(text_, digits_at);
    auto end = digits_at + value->bytes;
    const bool may_be_year =
        value->decimals == static_cast<int>(kYearDigits) || end - digits_at == kYearDigits;
    if (may_be_year && year(*value, digits_at, end)) return;
    const bool first = out_.tokens.empty() || !is_word(out_.tokens.back().letter);
    if (const auto kind = no_figure(text_, *value, digits_at, end, first)) {
      if (*kind == ApartKind::list_number) return list_number(end);
      return apart(*kind, at_, end - at_);
    }
    if (end + 1 < text_.size() && text_[end] == ' ' && text_[end + 1] == '%') ++end;
    const auto unit = vocabulary_.unit_lexicon.longest(roomy_, end);
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

  /// The number with the mark behind it: 「1、」「2.」「(3)」 (the bracket before it is a token
  /// already).
  void list_number(std::size_t end) {
    disclosure_.apart.push_back({span(at_, end), ApartKind::list_number});
    const auto mark = stands_at(text_, end, "、") ? std::size_t{3} : std::size_t{1};
    if (!out_.tokens.empty() && out_.tokens.back().letter == letter::kOpen) out_.tokens.pop_back();
    push(letter::kListNumber, std::min(end + mark, text_.size()) - at_, 0);
  }

  static bool is_word(char token_letter) {
    return token_letter != letter::kStop && token_letter != letter::kSemicolon &&
           token_letter != letter::kColon && token_letter != letter::kClose;
  }

  std::size_t limit_at(std::size_t at) const {
    return vocabulary_.limit_lexicon.longest(roomy_, at).bytes;
  }

  static bool is_short_money(std::string_view unit) { return unit == "万" || unit == "亿"; }

  bool ends_here(std::size_t at) const {
    return at >= text_.size() || punctuation(character_at(text_, at).code) != 0;
  }

  /// 「3万平方米」: 万 belongs to the number, not to money.
  void counted_in(const Unit& factor, Number value, std::size_t end, bool negative) {
    const auto unit = vocabulary_.unit_lexicon.longest(roomy_, end);
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
    const auto next = vocabulary_.lexicon.longest(roomy_, end);
    const bool of_it = next.bytes > 0 && vocabulary_.phrases[next.id].role == Role::particle;
    if (!of_it) out_.tokens.back().letter = static_cast<char>(Role::copula);
  }

  void push(char token_letter, std::size_t bytes, std::uint32_t index) {
    const auto begin = static_cast<std::uint32_t>(at_);
    at_ += bytes;
    out_.tokens.push_back({token_letter, begin, static_cast<std::uint32_t>(at_), index});
  }

  void unknown(std::size_t bytes) {
    const auto begin = at_;
    at_ += bytes;
    unknown_since(begin);
  }

  void unknown_since(std::size_t begin) {
    if (!out_.tokens.empty() && out_.tokens.back().letter == letter::kUnknown &&
        out_.tokens.back().end == begin) {
      out_.tokens.back().end = static_cast<std::uint32_t>(at_);
      return;
    }
    out_.tokens.push_back(
        {letter::kUnknown, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at_), 0});
  }

  Span span(std::size_t begin, std::size_t end) const {
    return {block_, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  }

  Disclosure& disclosure_;
  const Vocabulary& vocabulary_;
  const OfficeWords& office_;
  std::uint32_t block_;
  std::size_t at_ = 0;
  std::size_t list_at_ = std::string_view::npos;  ///< where the next number of a list begins
  TokenizedBlock out_;
  RoomyText roomy_;
  std::string_view text_;  ///< the same
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
