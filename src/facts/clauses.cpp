// The grammar of clauses, and the only file that includes it. It parses letters of tokens
// (tokens.hpp and Role in vocabulary.hpp say which), one byte a token, so that words and spellings
// stay data.

#include "facts/clauses.hpp"

#include <algorithm>
#include <array>
#include <cstring>

#include <boost/spirit/home/x3.hpp>

#include "facts/tokens.hpp"

namespace gouji {
namespace {

namespace x3 = boost::spirit::x3;
using x3::char_;
using x3::lit;
using x3::raw;

struct Target {
  Element* element;
  const char* begin;
};
struct TargetTag;

using Range = boost::iterator_range<const char*>;

TokenRange range_of(const Target& target, const Range& range) {
  return {static_cast<std::uint32_t>(range.begin() - target.begin),
          static_cast<std::uint32_t>(range.end() - target.begin)};
}

std::int32_t place_of(const Target& target, const char* token) {
  return static_cast<std::int32_t>(token - target.begin);
}

// What each part of a match becomes.
const auto as_subject = [](auto& context) {
  const auto& target = x3::get<TargetTag>(context);
  target.element->subject = range_of(target, x3::_attr(context));
};
const auto as_path = [](auto& context) {
  const auto& target = x3::get<TargetTag>(context);
  target.element->subject = range_of(target, x3::_attr(context));
  target.element->is_path = true;
};
const auto as_tail = [](auto& context) {
  const auto& target = x3::get<TargetTag>(context);
  target.element->tail = range_of(target, x3::_attr(context));
};
const auto as_more = [](auto& context) {
  const auto& target = x3::get<TargetTag>(context);
  target.element->more = range_of(target, x3::_attr(context));
};
const auto as_figure = [](auto& context) {
  const auto& target = x3::get<TargetTag>(context);
  target.element->figure = place_of(target, x3::_attr(context).begin());
};
const auto as_figure_of_unknown = [](auto& context) {
  const auto& target = x3::get<TargetTag>(context);
  target.element->figure = place_of(target, x3::_attr(context).begin());
  target.element->whole_unknown = true;
};
const auto as_base_figure = [](auto& context) {
  const auto& target = x3::get<TargetTag>(context);
  target.element->base_figure = place_of(target, x3::_attr(context).begin());
};
const auto as_direction = [](auto& context) {
  const auto& target = x3::get<TargetTag>(context);
  target.element->direction = place_of(target, x3::_attr(context).begin());
};
/// Begins an alternative: what an earlier one left behind is forgotten.
void begin_as(ElementKind kind, Element& element) {
  element = {.kind = kind, .all = element.all, .subject = {}, .tail = {}, .more = {}};
}
template <ElementKind kind>
const auto begin_of = [](auto& context) { begin_as(kind, *x3::get<TargetTag>(context).element); };
template <ElementKind kind>
const auto begins = x3::eps[begin_of<kind>];

// A subject: words that give dimensions, with fillers, the office's name and 的 between them.
// Loops that may run before a match fails are bounded: text without punctuation stays linear.
const auto few = x3::repeat(0, 12);
const auto subject_word = char_("SvyY");
const auto between = x3::repeat(1, 4)[char_("fEd")] >> &subject_word;
const auto subject = raw[subject_word >> *(subject_word | between)];
const auto timed = raw[few[char_("SfE")] >> char_("vyY") >> *(subject_word | between)];
const auto time_word = char_("vyY");
const auto time = raw[few[char_("fE")] >> time_word >>
                      *(time_word | x3::repeat(1, 4)[char_("fEd")] >> &time_word)];
// 一般公共服务支出（类）财政事务（款）行政运行（项）
const auto class_name = x3::repeat(1, 24)[char_ - char_("c,;.:PANnK#")] >> 'c';
const auto path = raw[+class_name];

const auto link = few[char_("=f:d")];
const auto money = raw[char_('A')];
const auto amount = raw[char_("AN")];
const auto percent = raw[char_('P')];
const auto points = raw[char_('p')];
// 20万元和30万元: a value for each of the subjects before
const auto each = char_("/<");
const auto amounts = amount[as_figure] >> -(raw[+(each >> char_("AN"))][as_more]);
const auto percents = percent[as_figure] >> -(raw[+(each >> char_('P'))][as_more]);
// （含上年结转） between a subject and its figure
const auto aside = lit('(') >> x3::repeat(0, 24)[char_ - char_("().;ANPQ")] >> ')';

// 「一般公共预算项目」9个, 11个「项目」
const auto counted = raw[-(subject >> few[char_("fEd")]) >> 'M'];
const auto stated =
    (begins<ElementKind::stated> >> counted[as_subject] >> link >> raw[char_('N')][as_figure]) |
    (begins<ElementKind::stated> >> raw[char_('N')][as_figure] >> raw[char_('M')][as_subject]) |
    (begins<ElementKind::stated> >> path[as_path] >> link >> -(subject[as_tail] >> link) >>
     money[as_figure]) |
    (begins<ElementKind::stated> >> subject[as_subject] >> link >> -(aside >> link) >>
     amount[as_figure] >> !lit('M')) |
    (begins<ElementKind::stated> >> *char_('=') >> amount[as_figure]);
const auto stated_each = begins<ElementKind::stated_each> >> subject[as_subject] >> link >> 'w' >>
                         link >> amount[as_figure] >> -(raw[+(char_("/<,") >> amount)][as_more]);
// 增加20万元, and 增加「支出」20万元
const auto directed = begins<ElementKind::directed> >> raw[char_('D')][as_direction] >>
                      *char_("d=") >> -(raw[char_('S')][as_subject]) >> few[char_("d=f:")] >>
                      (amounts | percents | points[as_figure]);
// 较上年「（减少）」16.23万元
const auto directed_in_brackets = begins<ElementKind::directed> >>
                                  lit('(') >> raw[char_('D')][as_direction] >> ')' >>
                                  *char_("d=") >> (amount[as_figure] | percent[as_figure]);
const auto rate_in_brackets = begins<ElementKind::rate_in_brackets> >> lit('(') >>
                              -(raw[char_('D')][as_direction]) >> percent[as_figure] >> ')';
// 占支出合计的85.22%, 占支出合计「280.13万元」的85.22%
const auto share = begins<ElementKind::share> >> lit('H') >>
                   -(few[char_("fE")] >> subject[as_subject] >>
                     -(few[char_("df=:")] >> amount[as_base_figure] >> 'd')) >>
                   *char_("df=:/w") >> percents;
// 占‹words that nobody knows›85.22%
const auto share_of_unknown =
    begins<ElementKind::share> >>
    lit('H') >> x3::repeat(1, 8)[char_ - char_(",;.:/PANpnQw")] >> percent[as_figure_of_unknown];
const auto completion = begins<ElementKind::completion> >> lit('C') >> *char_("d=") >>
                        -(subject[as_subject]) >> *char_('f') >> -(amount[as_base_figure]) >>
                        *char_("df=:") >> percent[as_figure];
// 为年初预算[34.00万元]的77.71%
const auto part_of_budget = begins<ElementKind::completion> >>
                            lit('=') >> timed[as_subject] >> few[char_("f=")] >>
                            -(amount[as_base_figure]) >> 'd' >> percent[as_figure];
const auto variance = begins<ElementKind::variance> >> lit('V') >>
                      *char_("=:d") >> percent[as_figure];
const auto base =
    (begins<ElementKind::base> >> lit('<') >> timed[as_subject] >> few[char_("fd=")] >>
     -(subject >> few[char_("fd=")]) >> -(raw[char_("AnN")][as_base_figure]) >> few[char_('f')] >>
     -lit('>') >> few[char_(':')]) |
    (begins<ElementKind::base> >> lit('B') >> few[char_("yf")] >> -lit('>')) |
    (begins<ElementKind::base> >> timed[as_subject] >> '>') |
    // 由「2022年的20万元」增至
    (begins<ElementKind::base> >> -(time[as_subject] >> few[char_("fd=")]) >>
     amount[as_base_figure] >> &lit('T'));
// 增至「2023年的」20万元
const auto reached = begins<ElementKind::reached> >> raw[char_('T')][as_direction] >>
                     few[char_("fd=:")] >>
                     -(time[as_subject] >> few[char_("fd=")]) >> amount[as_figure];
const auto reason = begins<ElementKind::reason> >>
                    -(raw[char_('D')][as_direction] >> *char_("df")) >> char_("RU") >> *char_(":=");
const auto classification = begins<ElementKind::classification> >> lit('K') >> *char_("fd") >>
                            -aside >> *char_(",:");
const auto opener = begins<ElementKind::opener> >> lit('Q') >> *char_(",:");
const auto negation = begins<ElementKind::negation> >> lit('O') >> subject[as_subject] >>
                      !(link >> amount);
const auto order = begins<ElementKind::order> >> subject[as_subject] >>
                   raw[char_('G')][as_direction] >> subject[as_tail] >>
                   -(few[char_("f=")] >> money[as_figure]);
const auto level = begins<ElementKind::level> >> lit('L');
const auto mention = (begins<ElementKind::mention> >> path[as_path]) |
                     (begins<ElementKind::mention> >> subject[as_subject]);

// What can begin with words of a subject, and with others of several meanings.
const auto element_of_subject = part_of_budget | base | order | stated_each | stated | mention;
const auto element_of_direction = reason | directed;
const auto element_in_brackets = rate_in_brackets | directed_in_brackets;
const auto element_of_share = share | share_of_unknown;

/// What a letter can begin, beside a path of classes.
enum class Begins : std::uint8_t {
  a_path,
  nothing,
  a_subject,
  a_filler,
  a_copula,
  an_amount,
  a_list,
  a_classification,
  a_share,
  a_direction,
  a_bracket,
  a_completion,
  a_variance,
  a_reason,
  a_base,
  a_negation,
  a_level,
  a_reach,
};

constexpr auto kBegins = [] {
  std::array<Begins, 256> out{};
  const auto set = [&](std::string_view letters, Begins begins) {
    for (const char c : letters) out[static_cast<unsigned char>(c)] = begins;
  };
  set("c,;.:Pn#w", Begins::nothing);  // marks, percentages, bare numbers: half of all
  set("SvyYM", Begins::a_subject);
  set("fE", Begins::a_filler);
  set("=", Begins::a_copula);
  set("AN", Begins::an_amount);
  set("Q", Begins::a_list);
  set("K", Begins::a_classification);
  set("H", Begins::a_share);
  set("D", Begins::a_direction);
  set("(", Begins::a_bracket);
  set("C", Begins::a_completion);
  set("V", Begins::a_variance);
  set("RU", Begins::a_reason);
  set("<B", Begins::a_base);
  set("O", Begins::a_negation);
  set("L", Begins::a_level);
  set("T", Begins::a_reach);
  return out;
}();

/// A path of classes has to name a level soon.
bool may_be_path(const char* here, const char* end) {
  constexpr std::ptrdiff_t kLongest = 25;
  return std::memchr(here, 'c', static_cast<std::size_t>(std::min(end - here, kLongest))) !=
         nullptr;
}

/// What stands in the rest of the clause, up to a comma or stop: no subject goes beyond.
namespace ahead {
/// What order, stated_each, counted subjects, paths and 由…增至… have.
constexpr std::uint8_t kRare = 1;
constexpr std::uint8_t kClose = 2;  ///< the end of a comparison
constexpr std::uint8_t kEnd = 4;

constexpr auto kOf = [] {
  std::array<std::uint8_t, 256> out{};
  for (const char c : std::string_view("GwMcT")) out[static_cast<unsigned char>(c)] = kRare;
  for (const char c : std::string_view(",.;")) out[static_cast<unsigned char>(c)] = kEnd;
  out['>'] = kClose;
  return out;
}();
}  // namespace ahead

std::uint8_t look_ahead(const char* here, const char* end) {
  std::uint8_t out = 0;
  for (; here != end && (out & ahead::kEnd) == 0; ++here)
    out |= ahead::kOf[static_cast<unsigned char>(*here)];
  return out;
}

// Where none of the rare letters stands ahead, of the alternatives above remain: a subject and its
// amount, a subject alone, an amount. Most clauses are that, and are told without trying the
// others.

/// Behind at most `most` of some letters.
const char* behind(const char* here, const char* end, const LetterSet& letters,
                   std::ptrdiff_t most) {
  const auto* const last = here + std::min(end - here, most);
  while (here != last && letters.has(*here)) ++here;
  return here;
}

constexpr LetterSet kSubjectWord("SvyY");
constexpr LetterSet kAmount("AN");

/// As `subject`. Requires: a word of one at `here`.
const char* subject_end(const char* here, const char* end) {
  constexpr LetterSet kBetween("fEd");
  for (;;) {
    here = behind(here, end, kSubjectWord, end - here);
    const auto* const next = behind(here, end, kBetween, 4);
    if (next == here || next == end || !kSubjectWord.has(*next)) return here;
    here = next;
  }
}

/// As `link >> -(aside >> link)`.
const char* link_end(const char* here, const char* end) {
  constexpr LetterSet kLink("=f:d");
  constexpr std::string_view kNotAside = "().;ANPQ";
  constexpr std::ptrdiff_t kLongest = 24;
  here = behind(here, end, kLink, 12);
  if (here == end || *here != '(') return here;
  const auto* const last = here + 1 + std::min(end - here - 1, kLongest);
  const auto* const close = std::find_first_of(here + 1, last, kNotAside.begin(), kNotAside.end());
  return close != end && *close == ')' ? behind(close + 1, end, kLink, 12) : here;
}

bool plain_amount(const char*& here, const char* end, const Target& target) {
  const auto* const figure = std::find_if(here, end, [](char c) { return c != '='; });
  if (figure == end || !kAmount.has(*figure)) return false;
  begin_as(ElementKind::stated, *target.element);
  target.element->figure = place_of(target, figure);
  here = figure + 1;
  return true;
}

bool plain_subject(const char*& here, const char* end, const Target& target) {
  auto& out = *target.element;
  const auto* const last = subject_end(here, end);
  const auto* const figure = link_end(last, end);
  const bool counts = figure != end && figure + 1 != end && figure[1] == letter::kCounted;
  const bool has_amount = figure != end && kAmount.has(*figure) && !counts;
  begin_as(has_amount ? ElementKind::stated : ElementKind::mention, out);
  out.subject = range_of(target, {here, last});
  if (has_amount) out.figure = place_of(target, figure);
  here = has_amount ? figure + 1 : last;
  return true;
}

bool parse(const char*& here, const char* end, const Target& target) {
  const auto by = [&](const auto& alternatives) {
    return x3::parse(here, end, x3::with<TargetTag>(target)[alternatives]);
  };
  // Words of all of these may begin the name of a class too.
  const auto or_path = [&](bool told) {
    return told || (may_be_path(here, end) && by(element_of_subject));
  };
  const auto begins = kBegins[static_cast<unsigned char>(*here)];
  switch (begins) {
    case Begins::nothing:
      return false;
    case Begins::a_path:
      return or_path(false);
    case Begins::a_list:
      return or_path(by(opener));
    case Begins::a_classification:
      return or_path(by(classification));
    case Begins::a_share:
      return or_path(by(element_of_share));
    case Begins::a_direction:
      return or_path(by(element_of_direction));
    case Begins::a_bracket:
      return or_path(by(element_in_brackets));
    case Begins::a_completion:
      return or_path(by(completion));
    case Begins::a_variance:
      return or_path(by(variance));
    case Begins::a_reason:
      return or_path(by(reason));
    case Begins::a_base:
      return or_path(by(base));
    case Begins::a_negation:
      return or_path(by(negation));
    case Begins::a_level:
      return or_path(by(level));
    case Begins::a_reach:
      return or_path(by(reached));
    default:
      break;
  }
  const auto found = look_ahead(here, end);
  if ((found & ahead::kRare) != 0) return by(element_of_subject);
  const bool closes = (found & ahead::kClose) != 0;
  switch (begins) {
    case Begins::a_subject:
      return (closes && by(base)) || plain_subject(here, end, target);
    case Begins::a_filler:
      return closes && by(base);
    case Begins::a_copula:
      return plain_amount(here, end, target) || by(part_of_budget);
    default:
      return plain_amount(here, end, target);
  }
}

/// Most tokens begin no element, and are told by their letter and what stands ahead.
bool may_begin(const char* here, const char* end) {
  switch (kBegins[static_cast<unsigned char>(*here)]) {
    case Begins::nothing:
      return false;
    case Begins::a_path:
      return may_be_path(here, end);
    case Begins::a_filler:
      return (look_ahead(here, end) & ~ahead::kEnd) != 0;
    default:
      return true;
  }
}

/// Apart from the function below, which is to be left at once.
[[gnu::noinline]] Element parsed(std::string_view letters, std::size_t at, Element out) {
  const auto other = out;
  const auto* here = letters.data() + at;
  const Target target{&out, letters.data()};
  if (!parse(here, letters.data() + letters.size(), target)) return other;
  out.all.last = static_cast<std::uint32_t>(here - letters.data());
  return out;
}

}  // namespace

std::size_t next_beginning(std::string_view letters, std::size_t at) {
  const auto* const end = letters.data() + letters.size();
  while (at < letters.size() && !may_begin(letters.data() + at, end)) ++at;
  return at;
}

Element next_element(std::string_view letters, std::size_t at) {
  const auto* const begin = letters.data();
  Element out;
  out.all = {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at) + 1};
  return may_begin(begin + at, begin + letters.size()) ? parsed(letters, at, out) : out;
}

}  // namespace gouji
