#include "method/words.hpp"

#include "base/translate.hpp"

namespace ithaca::method {

std::string distance_in_own_words(int days, FirstLetter letter) {
  const bool begins = letter == FirstLetter::capital;
  if (days == 0) return begins ? t("Today") : t("today");
  if (days == -1) return begins ? t("Yesterday") : t("yesterday");
  if (days == 1) return begins ? t("Tomorrow") : t("tomorrow");
  if (days < 0) return tn("{count} day ago", "{count} days ago", -days);
  return begins ? tn("In {count} day", "In {count} days", days)
                : tn("in {count} day", "in {count} days", days);
}

}  // namespace ithaca::method
