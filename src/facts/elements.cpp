#include "facts/elements.hpp"

#include <cstdint>

namespace gouji {

std::vector<Element> elements_of(std::string_view letters, std::vector<Element> room) {
  room.clear();
  for (auto at = next_beginning(letters, 0); at < letters.size();)
    at = next_beginning(letters, room.emplace_back(next_element(letters, at)).all.last);
  return room;
}

std::size_t ElementsAhead::next_beginning(std::size_t at) {
  while (next_ < parsed_.size() && parsed_[next_].all.first < at) ++next_;
  amid_ = next_ > 0 && at < parsed_[next_ - 1].all.last;
  if (amid_) return gouji::next_beginning(letters_, at);
  return next_ < parsed_.size() ? parsed_[next_].all.first : letters_.size();
}

Element ElementsAhead::next_element(std::size_t at, std::size_t beginning) const {
  if (at < beginning) {
    Element other;
    other.all = {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at) + 1};
    return other;
  }
  return amid_ ? gouji::next_element(letters_, at) : parsed_[next_];
}

}  // namespace gouji
