#include "facts/vocabulary.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <unordered_map>

#include <fmt/format.h>

#include "base/yaml_reader.hpp"
#include "document/document.hpp"
#include "facts/document_words.hpp"
#include "facts/letters.hpp"
#include "facts/overlay.hpp"

namespace gouji {

namespace {

struct Group {
  std::string_view key;
  Role role;
};

constexpr std::array<Group, 21> kGroups{{{"subjects", Role::subject},
                                         {"copulas", Role::copula},
                                         {"fillers", Role::filler},
                                         {"openers", Role::opener},
                                         {"classifications", Role::classification},
                                         {"shares", Role::share},
                                         {"completions", Role::completion},
                                         {"variances", Role::variance},
                                         {"directions", Role::direction},
                                         {"orders", Role::order},
                                         {"reaches", Role::reach},
                                         {"levels", Role::level},
                                         {"comparisons", Role::comparison},
                                         {"reasons", Role::reason},
                                         {"excuses", Role::excuse},
                                         {"negations", Role::negation},
                                         {"et_ceteras", Role::et_cetera},
                                         {"levels_of_code", Role::level_of_code},
                                         {"particles", Role::particle},
                                         {"project_marks", Role::project_mark},
                                         {"entities", Role::entity}}};

/// A decimal of the units file (1, 10000, 0.1) in 10⁻⁶.
std::optional<Micro> parse_scale(std::string_view text) {
  Micro value = 0;
  int decimals = -1;
  for (const char c : text) {
    if (c == '.' && decimals < 0) {
      decimals = 0;
    } else if (c >= '0' && c <= '9' && decimals < 6) {
      value = value * 10 + (c - '0');
      if (decimals >= 0) ++decimals;
    } else {
      return std::nullopt;
    }
  }
  for (int i = std::max(decimals, 0); i < 6; ++i) value *= 10;
  return value > 0 ? std::optional(value) : std::nullopt;
}

}  // namespace

class VocabularyLoader::Impl {
 public:
  Impl() { name_known_symbols(); }

  Expected<Vocabulary, std::vector<Error>> finish() {
    if (!errors_.empty()) return Unexpected{std::move(errors_)};
    build_lexicons();
    find_weak_items();
    add_heads(vocabulary_.pages.heads, vocabulary_.forms);
    std::stable_sort(vocabulary_.partitions.begin(), vocabulary_.partitions.end(),
                     [](const Partition& l, const Partition& r) { return l.item < r.item; });
    return std::move(vocabulary_);
  }

  void load(const SchemaFile& file) {
    file_ = static_cast<std::uint16_t>(vocabulary_.files.size());
    vocabulary_.files.push_back(file.path);
    YamlReader reader(file.root, file.path, errors_);
    if (reader.text("language", "1") != "1") {
      reader.report(file.root, {"language 只能是 1", "language must be 1"});
    }
    for (const auto& group : kGroups) {
      if (const auto* list = reader.optional(group.key)) {
        if (!list->is_sequence())
          reader.report(*list, {"这里应当是一个列表", "a list is expected here"});
        for (const auto& entry : list->items) load_phrase(entry, group.role);
      }
    }
    if (const auto* list = reader.optional("units")) {
      for (const auto& entry : list->items) load_unit(entry);
    }
    if (const auto* list = reader.optional("limits")) {
      for (const auto& entry : list->items) load_limits(entry);
    }
    if (const auto* list = reader.optional("partitions")) {
      for (const auto& entry : list->items) load_partition(entry);
    }
    if (const auto* pages = reader.optional("pages")) {
      vocabulary_.pages = read_page_words(*pages, file.path, errors_);
    }
    if (reader.optional("form") != nullptr) {
      vocabulary_.forms.push_back(read_form(reader, file.path, vocabulary_.symbols, errors_));
    } else {
      read_document_words(reader, file.path, vocabulary_, errors_);
    }
    reader.finish();
  }

 private:
  void name_known_symbols() {
    auto& s = vocabulary_.symbols;
    vocabulary_.known = {.amount = s.intern("amount"),
                         .count = s.intern("count"),
                         .change = s.intern("change"),
                         .growth = s.intern("growth"),
                         .share = s.intern("share"),
                         .completion = s.intern("completion"),
                         .variance = s.intern("variance"),
                         .this_year = s.intern("本年"),
                         .last_year = s.intern("上年"),
                         .opening_budget = s.intern("年初预算"),
                         .unnamed_budget = s.intern("预算"),
                         .final_account = s.intern("决算"),
                         .expenditure = s.intern("支出"),
                         .project_fund = s.intern("项目资金")};
  }

  void find_weak_items() {
    for (const auto& phrase : vocabulary_.phrases) {
      if (!phrase.weak || !phrase.unless.empty()) continue;
      for (const auto& [dimension, value] : phrase.gives)
        if (dimension == Dimension::item) vocabulary_.weak_items.push_back(value);
    }
  }

  Overlay overlay_of(const YamlNode& node) {
    YamlReader reader(node, vocabulary_.files.back(), errors_);
    return read_overlay(reader, vocabulary_.symbols);
  }

  void load_phrase(const YamlNode& node, Role role) {
    YamlReader reader(node, vocabulary_.files.back(), errors_);
    Phrase phrase{.text = {}, .role = role, .gives = {}, .file = file_, .line = node.at.line};
    const auto* say = reader.required("say");
    if (role == Role::subject || role == Role::excuse) phrase.weak = reader.boolean("weak");
    phrase.counted = role == Role::subject && reader.boolean("counted");
    for (const auto& item : reader.texts("unless")) {
      phrase.unless.push_back(vocabulary_.symbols.intern(fold(item)));
    }
    for (const auto& item : reader.texts("after")) {
      phrase.after.push_back(vocabulary_.symbols.intern(fold(item)));
    }
    if (role == Role::direction || role == Role::order || role == Role::reach)
      load_direction(reader, phrase);
    if (role == Role::level) phrase.roughly = reader.boolean("roughly");
    if (role == Role::opener) phrase.exhausts = reader.boolean("exhausts");
    if (role == Role::filler || role == Role::subject) phrase.adds = reader.boolean("adds");
    if (role == Role::copula) {
      phrase.distributes = reader.boolean("distributes");
      phrase.alike = reader.boolean("alike");
      phrase.totals = reader.boolean("totals");
    }
    if (role == Role::filler) phrase.opens_clause = reader.boolean("opens_clause");
    if (role == Role::reason && reader.boolean("purpose")) phrase.role = Role::purpose;
    if (role == Role::reason) phrase.behind_change = reader.boolean("behind_change");
    if (role == Role::comparison) {
      if (reader.boolean("opens")) phrase.role = Role::comparison_open;
      if (reader.boolean("closes")) phrase.role = Role::comparison_close;
    }
    if (role == Role::variance) {
      if (const auto base = reader.text("base"); !base.empty()) {
        phrase.gives.emplace_back(Dimension::version, vocabulary_.symbols.intern(base));
      }
    }
    if (role == Role::classification) load_by(reader, phrase.by);
    const auto gives = read_overlay(reader, vocabulary_.symbols);
    phrase.gives.insert(phrase.gives.end(), gives.begin(), gives.end());
    if (say == nullptr) return;
    for (const auto& text : reader.scalars(*say)) add_phrase(phrase, text, say->at);
  }

  void load_direction(YamlReader& reader, Phrase& phrase) {
    const auto direction = reader.text("direction");
    if (direction != "up" && direction != "down") {
      reader.report(Position{phrase.line, 1},
                    {"direction 应当是 up 或 down", "direction must be up or down"});
    }
    phrase.direction = direction == "down" ? Direction::down : Direction::up;
    phrase.leans = reader.boolean("leans");
  }

  void load_by(YamlReader& reader, Dimension& by) {
    const auto name = reader.text("by");
    if (const auto dimension = dimension_named(name)) {
      by = *dimension;
    } else {
      reader.report(
          Position{},
          {fmt::format("没有叫“{}”的维度", name), fmt::format("no dimension is called '{}'", name)},
          suggestion(name, dimension_names()));
    }
  }

  void add_phrase(const Phrase& common, const std::string& text, Position at) {
    auto phrase = common;
    phrase.text = fold(text);
    if (phrase.text.empty()) {
      error(at, {"空的说法", "an empty phrase"});
      return;
    }
    const auto [known, is_new] =
        claimed_.emplace(phrase.text, static_cast<std::uint32_t>(vocabulary_.phrases.size()));
    if (!is_new) {
      const auto& other = vocabulary_.phrases[known->second];
      error(at,
            {fmt::format("“{}”已由 {}:{} 说明", text, vocabulary_.files[other.file], other.line),
             fmt::format("'{}' is already claimed by {}:{}", text, vocabulary_.files[other.file],
                         other.line)});
      return;
    }
    vocabulary_.phrases.push_back(std::move(phrase));
  }

  void load_unit(const YamlNode& node) {
    YamlReader reader(node, vocabulary_.files.back(), errors_);
    Unit unit;
    constexpr std::array<std::pair<std::string_view, UnitKind>, 3> kScaled{
        {{"money", UnitKind::money}, {"percent", UnitKind::percent}, {"points", UnitKind::points}}};
    for (const auto& [key, kind] : kScaled) {
      const auto scale = reader.text(key);
      if (scale.empty()) continue;
      unit.kind = kind;
      const auto parsed = parse_scale(scale);
      if (!parsed) error(node.at, {"比例应当是正的小数", "the scale must be a positive decimal"});
      unit.scale = parsed.value_or(kOne);
    }
    if (reader.boolean("apart")) unit.kind = UnitKind::apart;
    reader.boolean("count");
    unit.measured = reader.boolean("measured");
    unit.intensive = reader.boolean("intensive");
    for (const auto& text : reader.texts("say")) {
      unit.text = fold(text);
      unit.symbol = vocabulary_.symbols.intern(unit.text);
      if (!claimed_units_.emplace(unit.text, 0).second) {
        error(node.at,
              {fmt::format("单位“{}”重复", text), fmt::format("unit '{}' stands twice", text)});
        continue;
      }
      vocabulary_.units.push_back(unit);
    }
    reader.finish();
  }

  void load_limits(const YamlNode& node) {
    YamlReader reader(node, vocabulary_.files.back(), errors_);
    for (const auto& text : reader.texts("say")) limits_.push_back({fold(text), 0});
    reader.finish();
  }

  void load_partition(const YamlNode& node) {
    YamlReader reader(node, vocabulary_.files.back(), errors_);
    Partition partition;
    if (const auto* whole = reader.required("whole")) {
      partition.whole = overlay_of(*whole);
      for (const auto& [dimension, value] : partition.whole)
        if (dimension == Dimension::item) partition.item = value;
      if (partition.item == kNone)
        error(whole->at, {"整体（whole）需要 item", "the whole needs an item"});
    }
    if (const auto* parts = reader.optional("parts")) {
      for (const auto& part : parts->items) partition.parts.push_back(overlay_of(part));
    }
    if (const auto* complete = reader.optional("complete_with")) {
      for (const auto& part : complete->items) partition.complete_with.push_back(overlay_of(part));
    }
    if (reader.optional("by") != nullptr) load_by(reader, partition.by);
    partition.complete_by_opener = reader.boolean("complete_by_opener");
    partition.absorbs = reader.boolean("absorbs");
    if (partition.parts.empty() && partition.by == Dimension::item) {
      error(node.at, {"需要 parts 或 by", "parts or by is needed"});
    }
    reader.finish();
    vocabulary_.partitions.push_back(std::move(partition));
  }

  void build_lexicons() {
    std::vector<Lexicon::Word> words;
    for (std::size_t i = 0; i < vocabulary_.phrases.size(); ++i) {
      words.push_back({vocabulary_.phrases[i].text, static_cast<std::uint32_t>(i)});
      vocabulary_.phrase_tokens.push_back(token_of(vocabulary_.phrases[i]));
    }
    vocabulary_.lexicon = Lexicon(std::move(words));
    vocabulary_.token_starts = token_starts(vocabulary_.phrases);
    words.clear();
    for (std::size_t i = 0; i < vocabulary_.units.size(); ++i) {
      words.push_back({vocabulary_.units[i].text, static_cast<std::uint32_t>(i)});
    }
    vocabulary_.unit_lexicon = Lexicon(std::move(words));
    vocabulary_.limit_lexicon = Lexicon(std::move(limits_));
  }

  void error(Position at, Message what, Message hint = {}) {
    errors_.push_back({std::move(what), vocabulary_.files.back(), at, std::move(hint)});
  }

  Vocabulary vocabulary_;
  std::vector<Error> errors_;
  std::unordered_map<std::string, std::uint32_t> claimed_;
  std::unordered_map<std::string, std::uint32_t> claimed_units_;
  std::vector<Lexicon::Word> limits_;
  std::uint16_t file_ = 0;
};

std::span<const Partition> Vocabulary::partitions_of(Symbol item) const {
  const auto first =
      std::lower_bound(partitions.begin(), partitions.end(), item,
                       [](const Partition& p, Symbol wanted) { return p.item < wanted; });
  const auto last =
      std::find_if(first, partitions.end(), [&](const Partition& p) { return p.item != item; });
  return {first, last};
}

VocabularyLoader::VocabularyLoader() : impl_(std::make_unique<Impl>()) {}
VocabularyLoader::~VocabularyLoader() = default;
void VocabularyLoader::add(const SchemaFile& file) { impl_->load(file); }
Expected<Vocabulary, std::vector<Error>> VocabularyLoader::finish() { return impl_->finish(); }

}  // namespace gouji
