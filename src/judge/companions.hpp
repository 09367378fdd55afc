#pragma once
// The other documents of a run: the same office's disclosure of the year before.

#include <map>
#include <string>
#include <tuple>
#include <vector>

#include "facts/disclosure.hpp"

namespace gouji {

class Companions {
 public:
  /// `disclosure` must outlive this.
  void add(const Disclosure& disclosure) {
    if (!disclosure.year || disclosure.unit.empty()) return;
    by_key_[key(disclosure, *disclosure.year)].push_back(&disclosure);
  }

  /// Same office, level and kind, one year earlier; null where there is none, or several.
  const Disclosure* of_last_year(const Disclosure& disclosure) const {
    if (!disclosure.year || disclosure.unit.empty()) return nullptr;
    const auto found = by_key_.find(key(disclosure, *disclosure.year - 1));
    return found == by_key_.end() || found->second.size() != 1 ? nullptr : found->second.front();
  }

 private:
  using Key = std::tuple<std::string, std::string, std::string, int>;

  static Key key(const Disclosure& disclosure, int year) {
    const auto& about = disclosure.document.submission;
    return {disclosure.unit, about ? about->level : "", disclosure.kind, year};
  }

  std::map<Key, std::vector<const Disclosure*>> by_key_;
};

}  // namespace gouji
