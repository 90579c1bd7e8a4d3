#include "ui/twin.hpp"

#include <doctest/doctest.h>

#include <initializer_list>
#include <string>
#include <vector>

using namespace ithaca::ui;

namespace {

// The operations of a patch, without their operands but the id.
std::string operations(const std::vector<std::uint32_t>& patch) {
  static const char* names[] = {"",       "create",     "remove",   "order", "rect",
                                "text",   "attributes", "value",    "look",  "extent",
                                "scroll", "focus",      "announce", "reveal"};
  std::string told;
  const auto text_words = [&](std::size_t at) { return 1 + (patch[at] + 3) / 4; };
  for (std::size_t at = 0; at < patch.size();) {
    const std::uint32_t operation = patch[at];
    told += std::string(told.empty() ? "" : ", ") + names[operation];
    if (operation != 12) told += " " + std::to_string(patch[at + 1]);
    switch (operation) {
      case 1:
        at += 4;
        break;
      case 3:
        at += 3 + patch[at + 2];
        break;
      case 4:
        at += 8;
        break;
      case 5:
      case 7:
        at += 2 + text_words(at + 2);
        break;
      case 6: {
        std::size_t entry = at + 3;
        for (std::uint32_t i = 0; i < patch[at + 2]; ++i) entry += 1 + text_words(entry + 1);
        at = entry;
        break;
      }
      case 12:
        at += 1 + text_words(at + 1);
        break;
      case 2:
      case 13:
        at += 2;
        break;
      default:
        at += 3;
    }
  }
  return told;
}

struct Shown {
  NodeId id;
  const char* text;
};

std::string frame(Twin& twin, std::initializer_list<Shown> list) {
  twin.begin_frame();
  const int home = twin.add(1, Tag::ul, TwinNode::kNone);
  for (const Shown& shown : list) twin.node(twin.add(shown.id, Tag::li, home)).text = shown.text;
  return operations(twin.end_frame());
}

}  // namespace

TEST_CASE("a frame that shows the same costs nothing") {
  Twin twin;
  frame(twin, {{2, "one"}, {3, "two"}});
  CHECK(frame(twin, {{2, "one"}, {3, "two"}}).empty());
}

TEST_CASE("a patch touches what changed") {
  Twin twin;
  frame(twin, {{2, "one"}, {3, "two"}});
  CHECK(frame(twin, {{2, "one"}, {3, "three"}}) == "text 3");
  CHECK(frame(twin, {{3, "three"}}) == "remove 2, order 1");
  CHECK(frame(twin, {{3, "three"}, {4, "four"}}) == "create 4, look 4, text 4, rect 4, order 1");
  CHECK(frame(twin, {{4, "four"}, {3, "three"}}) == "order 1");
}

TEST_CASE("an element that becomes another kind is made anew, with all that is in it") {
  Twin twin;
  const auto show = [&](Tag tag) {
    twin.begin_frame();
    const int home = twin.add(1, tag, TwinNode::kNone);
    twin.add(2, Tag::p, home);
    return operations(twin.end_frame());
  };
  show(Tag::ul);
  const std::string patch = show(Tag::ol);
  CHECK(patch.find("remove 1") == 0);
  CHECK(patch.find("remove 2") == std::string::npos);
  CHECK(patch.find("create 1") != std::string::npos);
  CHECK(patch.find("create 2") != std::string::npos);
}

TEST_CASE("two nodes of one id become two elements") {
  Twin twin;
  twin.begin_frame();
  const int one = twin.add(7, Tag::p, TwinNode::kNone);
  const int other = twin.add(7, Tag::p, TwinNode::kNone);
  CHECK(twin.node(one).id != twin.node(other).id);
}

TEST_CASE("a field's text is sent only when its element holds another") {
  Twin twin;
  const auto show = [&](const char* value) {
    twin.begin_frame();
    TwinNode& node = twin.node(twin.add(5, Tag::input, TwinNode::kNone));
    node.has_value = true;
    node.value = value;
    return operations(twin.end_frame());
  };
  show("abc");
  CHECK(show("abc").empty());
  twin.splice_held(5, 1, 1, "xy");  // typed: the element shows it already
  CHECK(twin.held(5) == "axyc");
  CHECK(show("axyc").empty());
  CHECK(show("axy") == "value 5");
}

TEST_CASE("what had the focus gives it to what comes after it, else before it") {
  Twin twin;
  const auto show = [&](std::initializer_list<NodeId> ids) {
    twin.begin_frame();
    for (const NodeId id : ids)
      twin.node(twin.add(id, Tag::button, TwinNode::kNone)).interactive = true;
  };
  show({1, 2, 3});
  twin.end_frame();
  show({1, 3});
  CHECK(twin.neighbour_of(2) == 3);
  twin.end_frame();
  show({1});
  CHECK(twin.neighbour_of(3) == 1);
}
