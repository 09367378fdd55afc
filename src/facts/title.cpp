#include "facts/title.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "facts/periods.hpp"

namespace gouji {
namespace {

struct YearInText {
  int year;
  std::size_t end;  ///< behind 年 or 年度
};

std::size_t digits_at(std::string_view text, std::size_t at) {
  auto end = at;
  while (end < text.size() && is_digit(text[end])) ++end;
  return end - at;
}

/// Behind 2020年: 「9月1日」, of a day when something was published.
bool is_day(std::string_view text) {
  constexpr std::string_view kMonth = "月";
  const auto month = digits_at(text, 0);
  if (month == 0 || !text.substr(month).starts_with(kMonth)) return false;
  const auto day = digits_at(text, month + kMonth.size());
  return day > 0 && text.substr(month + kMonth.size() + day).starts_with("日");
}

std::optional<YearInText> find_year(std::string_view text) {
  for (std::size_t at = text.find("年"); at != std::string_view::npos;
       at = text.find("年", at + 3)) {
    if (at < 4) continue;
    const auto digits = text.substr(at - 4, 4);
    if (!std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; }))
      continue;
    int year = 0;
    for (const char c : digits) year = year * 10 + (c - '0');
    if (year < 1949 || year > 2100 || is_day(text.substr(at + 3))) continue;
    const auto end = at + 3;
    return YearInText{year, text.substr(end, 3) == "度" ? end + 3 : end};
  }
  return std::nullopt;
}

/// A title without a year may be followed by its introduction: …“三公”经费决算2014年情况如下：
std::optional<int> year_of_introduction(const Document& document, std::size_t titles) {
  if (titles >= document.blocks.size()) return std::nullopt;
  const std::string_view text = document.blocks[titles].folded.text();
  constexpr std::size_t kLongest = 200;
  if (!text.ends_with(':') || text.size() > kLongest) return std::nullopt;
  const auto year = find_year(text);
  if (!year || find_year(text.substr(year->end))) return std::nullopt;
  return year->year;
}

/// Where a word stands that is no part of a fund's name: 一般公共「预算」 is none.
std::size_t find_word(std::string_view title, std::string_view word, const Vocabulary& vocabulary) {
  const auto names_fund = [&](const Phrase& phrase) {
    return std::any_of(phrase.gives.begin(), phrase.gives.end(),
                       [](const auto& g) { return g.first == Dimension::fund; });
  };
  for (std::size_t at = 0; at < title.size();) {
    if (title.substr(at).starts_with(word)) return at;
    const auto match = vocabulary.lexicon.longest(title, at);
    const bool skips = match.bytes > 0 && names_fund(vocabulary.phrases[match.id]);
    at += skips ? match.bytes : character_at(title, at).bytes;
  }
  return std::string::npos;
}

/// What a title says of its kind: where its word stands, and which it is.
std::pair<std::size_t, std::string_view> find_kind(std::string_view title,
                                                   const Vocabulary& vocabulary) {
  std::pair<std::size_t, std::string_view> out{std::string::npos, {}};
  for (const auto& kind : vocabulary.kinds) {
    for (const auto& word : kind.words) {
      if (const auto at = find_word(title, word, vocabulary); at < out.first) out = {at, kind.kind};
    }
  }
  return out;
}

/// Where the words of what a title is about begin: 2018年某市「“三公”经费」决算.
std::size_t find_subject(std::string_view title, const Vocabulary& vocabulary) {
  for (std::size_t at = 0; at < title.size();) {
    const auto match = vocabulary.lexicon.longest(title, at);
    if (match.bytes > 0 && vocabulary.phrases[match.id].role == Role::subject) return at;
    at += character_at(title, at).bytes;
  }
  return title.size();
}

/// Nothing but what a title is about: 石桥镇2023年度「“三公”经费」决算公开.
bool is_subject(std::string_view words, const Vocabulary& vocabulary) {
  for (std::size_t at = 0; at < words.size();) {
    const auto match = vocabulary.lexicon.longest(words, at);
    if (match.bytes == 0 || vocabulary.phrases[match.id].role != Role::subject) return false;
    at += match.bytes;
  }
  return true;
}

/// 「关于」某县水务局「的」: words around a name that are none of it.
std::string bare_name(std::string name, const Vocabulary& vocabulary) {
  for (const auto& word : vocabulary.heading_tails) {
    if (name.starts_with(word)) name.erase(0, word.size());
    if (name.ends_with(word)) name.resize(name.size() - word.size());
  }
  return name;
}

/// 云岭区2022年「区本级」决算: whose money, and no name.
bool is_scope(std::string_view words, const Vocabulary& vocabulary) {
  const auto& scopes = vocabulary.scopes;
  return count_characters(words) == 1 ||
         std::find(scopes.begin(), scopes.end(), words) != scopes.end();
}

/// The name of the office stands behind the year, or before it: ‹office›2018年度部门决算.
std::string office_in(const std::string& title, const YearInText& year,
                      const Vocabulary& vocabulary) {
  auto end = title.size();
  std::string_view ending;
  for (const auto& word : vocabulary.title_ends) {
    const auto at = find_word(title, word, vocabulary);
    if (at > end || (at == end && word.size() < ending.size()) || at == std::string::npos) continue;
    end = at;
    ending = word;
  }
  if (end == title.size()) return {};
  auto behind = year.end < end ? title.substr(year.end, end - year.end) : std::string();
  // Before 部门决算 all is a name; before a bare 决算 may stand what the account is of.
  constexpr std::size_t kBare = 6;
  if (ending.size() <= kBare) behind.resize(find_subject(behind, vocabulary));
  if (is_subject(behind, vocabulary) || is_scope(behind, vocabulary)) behind.clear();
  const auto digits = title.rfind("年", year.end - 1) - 4;
  return bare_name(behind.empty() ? title.substr(0, digits) : behind, vocabulary);
}

/// 云岭县「水利局」, by the words for an office of itself: 本局.
bool is_office(std::string_view name, const Vocabulary& vocabulary) {
  constexpr std::string_view kOwn = "本";
  const auto& places = vocabulary.level_qualifiers;
  return std::any_of(vocabulary.phrases.begin(), vocabulary.phrases.end(),
                     [&](const Phrase& phrase) {
                       if (phrase.role != Role::entity || !phrase.text.starts_with(kOwn))
                         return false;
                       const auto kind = phrase.text.substr(kOwn.size());
                       return name.ends_with(kind) &&
                              std::find(places.begin(), places.end(), kind) == places.end();
                     });
}

/// 云岭县2022年财政决算, 云岭市2023年决算
bool is_of_government(std::string_view title, std::string_view office,
                      const Vocabulary& vocabulary) {
  if (!word_in(title, vocabulary.department_titles).empty() || is_office(office, vocabulary))
    return false;
  const auto& places = vocabulary.government_names;
  return !word_in(title, vocabulary.government_titles).empty() ||
         std::any_of(places.begin(), places.end(),
                     [&](const std::string& place) { return office.ends_with(place); });
}

bool has_letters(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const auto next = character_at(text, at);
    if (next.code >= U'一' && next.code <= U'鿿') return true;
    at += next.bytes;
  }
  return false;
}

bool has_day(std::string_view line) {
  constexpr std::string_view kYear = "年";
  for (auto at = line.find(kYear); at != std::string_view::npos; at = line.find(kYear, at + 1))
    if (is_day(line.substr(at + kYear.size()))) return true;
  return false;
}

/// Without 「附件1：」 before it.
std::string_view without_annex(std::string_view line, const Vocabulary& vocabulary) {
  for (const auto& word : vocabulary.annexes) {
    if (!line.starts_with(word)) continue;
    line.remove_prefix(word.size());
    line.remove_prefix(std::min(line.find_first_not_of("0123456789 :.-"), line.size()));
    break;
  }
  return line;
}

/// The folded text of the title lines; of the first line where there are none. What a page of a
/// web site has above the title is none of it; a line that says all by itself is all.
std::string title_text(const Document& document, const Vocabulary& vocabulary) {
  constexpr std::size_t kLongest = 600;
  std::string all;
  std::string said;
  for (const auto& block : document.blocks) {
    if (block.kind != BlockKind::title && !(all.empty() && &block == &document.blocks.front()))
      break;
    const std::string_view text = block.folded.text();
    all += text;
    if (all.size() > kLongest) return {};
    const auto line = without_annex(text, vocabulary);
    const auto year = find_year(line);
    const bool of_kind = find_kind(line, vocabulary).first != std::string::npos;
    if (year && of_kind && !office_in(std::string(line), *year, vocabulary).empty())
      return std::string(line);
    const bool above = !word_in(line, vocabulary.page_heads).empty() || !has_letters(line) ||
                       (has_day(line) && !of_kind);
    if (!above || (year && of_kind)) said += line;
  }
  return said.empty() ? all : said;
}

}  // namespace

void read_title(Disclosure& disclosure) {
  if (const auto& about = disclosure.document.submission) {  // it says so itself
    disclosure.kind = about->kind;
    disclosure.year = about->year;
    disclosure.unit = fold(about->entity);
    return;
  }
  const auto& vocabulary = *disclosure.vocabulary;
  const auto title = title_text(disclosure.document, vocabulary);
  // A sentence that stands first is no title: 三公经费30万元，比「预算」增加1万元。
  const bool is_sentence = title.ends_with("。") || title.ends_with(";");
  const auto kind = find_kind(title, vocabulary);
  if (!is_sentence && kind.first != std::string::npos) disclosure.kind = kind.second;
  const auto year = find_year(title);
  if (!is_sentence) disclosure.of_government = is_of_government(title, {}, vocabulary);
  if (!year && !is_sentence) {
    const auto& blocks = disclosure.document.blocks;
    const auto is_title = [](const Block& block) { return block.kind == BlockKind::title; };
    const auto first = std::find_if_not(blocks.begin(), blocks.end(), is_title);
    const auto titles = static_cast<std::size_t>(first - blocks.begin());
    disclosure.year = year_of_introduction(disclosure.document, std::max<std::size_t>(titles, 1));
  }
  if (!year) return;
  disclosure.year = year->year;
  disclosure.unit = office_in(title, *year, vocabulary);
  if (!is_sentence) disclosure.of_government = is_of_government(title, disclosure.unit, vocabulary);
}

Symbol version_of_kind(std::string_view words, const Disclosure& disclosure) {
  const auto& vocabulary = *disclosure.vocabulary;
  const auto kind = find_kind(words, vocabulary);
  // 年初预算、预算调整、决算情况: of several
  if (kind.first == std::string::npos) return kNone;
  const auto behind = character_at(words, kind.first).bytes;
  const auto other = find_kind(words.substr(kind.first + behind), vocabulary);
  if (other.first != std::string::npos && other.first > behind) return kNone;
  for (const auto& known : vocabulary.kinds)
    if (kind.first != std::string::npos && known.kind == kind.second) return known.version;
  return kNone;
}

std::vector<std::string> office_names(const Disclosure& disclosure) {
  constexpr std::size_t kShortest = 6;
  std::vector<std::string> out;
  std::string_view name = disclosure.unit;
  if (const auto size = count_characters(name); size > 1 && size < kShortest)
    out.emplace_back(name);
  for (auto left = count_characters(name); left >= kShortest; --left) {
    out.emplace_back(name);
    name.remove_prefix(character_at(name, 0).bytes);
  }
  return out;
}

}  // namespace gouji
