#include "ui/twin.hpp"

#include <algorithm>
#include <cstring>

#include "ui/hash.hpp"

namespace ithaca::ui {
namespace {

enum class Operation : std::uint32_t {
  create = 1,
  remove,
  order,
  rect,
  text,
  attributes,
  value,
  look,
  extent,
  scroll,
  focus,
  announce,
  reveal
};

constexpr std::uint64_t kSeed = 0x243F6A8885A308D3ULL;

void append_text(std::vector<std::uint32_t>& words, std::string_view text) {
  words.push_back(static_cast<std::uint32_t>(text.size()));
  const std::size_t first = words.size();
  words.resize(first + (text.size() + 3) / 4, 0);
  if (!text.empty()) std::memcpy(words.data() + first, text.data(), text.size());
}

std::uint32_t word(Operation operation) { return static_cast<std::uint32_t>(operation); }

}  // namespace

// ---- IdTable
// ---------------------------------------------------------------------------------------

void IdTable::clear() {
  std::fill(slots_.begin(), slots_.end(), Slot{});
  used_ = 0;
}

void IdTable::grow() {
  std::vector<Slot> old = std::move(slots_);
  slots_.assign(std::max<std::size_t>(256, old.size() * 2), Slot{});
  used_ = 0;
  for (const Slot& slot : old) {
    if (slot.id != 0) insert(slot.id, slot.index);
  }
}

bool IdTable::insert(NodeId id, int index) {
  if (slots_.size() < (used_ + 1) * 2) grow();
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t at = id & mask;; at = (at + 1) & mask) {
    if (slots_[at].id == id) return false;
    if (slots_[at].id == 0) {
      slots_[at] = {id, index};
      ++used_;
      return true;
    }
  }
}

int IdTable::find(NodeId id) const {
  if (slots_.empty() || id == 0) return TwinNode::kNone;
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t at = id & mask; slots_[at].id != 0; at = (at + 1) & mask) {
    if (slots_[at].id == id) return slots_[at].index;
  }
  return TwinNode::kNone;
}

// ---- Recording
// -------------------------------------------------------------------------------------

void Twin::begin_frame() {
  nodes_.clear();
  attributes_.clear();
  table_.clear();
  late_.clear();
}

int Twin::add(NodeId id, Tag tag, int parent) {
  const int index = static_cast<int>(nodes_.size());
  while (id == 0 || !table_.insert(id, index)) id = id * 0x9E3779B1U + 1;
  TwinNode node;
  node.id = id;
  node.tag = tag;
  node.parent = parent;
  nodes_.push_back(node);
  return index;
}

void Twin::attribute(int node_index, Attribute name, std::string_view value) {
  TwinNode& owner = node(node_index);
  for (int i = owner.first_attribute; i != TwinNode::kNone;) {
    TwinAttribute& entry = attributes_[static_cast<std::size_t>(i)];
    if (entry.name == name) {
      entry.value = value;
      return;
    }
    i = entry.next;
  }
  const int index = static_cast<int>(attributes_.size());
  attributes_.push_back({name, value, TwinNode::kNone});
  if (owner.last_attribute == TwinNode::kNone) {
    owner.first_attribute = index;
  } else {
    attributes_[static_cast<std::size_t>(owner.last_attribute)].next = index;
  }
  owner.last_attribute = index;
}

std::string_view Twin::attribute(int node_index, Attribute name) const {
  for (int i = nodes_[static_cast<std::size_t>(node_index)].first_attribute;
       i != TwinNode::kNone;) {
    const TwinAttribute& entry = attributes_[static_cast<std::size_t>(i)];
    if (entry.name == name) return entry.value;
    i = entry.next;
  }
  return {};
}

bool Twin::has_attribute(int node_index, Attribute name) const {
  for (int i = nodes_[static_cast<std::size_t>(node_index)].first_attribute;
       i != TwinNode::kNone;) {
    const TwinAttribute& entry = attributes_[static_cast<std::size_t>(i)];
    if (entry.name == name) return true;
    i = entry.next;
  }
  return false;
}

std::string Twin::name_of(int index) const {
  const std::string_view label = attribute(index, Attribute::label);
  if (!label.empty()) return std::string(label);
  if (const std::string_view labelled_by = attribute(index, Attribute::labelled_by);
      !labelled_by.empty()) {
    NodeId id = 0;
    for (const char digit : labelled_by) id = id * 10 + static_cast<NodeId>(digit - '0');
    const int named = table_.find(id);
    if (named != TwinNode::kNone && named != index) return name_of(named);
  }
  const TwinNode& owner = nodes_[static_cast<std::size_t>(index)];
  std::string name(owner.text);
  for (std::size_t i = static_cast<std::size_t>(index) + 1; i < nodes_.size(); ++i) {
    int ancestor = nodes_[i].parent;
    while (ancestor > index) ancestor = nodes_[static_cast<std::size_t>(ancestor)].parent;
    if (ancestor != index) break;
    if (nodes_[i].text.empty()) continue;
    if (!name.empty()) name += ' ';
    name += nodes_[i].text;
  }
  std::replace(name.begin(), name.end(), '\n', ' ');
  return name;
}

void Twin::scroll(NodeId id, float top) {
  std::uint32_t bits = 0;
  std::memcpy(&bits, &top, sizeof bits);
  late_.insert(late_.end(), {word(Operation::scroll), id, bits});
}

void Twin::focus(NodeId id, std::uint32_t caret) {
  late_.insert(late_.end(), {word(Operation::focus), id, caret});
}

void Twin::reveal(NodeId id) { late_.insert(late_.end(), {word(Operation::reveal), id}); }

void Twin::announce(std::string_view message) {
  late_.push_back(word(Operation::announce));
  append_text(late_, message);
}

// ---- What elements of fields hold
// ------------------------------------------------------------------

Twin::Held* Twin::held_slot(NodeId id) {
  const auto found =
      std::find_if(held_.begin(), held_.end(), [&](const Held& held) { return held.id == id; });
  return found == held_.end() ? nullptr : &*found;
}

const std::string& Twin::held(NodeId id) const {
  static const std::string nothing;
  const auto found =
      std::find_if(held_.begin(), held_.end(), [&](const Held& held) { return held.id == id; });
  return found == held_.end() ? nothing : found->value;
}

void Twin::element_holds(NodeId id, std::string_view value) {
  Held* slot = held_slot(id);
  if (slot == nullptr) {
    held_.push_back({id, std::string(value)});
  } else {
    slot->value = value;
  }
}

void Twin::splice_held(NodeId id, std::size_t at, std::size_t removed, std::string_view inserted) {
  Held* slot = held_slot(id);
  if (slot == nullptr) {
    held_.push_back({id, {}});
    slot = &held_.back();
  }
  at = std::min(at, slot->value.size());
  removed = std::min(removed, slot->value.size() - at);
  slot->value.replace(at, removed, inserted);
}

// ---- The difference
// --------------------------------------------------------------------------------

void Twin::write(std::string_view text) { append_text(patch_, text); }

void Twin::write(float value) {
  std::uint32_t bits = 0;
  std::memcpy(&bits, &value, sizeof bits);
  patch_.push_back(bits);
}

std::uint64_t Twin::attributes_hash(const TwinNode& owner) const {
  std::uint64_t hash = kSeed;
  for (int i = owner.first_attribute; i != TwinNode::kNone;) {
    const TwinAttribute& entry = attributes_[static_cast<std::size_t>(i)];
    hash = mix_hash(mix_hash(hash, static_cast<std::uint64_t>(entry.name)), entry.value);
    i = entry.next;
  }
  return hash;
}

void Twin::patch_node(const TwinNode& owner, const Known& now, const Known* before) {
  const bool fresh = before == nullptr;
  if (fresh) {
    patch_.insert(patch_.end(), {word(Operation::create), now.id,
                                 static_cast<std::uint32_t>(now.tag), now.parent});
  }
  if (fresh || before->look != now.look) {
    patch_.insert(patch_.end(), {word(Operation::look), now.id, now.look});
  }
  if (fresh ? owner.first_attribute != TwinNode::kNone
            : before->attributes_hash != now.attributes_hash) {
    patch_.insert(patch_.end(), {word(Operation::attributes), now.id, 0});
    const std::size_t count = patch_.size() - 1;
    for (int i = owner.first_attribute; i != TwinNode::kNone;) {
      const TwinAttribute& entry = attributes_[static_cast<std::size_t>(i)];
      patch_.push_back(static_cast<std::uint32_t>(entry.name));
      write(entry.value);
      ++patch_[count];
      i = entry.next;
    }
  }
  if (fresh ? !owner.text.empty() : before->text_hash != now.text_hash) {
    patch_.insert(patch_.end(), {word(Operation::text), now.id});
    write(owner.text);
  }
  if (fresh || !(before->rect == now.rect) || before->pad_x != now.pad_x ||
      before->pad_y != now.pad_y) {
    patch_.insert(patch_.end(), {word(Operation::rect), now.id});
    for (const float value :
         {now.rect.x, now.rect.y, now.rect.width, now.rect.height, now.pad_x, now.pad_y}) {
      write(value);
    }
  }
  if (owner.scrolls && (fresh || before->extent != now.extent)) {
    patch_.insert(patch_.end(), {word(Operation::extent), now.id});
    write(now.extent);
  }
  if (owner.has_value) {
    if (fresh) element_holds(now.id, {});
    Held* held = held_slot(now.id);
    if (held == nullptr || held->value != owner.value) {
      patch_.insert(patch_.end(), {word(Operation::value), now.id});
      write(owner.value);
      element_holds(now.id, owner.value);
    }
  }
}

const std::vector<std::uint32_t>& Twin::end_frame() {
  patch_.clear();
  std::vector<Known> now(nodes_.size());
  std::vector<std::uint8_t> fresh(nodes_.size(), 0);
  std::uint64_t root_children = kSeed;
  for (std::size_t i = 0; i < nodes_.size(); ++i) {
    const TwinNode& owner = nodes_[i];
    Known& entry = now[i];
    entry.id = owner.id;
    entry.parent =
        owner.parent == TwinNode::kNone ? 0 : nodes_[static_cast<std::size_t>(owner.parent)].id;
    entry.tag = owner.tag;
    entry.interactive = owner.interactive;
    entry.text_hash = mix_hash(kSeed, owner.text);
    entry.attributes_hash = attributes_hash(owner);
    entry.children_hash = kSeed;
    entry.look = owner.look;
    entry.rect = owner.rect;
    entry.pad_x = owner.pad_x;
    entry.pad_y = owner.pad_y;
    entry.extent = owner.extent;
    std::uint64_t& children = owner.parent == TwinNode::kNone
                                  ? root_children
                                  : now[static_cast<std::size_t>(owner.parent)].children_hash;
    children = mix_hash(children, static_cast<std::uint64_t>(owner.id));
    const int old = known_table_.find(owner.id);
    const Known* before = old == TwinNode::kNone ? nullptr : &known_[static_cast<std::size_t>(old)];
    const bool parent_is_fresh =
        owner.parent != TwinNode::kNone && fresh[static_cast<std::size_t>(owner.parent)] != 0;
    fresh[i] = before == nullptr || before->tag != entry.tag || before->parent != entry.parent ||
               parent_is_fresh;
  }

  // What is gone, or comes back elsewhere: the topmost only, what is inside goes with it.
  const auto goes = [&](const Known& old) {
    const int index = table_.find(old.id);
    return index == TwinNode::kNone || fresh[static_cast<std::size_t>(index)] != 0;
  };
  for (const Known& old : known_) {
    if (old.id == 0 || !goes(old)) continue;
    const int parent = known_table_.find(old.parent);
    if (parent != TwinNode::kNone && goes(known_[static_cast<std::size_t>(parent)])) continue;
    patch_.insert(patch_.end(), {word(Operation::remove), old.id});
  }
  held_.erase(
      std::remove_if(held_.begin(), held_.end(),
                     [&](const Held& held) { return table_.find(held.id) == TwinNode::kNone; }),
      held_.end());

  for (std::size_t i = 0; i < nodes_.size(); ++i) {
    const int old = known_table_.find(nodes_[i].id);
    patch_node(nodes_[i], now[i], fresh[i] != 0 ? nullptr : &known_[static_cast<std::size_t>(old)]);
  }

  // Orders, of parents whose list of children is not the one the page has.
  const auto order = [&](NodeId id, int parent) {
    patch_.insert(patch_.end(), {word(Operation::order), id, 0});
    const std::size_t count = patch_.size() - 1;
    for (const TwinNode& child : nodes_) {
      if (child.parent != parent) continue;
      patch_.push_back(child.id);
      ++patch_[count];
    }
  };
  const int old_root = known_table_.find(kRoot);
  if (old_root == TwinNode::kNone ||
      known_[static_cast<std::size_t>(old_root)].children_hash != root_children) {
    order(0, TwinNode::kNone);
  }
  for (std::size_t i = 0; i < nodes_.size(); ++i) {
    if (fresh[i] != 0) continue;  // created in the right order
    const Known& before = known_[static_cast<std::size_t>(known_table_.find(now[i].id))];
    if (before.children_hash != now[i].children_hash) order(now[i].id, static_cast<int>(i));
  }

  patch_.insert(patch_.end(), late_.begin(), late_.end());
  known_ = std::move(now);
  Known root;
  root.id = 0;
  root.children_hash = root_children;
  known_.push_back(root);
  known_table_.clear();
  for (std::size_t i = 0; i + 1 < known_.size(); ++i) {
    known_table_.insert(known_[i].id, static_cast<int>(i));
  }
  known_table_.insert(kRoot, static_cast<int>(known_.size() - 1));
  return patch_;
}

void Twin::forget_elements() {
  known_.clear();
  known_table_.clear();
  held_.clear();
}

NodeId Twin::neighbour_of(NodeId id) const {
  const int index = known_table_.find(id);
  if (index == TwinNode::kNone) return 0;
  const auto stays = [&](const Known& known) {
    if (!known.interactive) return false;
    const int now = table_.find(known.id);
    return now != TwinNode::kNone && nodes_[static_cast<std::size_t>(now)].interactive;
  };
  for (std::size_t i = static_cast<std::size_t>(index) + 1; i < known_.size(); ++i) {
    if (stays(known_[i])) return known_[i].id;
  }
  for (std::size_t i = static_cast<std::size_t>(index); i-- > 0;) {
    if (stays(known_[i])) return known_[i].id;
  }
  return 0;
}

bool Twin::was_inside(NodeId id, NodeId ancestor) const {
  while (id != 0 && id != ancestor) {
    const int index = known_table_.find(id);
    id = index == TwinNode::kNone ? 0 : known_[static_cast<std::size_t>(index)].parent;
  }
  return id != 0;
}

}  // namespace ithaca::ui
