// Rows that a pointer carries to another place: taken by their grip, or with a mouse by any part that is no field. It
// tells where the pointer is; what lies there is the program's to know (app/ui/widgets/drag.cpp). A press that stays
// where it is remains a press.
mergeInto(LibraryManager.library, {
  $ithaca_drag__deps: ['$ithaca_twin'],
  $ithaca_drag: {
    least_way: 6,   // CSS pixels of the page
    edge: 56,       // so near the end of what scrolls, it scrolls
    root: null,
    held: null,     // a row under a pressed pointer; carried once it went the least way
    most_width: 320,  // of a row as broad as the page, in the layout's pixels (app/ui/widgets/drag.cpp)
    copy: null,     // of the carried row, where elements show their own text

    start: function(root) {
      ithaca_drag.root = root;
      root.addEventListener('pointerdown', (event) => ithaca_drag.press(event));
      root.addEventListener('pointermove', (event) => ithaca_drag.move(event));
      for (const name of ['pointerup', 'pointercancel', 'lostpointercapture']) {
        addEventListener(name, (event) => ithaca_drag.release(event));
      }
      addEventListener('keydown', (event) => {
        if (event.key === 'Escape') ithaca_drag.put_down();
      });
      for (const name of ['selectstart', 'dragstart']) {
        root.addEventListener(name, (event) => {
          if (ithaca_drag.held) event.preventDefault();
        });
      }
    },

    press: function(event) {
      if (ithaca_drag.held && ithaca_drag.held.is_carried) return;
      ithaca_drag.held = null;
      const row = event.target.closest('[data-drags]');
      if (!row || event.button || !event.isPrimary) return;
      const by_grip = event.target.closest('[data-grip]');
      if (!by_grip && (event.pointerType !== 'mouse' || event.target.closest('input, textarea, select'))) return;
      ithaca_drag.held = {
        id: row.twin.id, pointer: event.pointerId, x: event.clientX, y: event.clientY, is_carried: false,
        area: row.closest('.scrolls'), frame: 0,
      };
    },

    move: function(event) {
      const held = ithaca_drag.held;
      if (!held || event.pointerId !== held.pointer) return;
      if (!held.is_carried) {
        if (!(event.buttons & 1)) ithaca_drag.held = null;  // released where nobody told
        const way = Math.hypot(event.clientX - held.x, event.clientY - held.y);
        if (!ithaca_drag.held || way < ithaca_drag.least_way) return;
        ithaca_drag.carry(held);
      }
      held.x = event.clientX;
      held.y = event.clientY;
      ithaca_drag.tell(1);
      ithaca_drag.scroll();
    },

    carry: function(held) {
      held.is_carried = true;
      ithaca_drag.root.setPointerCapture(held.pointer);
      ithaca_drag.root.classList.add('drags');
      // What is being written would stay behind.
      const active = document.activeElement;
      if (ithaca_twin.is_field(active)) active.blur();
      ithaca_drag.lift(held);
      ithaca_drag.tell(0);
    },

    // The canvas has no words to lift where elements show their own: a copy of the row goes along, for the eye alone.
    lift: function(held) {
      const row = ithaca_twin.element_at(held.id);
      if (!row || !document.body.matches('.draws-text, .plain')) return;
      const copy = ithaca_drag.copy = row.cloneNode(true);
      const fields = row.querySelectorAll('input, textarea');
      copy.querySelectorAll('input, textarea').forEach((field, at) => field.value = fields[at].value);
      for (const one of [copy, ...copy.querySelectorAll('[id]')]) one.removeAttribute('id');
      copy.inert = true;
      copy.classList.add('carried');
      const box = row.getBoundingClientRect();
      const home = ithaca_drag.root.getBoundingClientRect();
      const most = ithaca_drag.most_width * ithaca_twin.scale;
      const hold = Math.min(held.x - box.left, most);
      copy.style.left = `${held.x - hold - home.left}px`;
      copy.style.top = `${box.top - home.top}px`;
      copy.style.width = `${Math.min(box.width, most)}px`;
      held.from_x = held.x;
      held.from_y = held.y;
      ithaca_drag.root.prepend(copy);  // the program puts its own elements in order from the end
    },

    put_down: function() {
      if (ithaca_drag.copy) ithaca_drag.copy.remove();
      ithaca_drag.copy = null;
    },

    release: function(event) {
      const held = ithaca_drag.held;
      if (!held || event.pointerId !== held.pointer) return;
      // A finger's own capture goes over to the root.
      if (event.type === 'lostpointercapture' && event.target !== ithaca_drag.root) return;
      if (held.is_carried) {
        ithaca_drag.root.classList.remove('drags');
        ithaca_drag.put_down();
        ithaca_drag.stop_click();
        ithaca_drag.tell(event.type === 'pointerup' ? 2 : 3);
      }
      ithaca_drag.held = null;
    },

    // What was carried is no click on what it was taken by.
    stop_click: function() {
      const stop = (event) => {
        event.preventDefault();
        event.stopPropagation();
      };
      addEventListener('click', stop, true);
      setTimeout(() => removeEventListener('click', stop, true), 0);
    },

    tell: function(step) {
      const held = ithaca_drag.held;
      const copy = ithaca_drag.copy;
      if (copy) copy.style.translate = `${held.x - held.from_x}px ${held.y - held.from_y}px`;
      const box = ithaca_drag.root.getBoundingClientRect();
      const scale = ithaca_twin.scale;
      _ithaca_twin_drag(step, held.id, (held.x - box.left) / scale, (held.y - box.top) / scale);
    },

    // Frame by frame for as long as the pointer stays near an end and there is more behind it.
    scroll: function() {
      const held = ithaca_drag.held;
      if (!held.area || held.frame) return;
      held.frame = requestAnimationFrame(() => {
        held.frame = 0;
        if (ithaca_drag.held !== held) return;
        const box = held.area.getBoundingClientRect();
        const edge = ithaca_drag.edge;
        const beyond = Math.min(0, held.y - box.top - edge) + Math.max(0, held.y - box.bottom + edge);
        const before = held.area.scrollTop;
        held.area.scrollTop += Math.max(-edge, Math.min(edge, beyond)) / 4;
        if (held.area.scrollTop !== before) ithaca_drag.scroll();
      });
    },
  },
});
