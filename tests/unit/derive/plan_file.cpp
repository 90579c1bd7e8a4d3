#include "derive/plan_file.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "derive/join.hpp"
#include "support/random_plan.hpp"

namespace ithaca {
namespace {

using testing::id_number;
using Weight = FileReport::Weight;

std::string file_with(const std::string& records, const std::string& head = "\"minReader\":1") {
  return "{\"ithaca\":\"plan\",\"schema\":1," + head + ",\"records\":{" + records + "}}";
}

Error refusal(std::string_view file) {
  const auto read = read_plan_file(file);
  CHECK_FALSE(read);
  if (read) return {};
  CHECK_FALSE(read.error().what.empty());
  return read.error();
}

ReadPlan accepted(std::string_view file) {
  auto read = read_plan_file(file);
  CHECK_MESSAGE(read, (read ? std::string{} : read.error().what));
  return read ? std::move(*read) : ReadPlan{};
}

bool has_report(const ReadPlan& read, Weight weight, std::string_view path) {
  return std::any_of(read.reports.begin(), read.reports.end(), [&](const FileReport& report) {
    return report.weight == weight && report.path == path && !report.what.empty();
  });
}

const std::string kId = "0123456789abcdef";
const std::string kOther = "0123456789abcdeg";
const std::string kPerson = "{\"id\":\"" + kId + "\",\"name\":\"Judith\"}";

}  // namespace

// What no plan is -----------------------------------------------------------------------------

TEST_CASE("An empty file says that it is empty") {
  CHECK(refusal("").code == Errc::missing);
  CHECK(refusal(" \r\n").code == Errc::missing);
  CHECK(refusal("\xEF\xBB\xBF").what == "This file is empty.");
}

TEST_CASE("A picture is no plan, and the sentence says what a plan is") {
  const std::string jpeg{"\xFF\xD8\xFF\xE0\x00\x10JFIF\x00\x01", 12};
  CHECK(refusal(jpeg).code == Errc::bad_syntax);
  CHECK(refusal(jpeg).what.find("JSON") != std::string::npos);
  CHECK(refusal("PK\x03\x04").code == Errc::bad_syntax);
  CHECK(refusal("Dear Judith,").code == Errc::bad_syntax);
  CHECK(refusal("{not json").code == Errc::bad_syntax);
  CHECK(refusal("{").code == Errc::bad_syntax);
}

TEST_CASE("Other JSON files are told from plans") {
  CHECK(refusal("{}").code == Errc::wrong_type);
  CHECK(refusal("[]").code == Errc::wrong_type);
  CHECK(refusal("{\"name\":\"package\",\"version\":1}").code == Errc::wrong_type);
  CHECK(refusal("{\"ithaca\":\"letter\"}").code == Errc::wrong_type);
}

TEST_CASE("Sixty-four megabytes of brackets are refused at their first kilobyte") {
  const std::string bomb(kLongestPlanFile, '[');
  CHECK(refusal(bomb).code == Errc::too_large);
  const std::string inside = "{\"ithaca\":\"plan\",\"x\":" + std::string(1000000, '[');
  CHECK(refusal(inside).code == Errc::too_large);
  const std::string record = file_with("\"person\":[{\"id\":" + std::string(100, '[') + "]");
  CHECK(refusal(record).code == Errc::too_large);
}

TEST_CASE("A file beyond sixty-four megabytes is not read") {
  PlanReader reader;
  reader.feed(file_with("\"person\":[" + kPerson + "]"));
  const std::string piece(16 * 1024 * 1024, ' ');
  for (int i = 0; i < 4; ++i) reader.feed(piece);
  const auto read = reader.finish();
  CHECK_FALSE(read);
  CHECK(read.error().code == Errc::too_large);
}

TEST_CASE("A key of the file that stands twice is named, and nothing is read") {
  const Error twice = refusal("{\"ithaca\":\"plan\",\"records\":{},\"records\":{}}");
  CHECK(twice.code == Errc::duplicate);
  CHECK(twice.what.find("records") != std::string::npos);
  CHECK(refusal(file_with("\"goal\":[],\"goal\":[]")).code == Errc::duplicate);
}

TEST_CASE("Bytes that are no UTF-8 are named by their place") {
  const std::string file = file_with("\"person\":[{\"id\":\"" + kId + "\",\"name\":\"\xC3(\"}]");
  const Error error = refusal(file);
  CHECK(error.code == Errc::bad_encoding);
  CHECK(error.where == std::to_string(file.find('\xC3')));
  CHECK(error.what.find(error.where) != std::string::npos);
  CHECK(refusal("{\"ithaca\":\"plan\",\"x\":\"\xED\xA0\x80\"}").code == Errc::bad_encoding);
}

TEST_CASE("A file for a newer reader is refused, a file of a newer schema is not") {
  CHECK(refusal(file_with("", "\"minReader\":2")).code == Errc::too_new);
  CHECK(refusal(file_with("", "\"minReader\":99999999999999999999")).code == Errc::too_new);
  CHECK(refusal(file_with("", "\"minReader\":\"x\"")).code == Errc::too_new);
  const ReadPlan read =
      accepted("{\"ithaca\":\"plan\",\"schema\":7,\"minReader\":1,\"records\":{}}");
  CHECK(read.schema == 7);
}

// One bad record among good ones --------------------------------------------------------------

TEST_CASE("One bad record never costs the others") {
  const std::string good = "{\"id\":\"" + kOther + "\",\"name\":\"Ana\"}";
  for (const std::string& bad :
       {std::string{"5"}, std::string{"null"}, std::string{"[]"}, std::string{"{}"},
        std::string{"{\"id\":\"short\"}"}, std::string{"{\"id\":7}"},
        "{\"id\":\"" + kId + "\",\"name\":tru}", "{\"id\":\"" + kId + "\" \"name\":1}",
        "{\"id\":\"" + kId + "\",\"id\":\"" + kId + "\"}",
        "{\"id\":\"" + kId + "\",\"x\":1,\"x\":2}", "{\"id\":\"" + kId + "\",\"name\":\"\\ud800\"}",
        "{\"id\":\"" + kId + "\",\"x\":\"\\udfff\"}"}) {
    const ReadPlan read = accepted(file_with("\"person\":[" + good + "," + bad + "]"));
    CHECK(read.plan.of<Person>().size() == 1);
    CHECK_MESSAGE(has_report(read, Weight::refused, "/records/person/1"), bad);
    CHECK(read.refused.at("person") == 1);
    CHECK(read.is_whole);
  }
}

TEST_CASE("A record that stands twice is read once") {
  const ReadPlan read = accepted(file_with("\"person\":[" + kPerson + "," + kPerson + "]"));
  CHECK(read.plan.of<Person>().size() == 1);
  CHECK(has_report(read, Weight::refused, "/records/person/1"));
}

TEST_CASE("A value that cannot be used is named, kept, and written back") {
  for (const auto& [key, value] :
       std::vector<std::pair<std::string, std::string>>{{"state", "\"sleeping\""},
                                                        {"state", "7"},
                                                        {"progress", "101"},
                                                        {"progress", "-1"},
                                                        {"progress", "1e300"},
                                                        {"progress", "0.10"},
                                                        {"until", "\"2026-02-30\""},
                                                        {"title", "{\"en\":\"Lead\"}"},
                                                        {"private", "\"yes\""},
                                                        {"mentorships", "\"none\""},
                                                        {"mentorships", "[1,2]"}}) {
    const std::string record =
        "{\"id\":\"" + kId + "\",\"measure\":\"m\",\"" + key + "\":" + value + "}";
    const ReadPlan read = accepted(file_with("\"goal\":[" + record + "]"));
    CHECK(read.plan.of<Goal>().size() == 1);
    CHECK(has_report(read, Weight::kept, "/records/goal/0/" + key));
    if (read.plan.of<Goal>().empty()) continue;
    CHECK(read.plan.of<Goal>().begin()->second.value->measure == "m");
    const std::string written = write_plan_file(read.plan);
    CHECK_MESSAGE(written.find("\"" + key + "\":" + value) != std::string::npos, written);
    CHECK(is_same_plan(accepted(written).plan, read.plan));
  }
}

TEST_CASE("Of a set with one new element the others are read, and the new one is written back") {
  const std::string record =
      "{\"id\":\"" + kId + "\",\"purposes\":[\"career\",\"friendship\",\"results\"]}";
  const ReadPlan read = accepted(file_with("\"mentorship\":[" + record + "]"));
  const auto& mentorship = *read.plan.of<Mentorship>().begin()->second.value;
  CHECK(mentorship.purposes == std::set<Purpose>{Purpose::career, Purpose::results});
  CHECK(write_plan_file(read.plan).find("[\"career\",\"friendship\",\"results\"]") !=
        std::string::npos);
}

TEST_CASE("A text beyond its limit is named and taken whole") {
  const std::string name(20 * 1024, 'x');
  const ReadPlan read =
      accepted(file_with("\"person\":[{\"id\":\"" + kId + "\",\"name\":\"" + name + "\"}]"));
  CHECK(has_report(read, Weight::kept, "/records/person/0/name"));
  CHECK(read.plan.of<Person>().begin()->second.value->name == name);
}

TEST_CASE("Keys, kinds and members of a newer version are written back as they came") {
  const std::string goal = "{\"id\":\"" + kId + "\",\"colour\":{\"z\":0.10,\"a\":[1e300]}}";
  const std::string dream = "{\"id\":\"" + kOther + "\",\"height\":-0.0,\"tags\":[\"b\",\"a\"]}";
  const ReadPlan read = accepted(
      "{\"ithaca\":\"plan\",\"schema\":2,\"minReader\":1,\"moon\":[1.50],"
      "\"records\":{\"goal\":[" +
      goal + "],\"dream\":[" + dream + "]}}");
  CHECK(read.reports.empty());
  const std::string written = write_plan_file(read.plan);
  for (const char* part : {"\"colour\":{\"z\":0.10,\"a\":[1e300]}", "\"height\":-0.0",
                           "\"moon\":[1.50]", "\"tags\":[\"a\",\"b\"]"}) {
    CHECK_MESSAGE(written.find(part) != std::string::npos, written);
  }
  CHECK(is_same_plan(accepted(written).plan, read.plan));
  CHECK(write_plan_file(accepted(written).plan) == written);
}

TEST_CASE("The first two hundred reports are kept, and all are counted") {
  std::string records = "1";
  for (int i = 1; i < 500; ++i) records += ",1";
  const ReadPlan read = accepted(file_with("\"goal\":[" + records + "]"));
  CHECK(read.reports.size() == kMostReports);
  CHECK(read.report_count == 500);
  CHECK(read.refused.at("goal") == 500);
}

// Cut, damaged, reordered ----------------------------------------------------------------------

TEST_CASE("A file that ends in the middle gives its whole records and says so") {
  const std::string file = file_with("\"person\":[" + kPerson + ",{\"id\":\"" + kOther + "\",\"na");
  const ReadPlan read = accepted(file.substr(0, file.size() - 2));
  CHECK(read.plan.of<Person>().size() == 1);
  CHECK_FALSE(read.is_whole);
  CHECK(read.reports.front().what.find("ends in the middle") != std::string::npos);
}

TEST_CASE("A file that was cut in the middle of a character was cut, not damaged") {
  const std::string file =
      file_with("\"person\":[" + kPerson + ",{\"id\":\"" + kOther + "\",\"name\":\"\xE6\x97\xA5");
  const ReadPlan read = accepted(std::string_view{file}.substr(0, file.find('\xE6') + 2));
  CHECK(read.plan.of<Person>().size() == 1);
  CHECK_FALSE(read.is_whole);
}

TEST_CASE("A file whose brackets do not fit gives what stands before, and the place") {
  const ReadPlan read = accepted(file_with("\"person\":[" + kPerson + "}]"));
  CHECK(read.plan.of<Person>().size() == 1);
  CHECK_FALSE(read.is_whole);
  CHECK(read.reports.front().what.find("damaged at byte") != std::string::npos);
}

TEST_CASE("What follows the plan is left out with a sentence") {
  const ReadPlan read = accepted(file_with("\"person\":[" + kPerson + "]") + "{}");
  CHECK(read.plan.of<Person>().size() == 1);
  CHECK(read.report_count == 1);
}

TEST_CASE("White space, a byte order mark and the order of members do not matter") {
  const Plan plan = testing::random_plan(7, 20);
  const std::string head = "\"replicas\":[{\"id\":\"" + kId + "\",\"seen\":3}]";
  const std::string records =
      "\"records\":{\"person\":[{\"edited\":\"0.2\",\"name\":\"J\",\"id\":\"" + kOther + "\"}]}";
  const std::string mark = "\"ithaca\":\"plan\"";
  const Plan one = accepted("{" + mark + "," + head + "," + records + "}").plan;
  const Plan other =
      accepted("\xEF\xBB\xBF{\r\n " + records + " ,\t" + head + ",\n" + mark + "\n}\n").plan;
  CHECK(is_same_plan(one, other));
  CHECK(one.seen().at(*parse_id<ReplicaTag>(kId)) == 3);
}

TEST_CASE("Lists where records should be, and records where lists should be, are named") {
  const ReadPlan read = accepted(file_with("\"person\":{},\"goal\":[[]],\"meeting\":[]"));
  CHECK(has_report(read, Weight::refused, "/records/person"));
  CHECK(has_report(read, Weight::refused, "/records/goal/0"));
  CHECK(read.plan.record_count() == 0);
}

// Stamps --------------------------------------------------------------------------------------

TEST_CASE("A file without stamps gets those of its own bytes, so that reading twice is once") {
  const std::string file = file_with("\"person\":[" + kPerson + "]");
  const Plan one = accepted(file).plan;
  const Plan other = accepted(file).plan;
  CHECK(is_same_plan(join(one, other), one));
  const Stamp& stamp = *one.of<Person>().begin()->second.stamp;
  CHECK(stamp.base.counter == 1);
  CHECK(one.seen().at(stamp.base.replica) == 1);
  const Plan third = accepted(file + " ").plan;
  CHECK_FALSE(third.of<Person>().begin()->second.stamp->base == stamp.base);
}

TEST_CASE("Stamps that cannot be read are named, and the record is read without them") {
  for (const char* edited :
       {"5", "\"9.1\"", "\"0.0\"", "\"0.99999999999999999999\"", "{\"by\":\"0.1\",\"newer\":1}",
        "{\"by\":\"0.1\",\"other\":[[1,2,3]]}"}) {
    const ReadPlan read = accepted(
        file_with("\"person\":[{\"id\":\"" + kId + "\",\"name\":\"J\",\"edited\":" + edited + "}]",
                  "\"replicas\":[{\"id\":\"" + kOther + "\",\"seen\":1}]"));
    CHECK(read.plan.of<Person>().size() == 1);
    CHECK_MESSAGE(has_report(read, Weight::kept, "/records/person/0/edited"), edited);
  }
}

TEST_CASE("What a damaged file has lost is not deleted by merging it") {
  const Plan mine = testing::random_plan(5, 120);
  const std::string file = write_plan_file(mine);
  const std::size_t last = file.rfind("{\"id\"");
  const ReadPlan cut = accepted(std::string_view{file}.substr(0, last));
  CHECK_FALSE(cut.is_whole);
  CHECK(cut.plan.seen().empty());
  CHECK(is_same_plan(join(mine, cut.plan), mine));

  std::string damaged = file;
  damaged.replace(last + 1, 4, "\"no\"");
  const ReadPlan without_one = accepted(damaged);
  CHECK(without_one.refused.size() == 1);
  CHECK(is_same_plan(join(mine, without_one.plan), mine));
}

TEST_CASE("A record that is there is not deleted") {
  const ReadPlan read = accepted("{\"ithaca\":\"plan\",\"replicas\":[{\"id\":\"" + kOther +
                                 "\",\"seen\":4}],"
                                 "\"records\":{\"person\":[" +
                                 kPerson + "]},\"deleted\":[[\"person/" + kId +
                                 "\",\"0.4\"],[\"person/" + kOther + "\",\"0.3\"]]}");
  CHECK(read.plan.of<Person>().size() == 1);
  CHECK(read.plan.deleted().size() == 1);
  CHECK(has_report(read, Weight::refused, "/deleted"));
}

TEST_CASE("The file is one that people can read") {
  Plan plan;
  Changes changes(plan, "Start");
  Person person;
  person.id = id_number<PersonTag>(1);
  person.name = "Judith \"J\" Brandt";
  changes.create(person);
  apply(plan, changes.take(), {id_number<ReplicaTag>(2), 1});
  CHECK(write_plan_file(plan) ==
        "{\n\"ithaca\":\"plan\",\n\"schema\":1,\n\"minReader\":1,\n\"replicas\":[\n"
        "{\"id\":\"" +
            id_number<ReplicaTag>(2).string() +
            "\",\"seen\":1}],\n"
            "\"records\":{\n\"person\":[\n{\"id\":\"" +
            person.id.string() +
            "\",\"name\":\"Judith \\\"J\\\" Brandt\",\"edited\":\"0.1\"}]},\n\"deleted\":[]\n}\n");
  CHECK(write_plan_file(Plan{}) ==
        "{\n\"ithaca\":\"plan\",\n\"schema\":1,\n\"minReader\":1,\n\"replicas\":[],\n"
        "\"records\":{},\n\"deleted\":[]\n}\n");
}

}  // namespace ithaca
