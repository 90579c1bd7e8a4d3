// Files that the person saves and opens; the answers arrive in the Inbox.
// Knows no format. A chosen file is read in pieces, so that a large one never holds up the page.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace ithaca {

using FileHandle = std::uint32_t;

enum class FileOrigin : std::uint8_t { chosen, dropped, sample };

struct FileOpened {
  FileHandle file = 0;  // valid until Files::close
  FileOrigin origin = FileOrigin::chosen;
  std::string name;
  std::uint64_t size = 0;  // bytes
};
struct FileChoiceCancelled {};
struct SampleMissing {};  // it could not be fetched; it may be asked for again
struct FilePiece {
  FileHandle file = 0;
  std::uint64_t offset = 0;
  std::string bytes;  // shorter than asked for only at the end of the file
};
struct FileUnreadable {  // it was moved or changed, or may not be read
  FileHandle file = 0;
  std::uint64_t offset = 0;
};
// A file is being dragged over the page, or no longer.
struct FileHovers {
  bool over = false;
};

class Files {
 public:
  virtual ~Files() = default;
  // Offers `bytes` as a download; the browser asks or saves, and tells nobody which.
  virtual void save(std::string_view name, std::string_view media_type, std::string_view bytes) = 0;
  // Opens the file chooser; `accept` as in HTML: ".json,application/json". Inside the person's
  // event.
  virtual void choose(std::string_view accept) = 0;
  // Opens the sample plan, which comes with the program and is fetched only now.
  virtual void open_sample() = 0;
  virtual void read(FileHandle file, std::uint64_t offset, std::uint32_t length) = 0;
  virtual void close(FileHandle file) = 0;
};

}  // namespace ithaca
