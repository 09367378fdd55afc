#include "facts/name.hpp"

#include <algorithm>
#include <cstdint>
#include <utility>

namespace gouji {

namespace {

/// 水资源节约管理与保护(项) of 农林水支出(类)水利(款)水资源节约管理与保护(项)
std::string_view last_class(std::string_view path) {
  const auto mark = path.rfind('(');
  const auto before = path.rfind(')', mark);
  return before == std::string_view::npos ? path : path.substr(before + 1);
}

std::string version_of(const Identity& identity, const Disclosure& disclosure) {
  const auto version = identity[Dimension::version];
  if (version == kNone || version == disclosure.vocabulary->known.final_account) return {};
  return "（" + std::string(disclosure.symbols->word(version)) + "）";
}

/// 12504000.00 -> 12,504,000.00
std::string with_separators(std::string number) {
  constexpr std::ptrdiff_t kGroup = 3;
  const auto point = std::min(number.find('.'), number.size());
  const std::ptrdiff_t first = number.starts_with('-') ? 1 : 0;
  for (auto at = static_cast<std::ptrdiff_t>(point) - kGroup; at > first; at -= kGroup)
    number.insert(static_cast<std::size_t>(at), 1, ',');
  return number;
}

}  // namespace

namespace {

/// Whether the codes of rows stand before their names. A text has none: there a name that several
/// items have, as 一般行政管理事务, has that of its group before it.
enum class CodeStyle : std::uint8_t { shown, named };

std::string code_name(Symbol code, CodeStyle codes, const Disclosure& disclosure) {
  const auto& names = disclosure.code_names;
  const auto name = std::string(disclosure.symbols->word(names.at(code)));
  const auto digits = disclosure.symbols->word(code);
  if (codes == CodeStyle::shown) return std::string(digits) + name;
  constexpr std::size_t kItem = 7;
  constexpr std::size_t kGroup = 5;
  if (digits.size() != kItem) return name;
  const auto shared = std::count_if(names.begin(), names.end(), [&](const auto& other) {
    return other.second == names.at(code) && disclosure.symbols->word(other.first).size() == kItem;
  });
  const auto group = names.find(disclosure.symbols->find(digits.substr(0, kGroup)));
  if (shared < 2 || group == names.end()) return name;
  const auto above = std::string(disclosure.symbols->word(group->second));
  return name.find(above) == std::string::npos ? above + name : name;
}

std::string name_with(const Identity& identity, const Disclosure& disclosure, CodeStyle codes) {
  const auto word = [&](Dimension d) {
    return identity[d] == kUnknown ? std::string_view() : disclosure.symbols->word(identity[d]);
  };
  const auto& known = disclosure.vocabulary->known;
  std::string out;
  if (identity.has(Dimension::project) && identity[Dimension::project] != kUnknown) {
    out.append(word(Dimension::project));
    if (!out.ends_with("项目")) out.append("项目");
  }
  const auto period = identity[Dimension::period];
  if (period != kNone && period != known.this_year) out.append(word(Dimension::period));
  const auto fund = word(Dimension::fund);
  const bool plain_fund = fund.empty() || fund == "全部" || fund == "单位资金";
  if (!plain_fund) {
    out.append(fund).append(fund.ends_with("拨款")   ? ""
                            : fund.ends_with("预算") ? "财政拨款"
                                                     : "预算财政拨款");
  }
  // 办公费、印刷费「等」公用经费: which of it, its name cannot tell
  if (word(Dimension::qualifier) != "等") out.append(word(Dimension::qualifier));
  const auto item = identity[Dimension::item];
  bool named = false;
  bool coded = false;  // a code says nothing of income, expenditure or balance
  if (const auto path = word(Dimension::function); path.find("(款)") != std::string_view::npos) {
    return std::string(last_class(path)) + version_of(identity, disclosure);
  }
  for (const auto d : {Dimension::function, Dimension::economic}) {
    if (!identity.has(d)) continue;
    const auto name = disclosure.code_names.find(identity[d]);
    if (name == disclosure.code_names.end()) {
      out.append(word(d));
    } else {
      out.append(code_name(identity[d], codes, disclosure));
      coded = true;
    }
    named = true;
  }
  if (!named && item == known.expenditure && identity.has(Dimension::nature)) {
    out.append(word(Dimension::nature));
    if (!word(Dimension::nature).ends_with("支出")) out.append("支出");
    named = true;
  }
  if (!named) out.append(word(Dimension::item));
  if (coded && item != known.expenditure) out.append(word(Dimension::item));
  if (coded && identity.has(Dimension::nature)) {
    out.append(word(Dimension::nature)).append("支出");
  }
  if (identity.has(Dimension::kind)) out.append(word(Dimension::kind));
  out.append(word(Dimension::aspect));
  return out + version_of(identity, disclosure);
}

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
}

}  // namespace

std::string name_of(const Identity& identity, const Disclosure& disclosure) {
  return name_with(identity, disclosure, CodeStyle::shown);
}

std::string told_name(const Identity& identity, const Disclosure& disclosure, bool in_table) {
  auto out = name_with(identity, disclosure, in_table ? CodeStyle::shown : CodeStyle::named);
  replace_all(out, "(", "（");
  replace_all(out, ")", "）");
  if (out.find("“三公”") == std::string::npos) replace_all(out, "三公经费", "“三公”经费");
  if (out == "收入" || out == "支出") return "本年" + out + "合计";
  return out;
}

std::string number_text(Micro value, const Unit& unit, int decimals) {
  // From 10⁻⁶ base units to 10⁻⁶ of the unit, without loss of what the unit can print.
  const auto whole = value / unit.scale;
  const auto rest = value % unit.scale;
  return to_text(whole * kOne + rest * kOne / unit.scale, decimals);
}

std::string amount_text(Micro value, const Unit& unit, int decimals) {
  return number_text(value, unit, decimals) + unit.text;
}

Message signed_amount(Micro value, const Figure& figure, const Disclosure& disclosure) {
  const auto out = number_as(value, figure, disclosure) + figure.unit->text;
  const auto& known = disclosure.vocabulary->known;
  const auto measure = figure.identity[Dimension::measure];
  const bool is_change = figure.direction < 0 || measure == known.change || measure == known.growth;
  const auto printed = disclosure.source(figure.span);
  if (value >= 0 || !is_change || printed.starts_with("-") || printed.starts_with("−"))
    return {out, out};
  const bool rate = figure.unit->kind == UnitKind::percent;
  return {(rate ? "下降" : "减少") + out.substr(1), "a decrease of " + out.substr(1)};
}

std::string number_as(Micro value, const Figure& figure, const Disclosure& disclosure) {
  auto out = number_text(value, *figure.unit, figure.decimals);
  const auto printed = disclosure.source(figure.span);
  const bool grouped =
      printed.find(',') != std::string_view::npos || printed.find("，") != std::string_view::npos;
  return grouped ? with_separators(std::move(out)) : out;
}

}  // namespace gouji
