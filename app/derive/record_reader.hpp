// Reads one record of a plan file after the other into the plan, and says what it could not take.
// Knows no file around the records but its table of replicas.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "derive/plan_file.hpp"
#include "derive/record_json.hpp"
#include "plan/plan_writer.hpp"

namespace ithaca {

class RecordReader {
 public:
  RecordReader(PlanWriter& writer, ReadPlan& into) : writer_(writer), into_(into) {}

  Replicas& replicas() { return replicas_; }
  // The file's table cannot be read: all records get the file's own dot.
  void do_without_replicas();
  bool has_replicas() const { return has_replicas_; }
  // Of records without stamps.
  void use_file_dot(const Dot& dot) { file_dot_ = dot; }

  // `place`: the record's number in its list.
  void read(const std::string& kind, std::size_t place, std::string_view json);

  void report(FileReport::Weight weight, std::string path, std::string what);

 private:
  std::string path(std::string_view key = {}) const;
  void refuse(Errc code, std::size_t position);
  void refuse(std::string what);
  void refuse_without_id();
  void refuse_twice();
  void read_known(const meta::Kind& kind, std::string_view json);
  void read_slowly(const meta::Kind& kind, std::string_view json);
  std::optional<RecordId> id_of(const meta::Kind& kind, const void* record);
  void read_unknown_kind(std::string_view json);
  Edited stamps_of(const ReadRecord& read);
  Dot file_dot();
  void keep(const meta::Kind& kind, const RecordId& id, Typed typed);

  PlanWriter& writer_;
  ReadPlan& into_;
  Replicas replicas_;
  bool has_replicas_ = true;
  Dot file_dot_;
  std::string kind_;       // of the record that is being read
  std::size_t place_ = 0;  // its number in the list
  std::string space_;
};

}  // namespace ithaca
