#include "facts/title.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace gouji {
namespace {

/// The folded text of the title lines; of the first line where there are none.
std::string title_text(const Document& document) {
  std::string out;
  for (const auto& block : document.blocks) {
    if (block.kind != BlockKind::title) break;
    out += block.folded.text();
  }
  if (out.empty() && !document.blocks.empty()) out = document.blocks.front().folded.text();
  constexpr std::size_t kLongest = 600;
  return out.size() > kLongest ? std::string() : out;
}

struct YearInText {
  int year;
  std::size_t end;  ///< behind 年 or 年度
};

std::optional<YearInText> find_year(std::string_view text) {
  for (std::size_t at = text.find("年"); at != std::string_view::npos;
       at = text.find("年", at + 3)) {
    if (at < 4) continue;
    const auto digits = text.substr(at - 4, 4);
    if (!std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; }))
      continue;
    int year = 0;
    for (const char c : digits) year = year * 10 + (c - '0');
    if (year < 1949 || year > 2100) continue;
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
  if (is_subject(behind, vocabulary)) behind.clear();
  const auto digits = title.rfind("年", year.end - 1) - 4;
  return bare_name(behind.empty() ? title.substr(0, digits) : behind, vocabulary);
}

}  // namespace

void read_title(Disclosure& disclosure) {
  if (const auto& about = disclosure.document.submission) {  // it says so itself
    disclosure.kind = about->kind;
    disclosure.year = about->year;
    disclosure.unit = fold(about->entity);
    return;
  }
  const auto title = title_text(disclosure.document);
  const auto& vocabulary = *disclosure.vocabulary;
  // A sentence that stands first is no title: 三公经费30万元，比「预算」增加1万元。
  const bool is_sentence = title.ends_with("。") || title.ends_with(";");
  std::size_t kind_at = std::string::npos;
  for (const auto& kind : vocabulary.kinds) {
    for (const auto& word : kind.words) {
      if (const auto at = find_word(title, word, vocabulary); !is_sentence && at < kind_at) {
        kind_at = at;
        disclosure.kind = kind.kind;
      }
    }
  }
  const auto year = find_year(title);
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
