// Quantities by hand: figures as disclosures print them, and what must be said of them.

#include "base/quantity.hpp"

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include <catch2/catch_test_macros.hpp>

#include "base/checked.hpp"

namespace gouji {
namespace {

using enum Agreement;

/// Reads plain decimals: figure("10.8", kWan, 2) is 10.8 万元 among figures with two decimals.
Printed figure(std::string_view text, Micro unit, int prevailing_decimals = 0) {
  Printed printed{.value = 0, .step = unit, .fine = unit};
  bool in_decimals = false;
  Micro digits = 0;
  int decimals = 0;
  for (const char c : text) {
    if (c == '.') in_decimals = true;
    if (c < '0' || c > '9') continue;
    digits = digits * 10 + (c - '0');
    if (!in_decimals) continue;
    printed.step /= 10;
    ++decimals;
  }
  printed.value = (text.front() == '-' ? -digits : digits) * printed.step;
  printed.fine = printed.step;
  for (int i = decimals; i < prevailing_decimals; ++i) printed.fine /= 10;
  return printed;
}

constexpr Micro kYuan = kOne;
constexpr Micro kWan = 10'000 * kOne;
constexpr Micro kPercent = kOne;

Printed percent(std::string_view text) { return figure(text, kPercent); }
Quantity wan(std::string_view text, int decimals = 0) {
  return *quantity(figure(text, kWan, decimals));
}
Quantity yuan(std::string_view text) { return *quantity(figure(text, kYuan)); }
Quantity rate(std::string_view text) { return *quantity(percent(text)); }

Quantity total(const std::vector<std::string>& terms, const std::vector<int>& signs = {}) {
  std::vector<Quantity> quantities;
  for (const auto& term : terms) quantities.push_back(wan(term));
  return *sum(quantities, signs);
}

Micro power_of_ten(int exponent) {
  Micro power = 1;
  for (int i = 0; i < exponent; ++i) power *= 10;
  return power;
}

template <class T>
bool is(const Decided<T>& result, Undecided reason) {
  return !result && result.error() == reason;
}

TEST_CASE("a printed figure stands for half a unit on either side", "[base]") {
  const Quantity q = wan("238.72");
  CHECK(q.point.num == 2'387'200 * kYuan);
  CHECK(q.tight.lo.num == 2 * Micro{2387150000000});
  CHECK(q.tight.hi.num == 2 * Micro{2387250000000});
  CHECK(q.tight.lo.den == 2);
  CHECK(q.step == 100 * kYuan);
  CHECK(q.operands == 1);
  CHECK_FALSE(q.computed);
}

TEST_CASE("a dropped zero keeps both readings of a figure", "[base]") {
  const Quantity q = wan("10.8", 2);
  CHECK(q.tight.hi.num == 2 * 108'050 * kYuan);
  CHECK(q.loose.hi.num == 2 * 108'500 * kYuan);
  CHECK(q.step == 100 * kYuan);
  CHECK(q.printed_step == 1000 * kYuan);
}

struct RateCase {
  std::string name;
  Decided<Quantity> computed;
  std::string stated;
  Agreement agreement;
  std::string expected;
};

TEST_CASE("rates of printed amounts are judged by what their digits can stand for", "[base]") {
  const std::vector<RateCase> cases = {
      {"share", share(wan("238.72"), wan("280.13")), "85.22", exact, "85.22"},
      {"share within its operands", share(wan("238.72"), wan("280.13")), "85.21", rounding,
       "85.22"},
      {"share, one digit wrong", share(wan("238.72"), wan("280.13")), "85.12", contradiction,
       "85.22"},
      {"share, cut", share(yuan("69388000"), yuan("100000000")), "69.38", truncation, "69.39"},
      {"share, cut too far", share(yuan("69388000"), yuan("100000000")), "69.37", contradiction,
       "69.39"},
      {"share, one decimal", share(wan("238.72"), wan("280.13")), "85.2", exact, "85.2"},
      {"share of the whole", share(wan("280.13"), wan("280.13")), "100", exact, "100"},
      {"share of nothing", share(wan("0.00"), wan("280.13")), "0", exact, "0"},
      {"share, tie upwards", share(yuan("1"), yuan("800")), "0.13", exact, "0.13"},
      {"share, tie downwards", share(yuan("1"), yuan("800")), "0.12", exact, "0.13"},
      {"completion above one", share(wan("133.39"), wan("120.00")), "111.16", exact, "111.16"},
      {"growth by change", growth_by_change(wan("280.13"), wan("-10.80")), "-3.71", exact, "-3.71"},
      {"growth by change, wrong sign", growth_by_change(wan("280.13"), wan("-10.80")), "3.71",
       contradiction, "-3.71"},
      {"growth by change on the current value", growth_by_change(wan("280.13"), wan("-10.80")),
       "-3.86", contradiction, "-3.71"},
      {"growth by change with a dropped zero", growth_by_change(wan("280.13"), wan("-10.8", 2)),
       "-3.71", exact, "-3.71"},
      {"growth by change to zero", growth_by_change(wan("0.00"), wan("-5.00")), "-100", exact,
       "-100"},
      {"growth by change below zero", growth_by_change(wan("-1.00"), wan("-5.00")), "-125", exact,
       "-125"},
      {"no change", growth_by_change(wan("5.00"), wan("0.00")), "0.00", exact, "0.00"},
      {"growth", growth(wan("274.97"), wan("280.13")), "1.88", exact, "1.88"},
      {"growth, cut", growth(yuan("100000000"), yuan("69388000")), "-30.61", exact, "-30.61"},
      {"fall, cut", growth(yuan("100000000"), yuan("69382000")), "-30.61", truncation, "-30.62"},
      {"fall", growth(wan("1.8"), wan("1.3")), "-27.78", exact, "-27.78"},
      {"fall within its operands", growth(wan("1.8"), wan("1.3")), "-30", rounding, "-28"},
      {"fall beyond its operands", growth(wan("1.8"), wan("1.3")), "-34", contradiction, "-28"},
      {"variance to zero", growth(wan("2.00"), wan("0.00")), "-100.00", exact, "-100.00"},
  };
  for (const auto& c : cases) {
    INFO(c.name);
    REQUIRE(c.computed.has_value());
    const auto result = compare(*c.computed, percent(c.stated), true);
    REQUIRE(result.has_value());
    CHECK(result->agreement == c.agreement);
    CHECK(result->expected == percent(c.expected).value);
    CHECK(result->difference == percent(c.stated).value - percent(c.expected).value);
  }
}

TEST_CASE("a rate has no value on a base that is not certainly positive", "[base]") {
  CHECK(is(share(wan("1.00"), wan("0.00")), Undecided::zero_base));
  CHECK(is(share(wan("1.00"), wan("-3.00")), Undecided::negative_base));
  CHECK(is(growth(wan("0.00"), wan("5.00")), Undecided::zero_base));
  CHECK(is(growth(wan("-2.00"), wan("5.00")), Undecided::negative_base));
  CHECK(is(growth_by_change(wan("5.00"), wan("5.00")), Undecided::zero_base));
  CHECK(is(growth_by_change(wan("5.00"), wan("4.99")), Undecided::base_near_zero));
  CHECK(is(growth_by_change(wan("5.00"), wan("5.01")), Undecided::base_near_zero));
  CHECK(growth_by_change(wan("5.00"), wan("4.98")).has_value());
  CHECK(is(growth_by_change(wan("5.00"), wan("7.00")), Undecided::negative_base));
  CHECK(growth_by_change(wan("5.00"), wan("4.9", 2)).has_value());
  CHECK(is(growth_by_change(wan("5.00"), wan("5.0")), Undecided::zero_base));
  CHECK(is(prior_by_rate(wan("5.00"), rate("-100")), Undecided::zero_base));
  CHECK(prior_by_rate(wan("5.00"), rate("-99.9")).has_value());
  CHECK(prior_by_rate(wan("0.01"), rate("-99.995")).has_value());
  // −99.9 % with a last digit of 1 % may stand for −100 %.
  const Quantity coarse =
      *quantity({.value = -99'900'000, .step = kPercent, .fine = kPercent / 10});
  CHECK(is(prior_by_rate(wan("5.00"), coarse), Undecided::base_near_zero));
  CHECK(is(prior_by_rate(wan("5.00"), rate("-150")), Undecided::negative_base));
}

TEST_CASE("a current value around zero keeps its growth on both sides of -100 %", "[base]") {
  const auto q = growth_by_change(wan("0.00"), wan("-5.00"));
  REQUIRE(q.has_value());
  // −4.995 / (0.005 + 4.995) and −4.995 / (−0.005 + 4.995), both times 100.
  CHECK(*round_to(q->tight.hi, 1) == -99'900'000);
  CHECK(*round_to(q->tight.lo, 1) == -100'100'200);
  CHECK(*round_to(q->point, 1) == -100'000'000);
}

TEST_CASE("sums may miss their total by half a unit for each figure", "[base]") {
  struct Case {
    std::vector<std::string> terms;
    std::string stated;
    Agreement agreement;
    std::string expected;
  };
  const std::vector<std::string> twelve(12, "1.00");
  const std::vector<Case> cases = {
      {{"238.72", "41.41"}, "280.13", exact, "280.13"},
      {{"238.72", "41.41"}, "280.14", rounding, "280.13"},
      {{"238.72", "41.41"}, "280.12", rounding, "280.13"},
      {{"238.72", "41.41"}, "280.15", contradiction, "280.13"},
      {{"238.72", "41.41"}, "283.10", contradiction, "280.13"},
      {{"10.00", "20.00", "30.00"}, "60.02", unlikely_rounding, "60.00"},
      {{"10.00", "20.00", "30.00"}, "60.01", rounding, "60.00"},
      {{"10.00", "20.00", "30.00"}, "60.03", contradiction, "60.00"},
      {twelve, "12.03", rounding, "12.00"},
      {twelve, "12.04", unlikely_rounding, "12.00"},
      {twelve, "11.94", unlikely_rounding, "12.00"},
      {twelve, "12.07", contradiction, "12.00"},
      {{"-3.10", "1.00"}, "-2.10", exact, "-2.10"},
      {{"-3.10", "1.00"}, "-2.11", rounding, "-2.10"},
      {{"-3.10", "1.00"}, "2.10", contradiction, "-2.10"},
      {{"23.4049"}, "23.40", exact, "23.40"},
      {{"-23.4050"}, "-23.40", exact, "-23.41"},
      {{"-23.4050"}, "-23.41", exact, "-23.41"},
  };
  for (const auto& c : cases) {
    INFO(c.terms.size() << " terms against " << c.stated);
    const auto result = compare(total(c.terms), figure(c.stated, kWan), false);
    REQUIRE(result.has_value());
    CHECK(result->agreement == c.agreement);
    CHECK(result->expected == figure(c.expected, kWan).value);
  }
  CHECK(compare(total({"280.13", "10.80"}, {1, -1}), figure("269.33", kWan), false)->agreement ==
        exact);
  CHECK(is(sum({}), Undecided::nothing));
}

TEST_CASE("cutting digits explains a rate, never an amount", "[base]") {
  const Quantity amount = *sum(std::vector{yuan("69388.00")});
  CHECK(compare(amount, figure("6.93", kWan), false)->agreement == contradiction);
  CHECK(compare(amount, figure("6.93", kWan), true)->agreement == truncation);
}

TEST_CASE("a figure with a dropped zero is read at the prevailing decimals first", "[base]") {
  // 10.8 among two decimals: 10.80 is exact; 10.83 prints as 10.8, but hardly is what was meant.
  CHECK(compare(total({"5.40", "5.40"}), figure("10.8", kWan, 2), false)->agreement == exact);
  const auto printed = compare(total({"5.43", "5.40"}), figure("10.8", kWan, 2), false);
  CHECK(printed->agreement == unlikely_rounding);
  CHECK(printed->difference == 0);
  CHECK(compare(total({"5.41", "5.40"}), figure("10.8", kWan, 2), false)->agreement == exact);
  CHECK(compare(total({"0.5188", "0.6812"}), figure("1", kWan, 4), false)->agreement ==
        unlikely_rounding);
  const auto wrong = compare(total({"5.53", "5.40"}), figure("10.8", kWan, 2), false);
  CHECK(wrong->agreement == contradiction);
  CHECK(wrong->expected == figure("10.93", kWan).value);
}

TEST_CASE("a sum of shares has its own last digit, a sum of quotients none", "[base]") {
  const std::vector<Quantity> thirds(3, rate("33.33"));
  CHECK(compare(*sum(thirds), percent("100.00"), true)->agreement == rounding);
  CHECK(sum(thirds)->step == kPercent / 100);
  const std::vector<Quantity> computed(3, *share(wan("1.00"), wan("3.00")));
  CHECK(sum(computed)->step == 0);
  CHECK(compare(*sum(computed), percent("100"), true)->agreement == exact);
}

TEST_CASE("two statements of one value agree at the precision of the coarser", "[base]") {
  struct Case {
    Quantity a;
    Quantity b;
    Agreement agreement;
  };
  const std::vector<Case> cases = {
      {wan("23.4"), yuan("234049.00"), exact},
      {yuan("234049.00"), wan("23.4"), exact},
      {yuan("234500.00"), wan("23.4"), exact},
      {yuan("234500.00"), wan("23.5"), exact},
      {yuan("234500.01"), wan("23.4"), truncation},
      {wan("23.4"), yuan("234999.99"), truncation},
      {wan("-23.4"), yuan("-234999.99"), truncation},
      {wan("23.4"), yuan("235000.00"), contradiction},
      {wan("23.4"), yuan("233499.99"), contradiction},
      {wan("69.38"), wan("69.388"), truncation},
      {wan("280.13"), wan("280.13"), exact},
      {wan("280.13"), wan("280.14"), rounding},
      {wan("280.13"), wan("280.15"), contradiction},
      {wan("10.8", 2), wan("10.83"), exact},
      {wan("10.8", 2), wan("10.88"), truncation},
      {wan("0"), yuan("-4000"), exact},
      {total({"13.40", "10.00"}), yuan("234049.00"), exact},
  };
  for (const auto& c : cases) {
    INFO(to_text(c.a.point.num, 2) << " and " << to_text(c.b.point.num, 2));
    const auto result = agree(c.a, c.b);
    REQUIRE(result.has_value());
    CHECK(result->agreement == c.agreement);
  }
  CHECK(agree(wan("23.4"), yuan("234049.00"))->expected == 234'000 * kYuan);
  CHECK(agree(wan("23.4"), yuan("234049.00"))->difference == 49 * kYuan);
  CHECK(agree(yuan("234049.00"), wan("23.4"))->expected == 234'000 * kYuan);
}

TEST_CASE("the prior value that a rate implies agrees with the one printed", "[base]") {
  const auto prior = prior_by_rate(wan("280.13"), rate("-3.71"));
  REQUIRE(prior.has_value());
  CHECK(agree(*prior, wan("290.93"))->agreement == rounding);
  CHECK(agree(*prior, wan("290.92"))->agreement == exact);
  CHECK(agree(*prior, wan("290.99"))->agreement == contradiction);
  CHECK(compare(*prior, figure("290.93", kWan), false)->agreement == rounding);
  CHECK(compare(*prior, figure("290.93", kWan), false)->expected == figure("290.92", kWan).value);
  // A whole percent leaves much room, which is no unlikely rounding.
  const auto rough = prior_by_rate(wan("280.13"), rate("-4"));
  CHECK(compare(*rough, figure("290.93", kWan), false)->agreement == rounding);
}

TEST_CASE("order is certain only where the printed digits cannot touch", "[base]") {
  CHECK(*order(wan("1.00"), wan("1.02")) == -1);
  CHECK(*order(wan("1.02"), wan("1.00")) == 1);
  CHECK(*order(wan("1.00"), wan("1.01")) == 0);
  CHECK(*order(wan("10.8", 2), wan("10.84")) == 0);
  CHECK(*order(wan("-5.00"), yuan("0.00")) == -1);
  CHECK(certain_sign(wan("0.01")) == 1);
  CHECK(certain_sign(wan("-0.01")) == -1);
  CHECK(certain_sign(wan("0.00")) == 0);
  CHECK(certain_sign(total({"0.01", "0.01"})) == 1);
  CHECK(certain_sign(total({"0.01", "-0.01", "0.01"})) == 0);
}

TEST_CASE("values are rounded half away from zero", "[base]") {
  CHECK(*round_to({5, 2}, 1) == 3);
  CHECK(*round_to({-5, 2}, 1) == -3);
  CHECK(*round_to({249, 100}, 1) == 2);
  CHECK(*round_to({-2'500'000, 1}, kOne) == -3'000'000);
  CHECK(*round_to({0, 7}, 10) == 0);
  CHECK(is(round_to({1, power_of_ten(30)}, power_of_ten(10)), Undecided::overflow));
}

TEST_CASE("decimal text has as many decimals as asked for", "[base]") {
  CHECK(to_text(2'387'200, 2) == "2.39");
  CHECK(to_text(2'387'200, 4) == "2.3872");
  CHECK(to_text(2'387'200, 6) == "2.387200");
  CHECK(to_text(2'500'000, 0) == "3");
  CHECK(to_text(-2'500'000, 0) == "-3");
  CHECK(to_text(-4'999, 2) == "0.00");
  CHECK(to_text(-5'000, 2) == "-0.01");
  CHECK(to_text(0, 0) == "0");
  CHECK(to_text(50'000, 1) == "0.1");
  CHECK(to_text(9'999'999, 2) == "10.00");
  CHECK(to_text(power_of_ten(30), 2) == "1" + std::string(24, '0') + ".00");
  const Micro least = static_cast<Micro>(detail::UInt128{1} << 127);
  CHECK(to_text(least, 6) == "-170141183460469231731687303715884.105728");
  CHECK(to_text(least, 0) == "-170141183460469231731687303715884");
}

TEST_CASE("what does not fit 128 bits is undecided, never wrong", "[base]") {
  const auto huge = [](int exponent, Micro step = kOne) {
    return *quantity({.value = power_of_ten(exponent), .step = step, .fine = step});
  };
  CHECK(is(quantity({.value = power_of_ten(38), .step = 1, .fine = 1}), Undecided::overflow));
  CHECK(is(share(huge(31), huge(31)), Undecided::overflow));
  CHECK(is(growth(huge(31), huge(30)), Undecided::overflow));
  CHECK(is(growth_by_change(huge(31), huge(30)), Undecided::overflow));
  CHECK(is(prior_by_rate(huge(31), rate("5.00")), Undecided::overflow));
  CHECK(is(sum(std::vector(30, huge(37))), Undecided::overflow));
  CHECK(share(huge(29), huge(29)).has_value());
  CHECK(compare(*share(huge(29), huge(29)), percent("100.00"), true)->agreement == exact);
  CHECK(compare(*sum(std::vector(10, huge(30))),
                {.value = power_of_ten(31) + 4 * kOne, .step = kOne, .fine = kOne}, false)
            ->agreement == unlikely_rounding);
  const auto extreme = share(huge(29), huge(30));
  CHECK(is(compare(*extreme, {.value = 0, .step = power_of_ten(9), .fine = power_of_ten(9)}, true),
           Undecided::overflow));
  CHECK(*order(huge(37), huge(36)) == 1);
  CHECK(*order(*share(huge(29), huge(28)), *share(huge(29), huge(29))) == 1);
  CHECK(*order(*share(huge(28), huge(29)), *share(huge(29), huge(29))) == -1);
}

TEST_CASE("products too long for 128 bits are compared exactly", "[base]") {
  const Micro big = power_of_ten(37);
  CHECK(detail::compare_products(big, big, big, big) == 0);
  CHECK(detail::compare_products(big, big, big + 1, big - 1) > 0);
  CHECK(detail::compare_products(-big, big, big + 1, 1 - big) < 0);
  CHECK(detail::compare_products(-big, -big, big, big - 1) > 0);
  CHECK(detail::compare_products(-big, big, 1, 1) < 0);
  CHECK(detail::compare_products(0, big, -big, big) > 0);
  CHECK(detail::full_product(~detail::UInt128{0}, ~detail::UInt128{0}).low == 1);
  CHECK(detail::full_product(~detail::UInt128{0}, ~detail::UInt128{0}).high ==
        ~detail::UInt128{0} - 1);
}

}  // namespace
}  // namespace gouji
