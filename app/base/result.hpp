// The one way a function says that it could not do its work; no exceptions cross any line.
// Knows nothing of what failed: the error carries a place and a sentence, never user text.
#pragma once

#include <cassert>
#include <string>
#include <utility>
#include <variant>

namespace ithaca {

enum class Errc {
  bad_encoding,  // not valid UTF-8
  bad_syntax,    // not what the format asks for
  wrong_type,    // a value of another shape than the field's
  out_of_range,  // a value beyond its limits
  missing,       // something that must be there is absent
  duplicate,     // a key or an id stands twice
  too_large,     // beyond a stated limit of size or depth
  too_new,       // written by a version that this one cannot read
  damaged,       // a checksum or a length does not fit
  not_found,     // no record of that id
  forbidden,     // the actor may not do this
  unavailable    // the platform refused: storage, clipboard, files
};

struct Error {
  Errc code = Errc::not_found;
  std::string where;  // JSON pointer, record id or file position
  std::string what;   // one sentence for the person, already translated; may be empty
  bool operator==(const Error&) const = default;
};

template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}

  explicit operator bool() const { return state_.index() == 0; }
  T& operator*() & { return *checked(); }
  const T& operator*() const& { return *checked(); }
  T&& operator*() && { return std::move(*checked()); }
  T* operator->() { return checked(); }
  const T* operator->() const { return checked(); }
  const Error& error() const {
    assert(state_.index() == 1);
    return *std::get_if<1>(&state_);
  }

 private:
  T* checked() {
    assert(state_.index() == 0);
    return std::get_if<0>(&state_);
  }
  const T* checked() const {
    assert(state_.index() == 0);
    return std::get_if<0>(&state_);
  }
  std::variant<T, Error> state_;
};

struct Done {  // the value of a Result that has none
  bool operator==(const Done&) const = default;
};

}  // namespace ithaca
