#include "derive/plan_file.hpp"

namespace ithaca {

PlanFileWriter::PlanFileWriter(Plan plan) : plan_(std::move(plan)) {
  for (const auto& [replica, counter] : plan_.seen()) replicas_.add(replica);
  next_ = plan_.table(kKinds.front()).begin();
  next_unknown_ = plan_.unknown().begin();
}

bool PlanFileWriter::step(std::size_t bytes) {
  const std::size_t until = out_.size() + bytes;
  while (part_ != Part::done && out_.size() < until) {
    switch (part_) {
      case Part::head:
        write_head();
        break;
      case Part::records:
        write_records(until);
        break;
      case Part::unknown_records:
        write_unknown(until);
        break;
      case Part::tail:
        write_tail();
        break;
      case Part::done:
        break;
    }
  }
  return part_ != Part::done;
}

void PlanFileWriter::write_head() {
  const std::string version = std::to_string(kSchemaVersion);
  out_ += "{\n\"ithaca\":\"plan\",\n\"schema\":" + version + ",\n\"minReader\":1,\n\"replicas\":[";
  for (const auto& [replica, counter] : plan_.seen()) {
    if (out_.back() != '[') out_.push_back(',');
    out_ += "\n{\"id\":\"" + replica.string() + "\",\"seen\":" + std::to_string(counter) + "}";
  }
  out_ += "],\n\"records\":{";
  part_ = Part::records;
}

// Leaves the place for the next record: a comma, or the key of another kind.
void PlanFileWriter::open_kind(std::string_view kind) {
  if (kind_ == kind) {
    out_.push_back(',');
  } else {
    if (!kind_.empty()) out_ += "],";
    kind_ = kind;
    out_ += "\n";
    append_json_string(out_, kind_);
    out_ += ":[";
  }
  out_.push_back('\n');
}

void PlanFileWriter::write_records(std::size_t until) {
  while (out_.size() < until) {
    const meta::Kind& kind = kKinds[table_];
    if (next_ != plan_.table(kind).end()) {
      open_kind(kind.name);
      append_record(out_, kind, next_->second.value.get(), *next_->second.stamp, replicas_);
      ++next_;
    } else if (++table_ < kKinds.size()) {
      next_ = plan_.table(kKinds[table_]).begin();
    } else {
      part_ = Part::unknown_records;
      return;
    }
  }
}

void PlanFileWriter::write_unknown(std::size_t until) {
  for (; next_unknown_ != plan_.unknown().end() && out_.size() < until; ++next_unknown_) {
    open_kind(next_unknown_->second.kind);
    append_record(out_, next_unknown_->second, replicas_);
  }
  if (out_.size() < until) part_ = Part::tail;
}

void PlanFileWriter::write_tail() {
  out_ += kind_.empty() ? "},\n\"deleted\":[" : "]},\n\"deleted\":[";
  for (const auto& [ref, dots] : plan_.deleted()) {
    out_ += out_.back() == '[' ? "\n[" : ",\n[";
    append_json_string(out_, meta::AsText<Ref>::write(ref));
    for (const Dot& dot : dots) {
      out_ += ",\"";
      replicas_.append(out_, dot);
      out_.push_back('"');
    }
    out_.push_back(']');
  }
  out_.push_back(']');
  for (const auto& [key, json] : plan_.unknown_members()) {
    out_ += ",\n";
    append_json_string(out_, key);
    out_.push_back(':');
    out_ += json;
  }
  out_ += "\n}\n";
  part_ = Part::done;
}

std::string write_plan_file(const Plan& plan) {
  PlanFileWriter writer(plan);
  while (writer.step(kLongestPlanFile)) {
  }
  return writer.take();
}

}  // namespace ithaca
