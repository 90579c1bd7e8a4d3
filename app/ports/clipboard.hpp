// Puts text on the clipboard; the answer arrives in the Inbox.
// Knows nothing of what is copied. Must be called inside the event of the person's key or click, or
// promised there.
#pragma once

#include <string>

namespace ithaca {

struct Copied {};
struct CopyFailed {
  std::string text;  // what was to be copied, so that it can be shown for copying by hand
};

class Clipboard {
 public:
  virtual ~Clipboard() = default;
  // The next text that is copied is meant for this event, though it comes later.
  virtual void promise() = 0;
  // `html`, when not empty, goes beside the text for programs that paste formatted text.
  virtual void copy(std::string text, std::string html) = 0;
};

}  // namespace ithaca
