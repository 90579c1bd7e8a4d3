// The accessible twin in the page: applies the patches of app/ui/twin.hpp to real elements and tells what happens to
// them. Names are set as text and attributes only. See web/page.cpp for what it calls.
mergeInto(LibraryManager.library, {
  $ithaca_twin__deps: ['$ithaca_give_text', '$ithaca_text_at'],
  $ithaca_twin: {
    // In the order of Tag, Attribute and Operation in app/ui/twin.hpp.
    tags: ['div', 'span', 'p', 'h1', 'h2', 'h3', 'a', 'button', 'input', 'checkbox', 'radio', 'textarea', 'select', 'ul',
      'ol', 'li', 'dl', 'dt', 'dd', 'nav', 'main', 'header', 'aside', 'section', 'form', 'search', 'dialog', 'label'],
    attributes: ['role', 'aria-label', 'href', 'title', 'lang', 'name', 'checked', 'options', 'chosen', 'tabindex',
      'aria-disabled', 'aria-current', 'aria-expanded', 'aria-pressed', 'aria-selected', 'aria-controls',
      'aria-activedescendant', 'aria-describedby', 'aria-labelledby', 'aria-setsize', 'aria-posinset',
      'aria-keyshortcuts', 'aria-invalid', 'aria-autocomplete', 'aria-valuenow', 'aria-valuetext', 'inputmode',
      'enterkeyhint', 'autocapitalize', 'spellcheck', 'readonly', 'aria-level', 'aria-orientation', 'data-roving',
      'aria-live', 'aria-hidden', 'placeholder', 'for', 'data-drags', 'data-grip'],
    references: ['aria-controls', 'aria-activedescendant', 'aria-describedby', 'aria-labelledby', 'for'],

    root: null,
    elements: null,       // id → element; what the twin knows of an element is its property `twin`
    scale: 1,             // CSS pixels of the page in one of the layout's
    new_dialogs: [],
    composing: null,      // the field in which an input method is at work
    tabs: false,          // the focus moves by Tab
    apple: false,

    start: function() {
      const root = ithaca_twin.root = document.getElementById('twin');
      ithaca_twin.elements = new Map();
      ithaca_twin.apple = /Mac|iPhone|iPad/.test(navigator.platform);
      const id_at = ithaca_twin.id_at;
      const element_at = ithaca_twin.element_at;
      // What was said stands at the end of the page until the person does something else.
      for (const name of ['keydown', 'pointerdown', 'click']) addEventListener(name, () => ithaca_twin.hush(), true);
      root.addEventListener('click', (event) => ithaca_twin.click(event));
      root.addEventListener('change', (event) => ithaca_twin.change(event));
      root.addEventListener('input', (event) => ithaca_twin.input(event));
      root.addEventListener('compositionstart', (event) => ithaca_twin.composing = event.target);
      root.addEventListener('compositionend', (event) => ithaca_twin.composed(event.target));
      root.addEventListener('focusin', (event) => {
        const id = id_at(event.target);
        if (id) _ithaca_twin_focus(id, event.target.matches(':focus-visible'));
        // A browser that comes to a field shows the line of its caret alone.
        if (ithaca_twin.tabs) event.target.scrollIntoView({block: 'nearest'});
      });
      root.addEventListener('focusout', (event) => {
        // A window that is left keeps its focus.
        if (event.target.twin && document.activeElement !== event.target) _ithaca_twin_blur(event.target.twin.id);
      });
      root.addEventListener('pointerover', (event) => {
        if (event.pointerType !== 'touch') _ithaca_twin_hover(id_at(event.target));
      });
      root.addEventListener('pointerleave', () => _ithaca_twin_hover(0));
      addEventListener('keydown', (event) => ithaca_twin.tabs = event.key === 'Tab', true);
      root.addEventListener('pointerdown', (event) => {
        ithaca_twin.tabs = false;
        _ithaca_twin_press(id_at(event.target));
      });
      for (const name of ['pointerup', 'pointercancel']) addEventListener(name, () => _ithaca_twin_press(0));
      // A choice from a list leaves the focus in its field.
      root.addEventListener('mousedown', (event) => {
        if (event.target.closest('[role=option]')) event.preventDefault();
      });
      root.addEventListener('scroll', (event) => {
        const element = event.target;
        if (element.twin) _ithaca_twin_scrolled(element.twin.id, element.scrollTop / ithaca_twin.scale);
      }, true);
      root.addEventListener('cancel', (event) => {
        event.preventDefault();
        _ithaca_twin_dismiss(id_at(event.target));
      }, true);
      // A browser may close a dialog without asking twice.
      root.addEventListener('close', (event) => {
        if (element_at(id_at(event.target))) _ithaca_twin_dismiss(id_at(event.target));
      }, true);
      document.addEventListener('selectionchange', () => ithaca_twin.selected());
      document.addEventListener('keydown', (event) => ithaca_twin.key(event));
    },

    element_at: function(id) {
      return ithaca_twin.elements.get(id);
    },
    id_at: function(node) {
      while (node && !node.twin) node = node.parentNode;
      return node ? node.twin.id : 0;
    },
    is_field: function(element) {
      return Boolean(element.twin) && (element.twin.tag === 'input' || element.twin.tag === 'textarea');
    },
    bytes_of: function(text) {
      return new TextEncoder().encode(text).length;
    },

    // ---- What the person does -----------------------------------------------------------------------------------

    click: function(event) {
      const element = ithaca_twin.element_at(ithaca_twin.id_at(event.target));
      if (!element) return;
      const id = element.twin.id;
      const tag = element.twin.tag;
      if (tag === 'dialog' && event.target === element) {
        const box = element.getBoundingClientRect();
        const inside = event.clientX >= box.left && event.clientX < box.right &&
            event.clientY >= box.top && event.clientY < box.bottom;
        if (!inside) _ithaca_twin_dismiss(id);
      } else if (tag === 'button' || element.getAttribute('role') === 'option') {
        if (element.getAttribute('aria-disabled') !== 'true') _ithaca_twin_click(id);
      } else if (tag === 'checkbox' && element.getAttribute('aria-disabled') === 'true') {
        event.preventDefault();
      }
    },

    // What is checked or chosen is the program's to say: the element is set back to that.
    change: function(event) {
      const element = event.target;
      const known = element.twin;
      if (!known) return;
      if (known.tag === 'select') {
        _ithaca_twin_change(known.id, element.selectedIndex);
        element.selectedIndex = known.chosen;
      } else if (known.tag === 'checkbox' || known.tag === 'radio') {
        _ithaca_twin_click(known.id);
        const group = known.tag === 'radio' ? ithaca_twin.root.querySelectorAll(`input[name="${element.name}"]`)
                                            : [element];
        for (const one of group) one.checked = one.twin.checked;
      }
    },

    // The smallest change that makes the new text of the old one; a pair of surrogates is one letter.
    splice: function(before, after) {
      const most = Math.min(before.length, after.length);
      const low = (text, at) => text.charCodeAt(at) >= 0xDC00 && text.charCodeAt(at) <= 0xDFFF;
      let start = 0;
      while (start < most && before[start] === after[start]) ++start;
      if (start > 0 && (low(before, start) || low(after, start))) --start;
      let end = 0;
      while (end < most - start && before[before.length - 1 - end] === after[after.length - 1 - end]) ++end;
      if (end > 0 && (low(before, before.length - end) || low(after, after.length - end))) --end;
      return {
        at: ithaca_twin.bytes_of(before.slice(0, start)),
        removed: ithaca_twin.bytes_of(before.slice(start, before.length - end)),
        inserted: after.slice(start, after.length - end),
      };
    },

    input: function(event) {
      const element = event.target;
      if (!ithaca_twin.is_field(element)) return;
      const id = element.twin.id;
      const value = element.twin.value;
      if (value === element.value) return;
      const splice = ithaca_twin.splice(value, element.value);
      element.twin.value = element.value;
      ithaca_give_text(
          splice.inserted, (address, size) => _ithaca_twin_input(id, splice.at, splice.removed, address, size));
    },

    // While an input method was at work the text was left alone; now the program may set it.
    composed: function(element) {
      ithaca_twin.composing = null;
      if (!ithaca_twin.is_field(element)) return;
      ithaca_twin.input({target: element});
      ithaca_give_text(element.value, (address, size) => _ithaca_twin_field_holds(element.twin.id, address, size));
    },

    // Words chosen in a field; told when some are, and when none are any more.
    selected: function() {
      const element = document.activeElement;
      if (!ithaca_twin.is_field(element) || ithaca_twin.composing) return;
      const start = element.selectionStart;
      const end = element.selectionEnd;
      if (start === end && !element.twin.selected) return;
      element.twin.selected = start !== end;
      const bytes = (at) => ithaca_twin.bytes_of(element.value.slice(0, at));
      _ithaca_twin_select(element.twin.id, bytes(start), bytes(end));
    },

    key: function(event) {
      if (event.isComposing || event.keyCode === 229) return;
      const key = event.key;
      const altKey = event.altKey;
      const shiftKey = event.shiftKey;
      const repeat = event.repeat;
      if (['Shift', 'Control', 'Alt', 'Meta', 'AltGraph', 'CapsLock', 'Dead', 'Unidentified'].includes(key)) return;
      const field = ithaca_twin.is_field(event.target) ? event.target : null;
      const command = ithaca_twin.apple ? event.metaKey : event.ctrlKey;
      const types = key.length === 1 && (event.getModifierState('AltGraph') || !(event.metaKey || event.ctrlKey || altKey));
      if (field && types) return;
      const bits = command | shiftKey << 1 | altKey << 2 | repeat << 3 | Boolean(field) << 4;
      let start = 0, end = 0, length = 0;
      if (field) {
        start = ithaca_twin.bytes_of(field.value.slice(0, field.selectionStart));
        end = ithaca_twin.bytes_of(field.value.slice(0, field.selectionEnd));
        length = ithaca_twin.bytes_of(field.value);
      }
      const name = key.length === 1 ? key.toLowerCase() : key;
      const handled = ithaca_give_text(name, (address, size) => _ithaca_twin_key(
          address, size, bits, field ? field.twin.id : 0, start, end, length));
      if (handled) event.preventDefault();
    },

    // ---- What the program shows ---------------------------------------------------------------------------------

    create: function(id, tag, parent) {
      const input = {input: 'text', checkbox: 'checkbox', radio: 'radio'}[tag];
      const element = document.createElement(input ? 'input' : tag);
      if (input) element.type = input;
      if (tag === 'button') element.type = 'button';
      if (input === 'text' || tag === 'textarea') {
        element.autocomplete = 'off';
        element.dir = 'auto';
      }
      if (tag === 'textarea') element.rows = 1;
      if (tag === 'ul' || tag === 'ol') element.setAttribute('role', 'list');  // kept where its style drops it
      element.id = 'n' + id;
      element.twin = {id, tag, value: '', given: [], checked: false, chosen: -1, sizer: null};
      ithaca_twin.elements.set(id, element);
      (parent ? ithaca_twin.element_at(parent) : ithaca_twin.root).append(element);
      if (tag === 'dialog') ithaca_twin.new_dialogs.push(element);
    },

    remove: function(id) {
      const element = ithaca_twin.element_at(id);
      if (!element) return;
      for (const inner of element.querySelectorAll('*')) if (inner.twin) ithaca_twin.elements.delete(inner.twin.id);
      ithaca_twin.elements.delete(id);
      if (element.open) element.close();  // gives the focus back
      element.remove();
    },

    // From the last to the first, each before the one that follows it. The element with the focus stays where it is:
    // the others move around it.
    order: function(parent, ids) {
      const home = parent ? ithaca_twin.element_at(parent) : ithaca_twin.root;
      const focused = document.activeElement;
      let next = null;
      for (const child of ids.map(ithaca_twin.element_at).reverse()) {
        if (child.nextSibling !== next && !child.contains(focused)) home.insertBefore(child, next);
        next = child;
      }
    },

    set_attributes: function(element, pairs) {
      const known = element.twin;
      for (const name of known.given) {
        if (!pairs.some((pair) => pair[0] === name)) element.removeAttribute(name);
      }
      known.given = pairs.map((pair) => pair[0]);
      for (const pair of pairs) {
        const name = pair[0];
        const text = pair[1];
        if (name === 'checked') {
          element.checked = known.checked = text === '1';
        } else if (name === 'options') {
          if (known.options === text) continue;
          known.options = text;
          element.replaceChildren(...text.split('\n').map((label) => new Option(label)));
          element.selectedIndex = known.chosen;
        } else if (name === 'chosen') {
          element.selectedIndex = known.chosen = Number(text);
        } else {
          element.setAttribute(name, ithaca_twin.references.includes(name) ? 'n' + text : text);
        }
      }
    },

    set_value: function(element, text) {
      if (ithaca_twin.composing === element) return;
      const selectionStart = element.selectionStart;
      const selectionEnd = element.selectionEnd;
      const value = element.value;
      const focused = document.activeElement === element;
      element.value = element.twin.value = text;
      if (!focused) return;
      // The caret stays between the letters that it stood between.
      let same = 0;
      while (same < Math.min(value.length, text.length) && value[same] === text[same]) ++same;
      const moved = (at) => Math.max(0, Math.min(text.length, at <= same ? at : at + text.length - value.length));
      element.setSelectionRange(moved(selectionStart), moved(selectionEnd));
    },

    set_look: function(element, bits) {
      const names = ['t' + (bits & 15), 'c' + (bits >> 8 & 31)];
      if (bits & 16) names.push('strong');
      if (bits & 32) names.push('tabular');
      if (bits & 64) names.push('scrolls');
      if (bits & 128) names.push('centered');
      if (bits & 16384) names.push('breaks');
      if (bits & 32768) names.push('cut');
      element.className = names.join(' ');
    },

    set_rect: function(element, [x, y, width, height, pad_x, pad_y]) {
      const style = element.style;
      const twin = element.twin;
      const scale = ithaca_twin.scale;
      style.left = `${x * scale}px`;
      style.top = `${y * scale}px`;
      style.width = `${width * scale}px`;
      style.height = `${height * scale}px`;
      const field = twin.tag === 'input' || twin.tag === 'textarea';
      style.paddingLeft = pad_x ? `${pad_x * scale}px` : '';
      style.paddingTop = pad_y && twin.tag !== 'input' ? `${pad_y * scale}px` : '';
      if (field) style.paddingRight = style.paddingLeft;
    },

    set_extent: function(element, height) {
      const known = element.twin;
      if (!known.sizer) {
        known.sizer = document.createElement('div');
        known.sizer.className = 'extent';
        element.prepend(known.sizer);
      }
      known.sizer.style.height = `${height * ithaca_twin.scale}px`;
    },

    open_dialogs: function() {
      for (const dialog of ithaca_twin.new_dialogs.splice(0)) {
        if (!dialog.isConnected) continue;
        dialog.showModal();
        const buttons = dialog.querySelectorAll('button');
        // Words first; with a finger they would bring up the keyboard over what is to be chosen.
        const words = !matchMedia('(pointer: coarse)').matches
            && dialog.querySelector('input:not([type=radio], [type=checkbox]), textarea');
        const first = words || dialog.querySelector('input, textarea, select') || buttons[1] || buttons[0];
        if (first) first.focus();
      }
    },

    focus: function(id, caret) {
      if (!id) {
        if (document.activeElement) document.activeElement.blur();
        return;
      }
      const element = ithaca_twin.element_at(id);
      if (!element) return;
      element.focus();
      if (!ithaca_twin.is_field(element)) return;
      const value = element.value;
      let at = value.length;
      if (caret !== 0xFFFFFFFF) for (at = 0; at < value.length && ithaca_twin.bytes_of(value.slice(0, at)) < caret;) ++at;
      element.setSelectionRange(at, at);
    },

    apply: function(words) {
      const floats = new Float32Array(words.buffer);
      const bytes = new Uint8Array(words.buffer);
      const decoder = new TextDecoder();
      let at = 0;
      const word = () => words[at++];
      const text = () => {
        const size = word();
        const begin = at * 4;
        at += (size + 3) >> 2;
        return decoder.decode(bytes.subarray(begin, begin + size));
      };
      const element = () => ithaca_twin.element_at(word());
      while (at < words.length) {
        const operation = word();
        if (operation >= 10) ithaca_twin.open_dialogs();
        switch (operation) {
          case 1: ithaca_twin.create(word(), ithaca_twin.tags[word()], word()); break;
          case 2: ithaca_twin.remove(word()); break;
          case 3: {
            const parent = word();
            const count = word();
            ithaca_twin.order(parent, Array.from(words.subarray(at, at += count)));
            break;
          }
          case 4: ithaca_twin.set_rect(element(), floats.subarray(at, at += 6)); break;
          case 5: element().textContent = text(); break;
          case 6: {
            const owner = element();
            const pairs = [];
            for (let left = word(); left > 0; --left) pairs.push([ithaca_twin.attributes[word()], text()]);
            ithaca_twin.set_attributes(owner, pairs);
            break;
          }
          case 7: ithaca_twin.set_value(element(), text()); break;
          case 8: ithaca_twin.set_look(element(), word()); break;
          case 9: ithaca_twin.set_extent(element(), floats[at++]); break;
          case 10: {
            const owner = element();
            const top = floats[at++] * ithaca_twin.scale;
            if (owner) owner.scrollTop = top;
            break;
          }
          case 11: ithaca_twin.focus(word(), word()); break;
          case 12: ithaca_twin.announce(text()); break;
          case 13: {
            const owner = element();
            if (owner) owner.scrollIntoView({block: 'nearest'});
            break;
          }
        }
      }
      ithaca_twin.open_dialogs();
    },

    // One polite message; the same words again are said again.
    announce: function(message) {
      const live = document.getElementById('live');
      live.textContent = live.textContent === message ? message + '\u00a0' : message;
    },
    hush: function() {
      const live = document.getElementById('live');
      if (live.firstChild) live.textContent = '';
    },
  },

  ithaca_twin_start__deps: ['$ithaca_twin', '$ithaca_drag'],
  ithaca_twin_start: function() {
    ithaca_twin.start();
    ithaca_drag.start(ithaca_twin.root);
  },

  ithaca_twin_apply__deps: ['$ithaca_twin'],
  ithaca_twin_apply: function(words, count, scale) {
    ithaca_twin.scale = scale;
    if (count) ithaca_twin.apply(HEAPU32.slice(words >> 2, (words >> 2) + count));
  },
});
