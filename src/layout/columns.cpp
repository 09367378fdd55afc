#include "layout/columns.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "document/document.hpp"

namespace gouji {
namespace {

/// 12.50 or 1,234 somewhere in a text: an amount, and no year or code.
bool has_amount(std::string_view folded) {
  for (std::size_t i = 1; i + 1 < folded.size(); ++i) {
    if ((folded[i] == '.' || folded[i] == ',') && is_digit(folded[i - 1]) &&
        is_digit(folded[i + 1])) {
      return true;
    }
  }
  return false;
}

bool is_number_text(std::string_view text) {
  if (text.starts_with('-')) text.remove_prefix(1);
  if (text.ends_with('%')) text.remove_suffix(1);
  const auto point = text.find('.');
  const auto whole = text.substr(0, point);
  const auto part = point == std::string_view::npos ? std::string_view() : text.substr(point + 1);
  const auto is_whole = [](char c) { return is_digit(c) || c == ','; };
  return !whole.empty() && is_digit(whole.front()) && is_digit(whole.back()) &&
         std::all_of(whole.begin(), whole.end(), is_whole) &&
         (point == std::string_view::npos || !part.empty()) &&
         std::all_of(part.begin(), part.end(), is_digit);
}

/// A number that grew together with its neighbour: nobody can tell where one column ends.
bool is_torn(const TextRun& run) {
  const auto text = fold(run.text);
  return has_amount(text) && !is_number_text(text);
}

bool overlaps(const Box& box, const Band& band) {
  return box.left < band.right && band.left < box.right;
}

/// What a band holds of one line.
struct Held {
  std::size_t numbers = 0;
  std::size_t texts = 0;
};

/// One row has one number in a column, or text, and not both.
bool keeps_to(const std::vector<TextRun>& runs, const std::vector<Band>& bands) {
  std::vector<Held> held(bands.size());
  for (const auto& run : runs) {
    const auto under = bands_under(run.box, bands);
    if (!under || under->first != under->last) return false;
    auto& here = held[under->first];
    ++(is_number(run) ? here.numbers : here.texts);
    if (here.numbers > 1 || (here.numbers == 1 && here.texts > 0)) return false;
  }
  return true;
}

/// The bands with the room of a run added; those that it joins become one.
void widen(std::vector<Band>& bands, const TextRun& run) {
  Band made{run.box.left, run.box.right, is_number(run) && has_amount(fold(run.text))};
  std::erase_if(bands, [&](const Band& band) {
    if (!overlaps(run.box, band)) return false;
    made.left = std::min(made.left, band.left);
    made.right = std::max(made.right, band.right);
    made.amounts = made.amounts || band.amounts;
    return true;
  });
  bands.push_back(made);
  std::sort(bands.begin(), bands.end(),
            [](const Band& a, const Band& b) { return a.left < b.left; });
}

/// The column of labels that an indented label may belong to: it stands right of their text.
std::optional<std::size_t> label_before(const TextRun& run, const std::vector<Band>& bands) {
  std::size_t right = 0;
  while (right < bands.size() && bands[right].left < run.box.right) ++right;
  if (right == 0 || bands[right - 1].amounts) return std::nullopt;
  return right - 1;
}

/// A line with fewer runs than most: each stands in one column, or is an indented label, or a label
/// over several columns (合计 over code and name), or a number of a column that others leave empty.
bool joins(const std::vector<TextRun>& runs, std::vector<Band>& bands) {
  auto made = bands;
  std::size_t free = 0;  // the first band that no run of this line has taken
  for (const auto& run : runs) {
    auto under = bands_under(run.box, bands);
    auto widened = run;
    if (!under) {
      const auto left = label_before(run, bands);
      if (is_number(run) || !left || *left < free) {
        widen(made, run);
        continue;
      }
      under = Range{*left, *left};
      widened.box.left = bands[*left].left;
    }
    if (under->first < free) return false;
    free = under->last + 1;
    if (is_number(run) && under->first != under->last) return false;
    if (under->first != under->last || (bands[under->first].amounts && !is_number(run))) continue;
    const auto before = made.size();
    widen(made, widened);
    if (made.size() < before) return false;
  }
  bands = std::move(made);
  return true;
}

class BodyFinder {
 public:
  BodyFinder(const std::vector<const TextLine*>& lines, const std::vector<Band>& known)
      : known_(known) {
    for (const auto* line : lines) runs_.push_back(row_runs(*line));
  }

  Body run() {
    auto count = runs_.size();
    while (count > 0) {
      const auto fits = fitting(count);
      if (fits == count) break;
      count = fits;
    }
    return {count, bands_};
  }

 private:
  /// How many of the first lines fit together; `count` if all.
  std::size_t fitting(std::size_t count) {
    std::size_t most = 0;
    for (std::size_t i = 0; i < count; ++i) {
      if (std::any_of(runs_[i].begin(), runs_[i].end(), is_torn)) return i;
      if (std::any_of(runs_[i].begin(), runs_[i].end(), is_number)) {
        most = std::max(most, runs_[i].size());
      }
    }
    bands_ = known_;
    if (!known_.empty()) {
      for (std::size_t i = 0; i < count; ++i) {
        if (!joins(runs_[i], bands_) || bands_.size() != known_.size()) return i;
      }
      return count;
    }
    for (std::size_t i = 0; i < count; ++i) {
      if (runs_[i].size() < most) continue;
      for (const auto& run : runs_[i]) widen(bands_, run);
      for (std::size_t k = 0; k <= i; ++k) {
        if (runs_[k].size() >= most && !keeps_to(runs_[k], bands_)) return i;
      }
    }
    // The more columns a line has, the more it tells about them.
    for (auto size = most; size-- > 1;) {
      for (std::size_t i = 0; i < count; ++i) {
        if (runs_[i].size() != size) continue;
        if (!joins(runs_[i], bands_) || bands_.size() > kMostColumns) return i;
      }
    }
    join_labels(count);
    return count;
  }

  /// 合计 in the middle of a wide column of labels looks like a column beside it: two columns of
  /// text of which no line has both are one.
  void join_labels(std::size_t count) {
    for (std::size_t band = 0; band + 1 < bands_.size();) {
      bool apart = !bands_[band].amounts && !bands_[band + 1].amounts;
      for (std::size_t i = 0; i < count && apart; ++i) apart = !has_both(runs_[i], band);
      if (!apart) {
        ++band;
        continue;
      }
      bands_[band].right = bands_[band + 1].right;
      bands_.erase(bands_.begin() + static_cast<std::ptrdiff_t>(band) + 1);
    }
  }

  /// Text in a band and in the next, or a number in one of them.
  bool has_both(const std::vector<TextRun>& runs, std::size_t band) const {
    bool left = false;
    bool right = false;
    for (const auto& run : runs) {
      const bool in_left = overlaps(run.box, bands_[band]);
      const bool in_right = overlaps(run.box, bands_[band + 1]);
      if ((in_left || in_right) && is_number(run)) return true;
      left = left || in_left;
      right = right || in_right;
    }
    return left && right;
  }

  const std::vector<Band>& known_;
  std::vector<std::vector<TextRun>> runs_;
  std::vector<Band> bands_;
};

/// How far the values lie apart.
std::int32_t spread(const std::vector<std::int32_t>& values) {
  const auto [least, most] = std::minmax_element(values.begin(), values.end());
  return *most - *least;
}

}  // namespace

bool is_number(const TextRun& run) { return is_number_text(fold(run.text)); }

std::vector<TextRun> all_runs(const TextLine& line) {
  if (!line.runs.empty()) return line.runs;
  return {{line.box, line.text}};
}

std::vector<TextRun> row_runs(const TextLine& line) {
  std::vector<TextRun> out;
  const auto is_letter = [](const TextRun& run) {
    return count_characters(run.text) == 1 && !is_number(run);
  };
  bool letters = false;  // the last one is made of single letters
  for (auto& run : all_runs(line)) {
    if (is_letter(run) && letters) {
      out.back().box.right = run.box.right;
      out.back().text += run.text;
      continue;
    }
    letters = is_letter(run);
    out.push_back(std::move(run));
  }
  return out;
}

bool has_number(const TextLine& line) {
  const auto runs = all_runs(line);
  return std::any_of(runs.begin(), runs.end(), is_number);
}

std::optional<Range> bands_under(const Box& box, const std::vector<Band>& bands) {
  std::optional<Range> out;
  for (std::size_t i = 0; i < bands.size(); ++i) {
    if (!overlaps(box, bands[i])) continue;
    if (!out) out = Range{i, i};
    out->last = i;
  }
  return out;
}

Body find_body(const std::vector<const TextLine*>& lines, const std::vector<Band>& known) {
  return BodyFinder(lines, known).run();
}

bool are_aligned(const std::vector<const TextLine*>& lines, const std::vector<Band>& bands) {
  for (const auto& band : bands) {
    if (!band.amounts) continue;
    std::vector<std::int32_t> lefts;
    std::vector<std::int32_t> middles;
    std::vector<std::int32_t> rights;
    std::int32_t size = 0;
    for (const auto* line : lines) {
      for (const auto& run : row_runs(*line)) {
        if (!overlaps(run.box, band) || !is_number(run) || !has_amount(fold(run.text))) continue;
        lefts.push_back(run.box.left);
        middles.push_back(run.box.middle_x());
        rights.push_back(run.box.right);
        size = std::max(size, line->size);
      }
    }
    if (rights.empty()) continue;  // its numbers stand in lines that are none of the rows
    const auto slack = size * 6 / 10;
    if (spread(rights) > slack && spread(middles) > slack && spread(lefts) > slack) return false;
  }
  return true;
}

}  // namespace gouji
