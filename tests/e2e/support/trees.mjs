// What must hold of any accessible tree, whatever it shows: found in the text that Playwright's ariaSnapshot gives.

const with_name = new Set([
  'button', 'link', 'textbox', 'combobox', 'checkbox', 'radio', 'slider', 'option', 'listbox', 'dialog', 'region', 'group', 'radiogroup',
  'navigation', 'complementary', 'form', 'img', 'heading',
]);
const is_pressed_by_name = new Set(['button', 'link', 'textbox', 'combobox', 'checkbox']);
const landmarks = new Set(['banner', 'navigation', 'main', 'complementary', 'contentinfo', 'search', 'form', 'region']);

// The nodes in reading order: {depth, role, name, level, text}.
export function nodes_of(tree) {
  return tree.split('\n').flatMap((line) => {
    const [, indent, rest] = /^( *)- (.*)$/.exec(line) ?? [];
    if (rest === undefined || rest.startsWith('/')) return [];
    const [, quoted, after = ''] = /^'((?:[^']|'')*)'(.*)$/.exec(rest) ?? [];
    const plain = quoted === undefined ? rest : quoted.replaceAll("''", "'") + after;
    const [, role, name, marks, text] = /^(\w+)(?: ("(?:[^"\\]|\\.)*"))?((?: \[[^\]]*\])*)(?:: ?(.*))?$/.exec(plain) ?? [];
    if (!role) throw new Error(`not understood: ${line}`);
    return [{
      depth: indent.length / 2, role, name: name ? JSON.parse(name) : '', text: /^".*"$/.test(text ?? '') ? JSON.parse(text) : text ?? '',
      level: Number(/\[level=(\d)\]/.exec(marks)?.[1] ?? 0),
    }];
  });
}

const words_of = (text) => (text.toLowerCase().match(/[\p{L}\p{N}%]+/gu) ?? []).join(' ');

// What is seen on a link or button, which a name of its own must hold: speech control goes by it, and screen readers
// read nothing else.
function seen_on(nodes, i) {
  const {depth, text} = nodes[i];
  const inside = nodes.slice(i + 1);
  const end = inside.findIndex((node) => node.depth <= depth);
  return words_of([text, ...inside.slice(0, end < 0 ? inside.length : end).filter(({role}) => role === 'text').map((node) => node.text)].join(' '));
}

export function faults_of_tree(tree) {
  const found = [];
  const nodes = nodes_of(tree);
  const names = new Set();
  let level = nodes[0].role === 'dialog' ? 1 : 0, part = '';
  nodes.forEach((node, i) => {
    if (node.depth === 0) part = node.role;
    const {role, name} = node;
    const what = `${role} “${name}”`;
    if (with_name.has(role) && !name.trim()) found.push(`a ${role} has no name`);
    if (/\b(\p{L}+)\s+\1\b/iu.test(name)) found.push(`${what} says a word twice`);
    if ((role === 'link' || role === 'button') && !words_of(name).includes(seen_on(nodes, i))) {
      found.push(`${what} leaves out what is seen: “${seen_on(nodes, i)}”`);
    }
    if (role === 'heading') {
      if (/^\p{Ll}/u.test(name)) found.push(`${what} begins small`);
      if (node.level > level + 1) found.push(`${what} is of level ${node.level} after level ${level}`);
      level = node.level;
    }
    const follows = nodes[i + 1];
    if (role === 'list' && !(follows && follows.depth > node.depth && follows.role === 'listitem')) found.push(`the list “${name}” has no item`);
    if (is_pressed_by_name.has(role) || landmarks.has(role)) {
      if (names.has(part + what)) found.push(`two are called ${what}`);
      names.add(part + what);
    }
  });
  if (nodes[0].role !== 'dialog' && nodes.filter(({role}) => role === 'main').length !== 1) found.push('there is not one main part');
  return found;
}
