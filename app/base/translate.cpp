#include "base/translate.hpp"

#include <functional>
#include <map>

#include "base/text.hpp"

namespace ithaca {
namespace {

class English final : public Catalogue {
 public:
  std::string_view sentence(std::string_view english) const override { return english; }
  std::string_view plural(std::string_view one, std::string_view many,
                          std::int64_t count) const override {
    return count == 1 ? one : many;
  }
};

class Pseudo final : public Catalogue {
 public:
  std::string_view sentence(std::string_view english) const override {
    const auto known = sentences_.find(english);
    if (known != sentences_.end()) return known->second;
    return sentences_.emplace(english, disguised(english)).first->second;
  }
  std::string_view plural(std::string_view one, std::string_view many,
                          std::int64_t count) const override {
    return sentence(count == 1 ? one : many);
  }

 private:
  mutable std::map<std::string, std::string, std::less<>> sentences_;

  static std::string disguised(std::string_view text) {
    std::string out = "[";
    std::size_t letters = 0;
    bool in_name = false;
    for (const char c : text) {
      if (c == '{') in_name = true;
      if (c == '}') in_name = false;
      const std::string_view accent = in_name ? std::string_view{} : accented(c);
      if (accent.empty()) {
        out.push_back(c);
      } else {
        out += accent;
        ++letters;
      }
    }
    // German is a third longer, in words that fit a line.
    for (std::size_t i = 0; i < letters / 3; ++i) out += i % 6 == 5 ? ' ' : '~';
    return out + "]";
  }
  static std::string_view accented(char c) {
    switch (c) {
      case 'a':
        return "á";
      case 'e':
        return "ë";
      case 'i':
        return "ï";
      case 'o':
        return "ö";
      case 'u':
        return "ü";
      case 'A':
        return "Å";
      case 'E':
        return "É";
      case 'O':
        return "Ø";
      case 'n':
        return "ñ";
      case 'c':
        return "ç";
      default:
        return {};
    }
  }
};

const Catalogue*& catalogue_in_use() {
  static const Catalogue* catalogue = &english_catalogue();
  return catalogue;
}

// Left-to-right mark: a sentence of this language that begins with a name of another script goes in
// its own direction.
constexpr std::string_view kThisDirection = "\u200E";

std::string filled(std::string_view text, std::initializer_list<Named> values) {
  std::string out;
  out.reserve(text.size() + 32);
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t open = text.find('{', at);
    const std::size_t close = open == std::string::npos ? open : text.find('}', open);
    if (close == std::string::npos) {
      out.append(text.substr(at));
      break;
    }
    out.append(text.substr(at, open - at));
    const std::string_view name{text.data() + open + 1, close - open - 1};
    const Named* found = nullptr;
    for (const Named& value : values) {
      if (value.name == name) found = &value;
    }
    if (found == nullptr) {
      out.append(text.substr(open, close - open + 1));
    } else if (found->is_number) {
      out += std::to_string(found->number);
    } else {
      const bool begins_here = out.empty() || out == "“";
      if (begins_here && close + 1 < text.size() && begins_right_to_left(found->text)) {
        out.insert(0, kThisDirection);
      }
      out += found->text;
    }
    at = close + 1;
  }
  return out;
}

}  // namespace

const Catalogue& english_catalogue() {
  static const English catalogue;
  return catalogue;
}

const Catalogue& pseudo_catalogue() {
  static const Pseudo catalogue;
  return catalogue;
}

void use_catalogue(const Catalogue& catalogue) { catalogue_in_use() = &catalogue; }

Words sentence(std::string_view literal) { return Words(catalogue_in_use()->sentence(literal)); }

std::string t(std::string_view english) {
  return std::string(catalogue_in_use()->sentence(english));
}

std::string t(std::string_view english, std::initializer_list<Named> values) {
  return filled(catalogue_in_use()->sentence(english), values);
}

std::string tn(std::string_view one, std::string_view many, std::int64_t count,
               std::initializer_list<Named> values) {
  const std::string_view form = catalogue_in_use()->plural(one, many, count);
  return filled(filled(form, values), {{"count", count}});
}

}  // namespace ithaca
