// Glyphs of the browser's own fonts, drawn into a 2D canvas and read back. All of ASCII is read at once:
// reading is what costs. See web/glyphs.cpp for what calls it.
mergeInto(LibraryManager.library, {
  $ithaca_glyphs__deps: ['$ithaca_text_at'],
  $ithaca_glyphs: {
    family: 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif',
    canvas: null,
    context: null,
    font: '',
    ratio: 0,            // of pixels of the screen to those of the page, for which `scale` was found
    scale: 1,            // letters are measured and drawn smaller by this, and scaled up
    ascii: null,         // font → {advances, boxes} of ASCII: measuring costs more than drawing
    sheets: null,        // font, ground, shift and part of ASCII → its glyphs in one image
    image: null,         // the last one drawn: {width, height, x, y, colored, pixels}
    watched: null,       // texts that stand in the page as well, or are about to
    unwatched: [],       // of these, what was measured since the last line of them
    lines: null,         // line → its width
    shelf: null,         // what holds these lines
    observer: null,

    start: function() {
      if (ithaca_glyphs.canvas) return;
      ithaca_glyphs.ascii = new Map();
      ithaca_glyphs.watched = new Set();
      ithaca_glyphs.sheets = new Map();
      ithaca_glyphs.canvas = document.createElement('canvas');
      ithaca_glyphs.resize(2048, 64);
    },

    resize: function(width, height) {
      const canvas = ithaca_glyphs.canvas;
      canvas.width = width;
      canvas.height = height;
      ithaca_glyphs.context = canvas.getContext('2d', {willReadFrequently: true});
      ithaca_glyphs.context.fontKerning = 'none';
      ithaca_glyphs.font = '';
    },

    // Some browsers add noise to what they let a page read: then glyphs cannot be taken from here.
    reads_back_truly: function() {
      const context = ithaca_glyphs.context;
      context.fillStyle = '#369';
      context.fillRect(0, 0, 16, 16);
      const data = context.getImageData(0, 0, 16, 16).data;
      context.clearRect(0, 0, 16, 16);
      for (let i = 0; i < data.length; i += 4) {
        if (data[i] !== 0x33 || data[i + 1] !== 0x66 || data[i + 2] !== 0x99 || data[i + 3] !== 255) return false;
      }
      return true;
    },

    // Lines of the page, as any view writes them, one for each font, while `look` reads what the browser made of them.
    in_lines: function(fonts, fill, look) {
      const lines = fonts.map((font) => {
        const line = document.createElement('div');
        line.style.cssText = `position: absolute; visibility: hidden; white-space: pre; font: ${font} ${ithaca_glyphs.family}; font-kerning: none`;
        fill(line);
        return line;
      });
      document.body.append(...lines);
      const found = lines.map(look);
      lines.forEach((line) => line.remove());
      return found;
    },

    // One browser moves its letters to whole pixels of the page, others to those of the screen; often these are the same.
    find_scale: function() {
      const ratio = ithaca_glyphs.ratio = devicePixelRatio;
      ithaca_glyphs.scale = ratio !== 1 && ithaca_glyphs.moves_by_page(ratio) ? ratio : 1;
      ithaca_glyphs.font = '';
      ithaca_glyphs.ascii.clear();
      ithaca_glyphs.sheets.clear();
    },

    moves_by_page: function(ratio) {
      const words = 'The quick brown fox';
      const width_at = (pixels) => {
        ithaca_glyphs.context.font = `${pixels}px ${ithaca_glyphs.family}`;
        return Array.from(words).reduce((sum, letter) => sum + ithaca_glyphs.context.measureText(letter).width, 0);
      };
      const written = ithaca_glyphs.in_lines(['15px/1'], (line) => line.append(words), (line) => line.getBoundingClientRect().width)[0];
      const off = (width) => Math.abs(width - written);
      return off(width_at(15)) + 0.1 < off(width_at(15 * ratio) / ratio);
    },

    // One browser writes boxes for letters whose font it only begins to look for, and its elements anew when it has found
    // one; of a canvas it says nothing. So what is measured here stands in the page as well, and where a line changes its
    // width, all letters are made anew. Many letters tell it as well as all.
    watch: function(text) {
      if (ithaca_glyphs.watched.has(text) || ithaca_glyphs.watched.size >= 1000) return;
      ithaca_glyphs.watched.add(text);
      if (ithaca_glyphs.unwatched.push(text) === 1) queueMicrotask(ithaca_glyphs.write_line);
    },

    // In a closed root: no search, no style and no reader of the page comes upon it.
    write_line: function() {
      if (!ithaca_glyphs.shelf) {
        const host = document.createElement('div');
        host.style.cssText = 'position: fixed; left: 0; top: 0; width: 0; height: 0; contain: strict; visibility: hidden';
        host.setAttribute('aria-hidden', 'true');
        document.body.append(host);
        ithaca_glyphs.shelf = host.attachShadow({mode: 'closed'});
        ithaca_glyphs.lines = new Map();
        ithaca_glyphs.observer = new ResizeObserver(ithaca_glyphs.compare_lines);
      }
      const line = document.createElement('div');
      line.style.cssText = `position: absolute; white-space: pre; font: 15px/1 ${ithaca_glyphs.family}`;
      line.textContent = ithaca_glyphs.unwatched.join(' ');
      ithaca_glyphs.unwatched = [];
      ithaca_glyphs.shelf.append(line);
      ithaca_glyphs.observer.observe(line);
    },

    compare_lines: function(entries) {
      let has_changed = false;
      for (const entry of entries) {
        const before = ithaca_glyphs.lines.get(entry.target);
        const width = entry.contentRect.width;
        ithaca_glyphs.lines.set(entry.target, width);
        if (before !== undefined && before !== width) has_changed = true;
      }
      if (!has_changed) return;
      ithaca_glyphs.resize(ithaca_glyphs.canvas.width, ithaca_glyphs.canvas.height);
      ithaca_glyphs.ascii.clear();
      ithaca_glyphs.sheets.clear();
      _ithaca_page_fonts_changed();
    },

    use: function(pixels, strong) {
      if (ithaca_glyphs.ratio !== devicePixelRatio) ithaca_glyphs.find_scale();
      const font = `${strong ? 600 : 400} ${pixels / ithaca_glyphs.scale}px ${ithaca_glyphs.family}`;
      if (ithaca_glyphs.font !== font) ithaca_glyphs.context.font = ithaca_glyphs.font = font;
      return font;
    },

    measured: function(font) {
      let ascii = ithaca_glyphs.ascii.get(font);
      if (!ascii) {
        ithaca_glyphs.ascii.set(font, ascii = {advances: new Float32Array(128), boxes: []});
        for (let code = 32; code < 127; ++code) {
          const text = String.fromCharCode(code), metrics = ithaca_glyphs.context.measureText(text);
          ascii.advances[code] = metrics.width * ithaca_glyphs.scale;
          ascii.boxes[code] = ithaca_glyphs.box(text, metrics);
        }
      }
      return ascii;
    },

    // The box of a text around its pen on the baseline, in whole pixels; null: nothing to see.
    box: function(text, m) {
      const out = (length) => Math.ceil(length * ithaca_glyphs.scale) + 1;
      if (!(m.actualBoundingBoxLeft + m.actualBoundingBoxRight > 0)) return null;
      const left = out(Math.max(0, m.actualBoundingBoxLeft));
      // Of mixed directions one browser gives too little at the right.
      const right = out(text.length > 2 ? Math.max(m.width, m.actualBoundingBoxRight) : m.actualBoundingBoxRight);
      const up = out(m.actualBoundingBoxAscent);
      const down = out(m.actualBoundingBoxDescent);
      const box = {left, up, width: left + right, height: up + down};
      return box.width > 2 && box.height > 2 ? box : null;
    },

    // Each text in its box, with its pen so far to the right of a whole pixel: less than one.
    draw: function(texts, boxes, fill, direction, shift) {
      const kWidth = 2048;
      let x = 0, y = 0, row = 0, width = 0;
      for (const box of boxes) {
        if (!box) continue;
        if (x > 0 && x + box.width > kWidth) {
          x = 0;
          y += row;
          row = 0;
        }
        box.x = x;
        box.y = y;
        x += box.width;
        width = Math.max(width, x);
        row = Math.max(row, box.height);
      }
      const height = y + row;
      if (!width || !height) return {boxes, width: 0, data: null};
      const canvas = ithaca_glyphs.canvas;
      const font = ithaca_glyphs.font;
      if (canvas.width < width || canvas.height < height) {
        ithaca_glyphs.resize(Math.max(canvas.width, width), Math.max(canvas.height, height));
        ithaca_glyphs.context.font = ithaca_glyphs.font = font;
      }
      const context = ithaca_glyphs.context;
      context.clearRect(0, 0, width, height);
      context.fillStyle = fill;
      context.textBaseline = 'alphabetic';
      context.textAlign = 'left';
      context.direction = direction;
      const scale = ithaca_glyphs.scale;
      context.setTransform(scale, 0, 0, scale, 0, 0);
      boxes.forEach((box, i) => box && context.fillText(texts[i], (box.x + box.left + shift) / scale, (box.y + box.up) / scale));
      context.resetTransform();
      return {boxes, width, data: context.getImageData(0, 0, width, height).data};
    },

    draw_one: function(text, fill, direction, shift) {
      const box = ithaca_glyphs.box(text, ithaca_glyphs.context.measureText(text));
      const drawn = ithaca_glyphs.draw([text], [box], fill, direction, shift);
      return ithaca_glyphs.cut(drawn, drawn.boxes[0]);
    },

    // Cuts one box out of a drawn sheet.
    cut: function(sheet, box) {
      if (!box) return {width: 0, height: 0, x: 0, y: 0, colored: false, pixels: null};
      const pixels = new Uint8Array(box.width * box.height * 4);
      for (let y = 0; y < box.height; ++y) {
        const from = ((box.y + y) * sheet.width + box.x) * 4;
        pixels.set(sheet.data.subarray(from, from + box.width * 4), y * box.width * 4);
      }
      return {width: box.width, height: box.height, x: -box.left, y: -box.up, colored: false, pixels};
    },

    // Drawn black or white: where another colour shows, it is an emoji; else only its coverage counts.
    settle_color: function(image, dark) {
      const pixels = image.pixels;
      if (!pixels) return image;
      for (let i = 0; i < pixels.length && !image.colored; i += 4) {
        if (pixels[i + 3] < 96) continue;
        const most = Math.max(pixels[i], pixels[i + 1], pixels[i + 2]);
        const least = Math.min(pixels[i], pixels[i + 1], pixels[i + 2]);
        image.colored = dark ? least < 224 : most > 32;
      }
      if (!image.colored) {
        for (let i = 0; i < pixels.length; i += 4) pixels[i] = pixels[i + 1] = pixels[i + 2] = 255;
      }
      return image;
    },

    glyph: function(code, pixels, strong, dark, shift) {
      const font = ithaca_glyphs.use(pixels, strong);
      const fill = dark ? '#fff' : '#000';
      if (code > 32 && code < 127) {
        // Small letters stand at every shift, others mostly at the beginning of a line.
        const is_small = code >= 97;
        const first = is_small ? 97 : 33, end = is_small ? 127 : 97;
        const key = font + fill + shift + is_small;
        let sheet = ithaca_glyphs.sheets.get(key);
        if (!sheet) {
          const texts = Array.from({length: end - first}, (_, i) => String.fromCharCode(first + i));
          const boxes = ithaca_glyphs.measured(font).boxes.slice(first, end);
          sheet = ithaca_glyphs.draw(texts, boxes, fill, 'ltr', shift);
          ithaca_glyphs.sheets.set(key, sheet);
        }
        return ithaca_glyphs.settle_color(ithaca_glyphs.cut(sheet, sheet.boxes[code - first]), dark);
      }
      return ithaca_glyphs.settle_color(ithaca_glyphs.draw_one(String.fromCodePoint(code), fill, 'ltr', shift), dark);
    },

    tell: function(image, out) {
      ithaca_glyphs.image = image;
      HEAP32.set([image.width, image.height, image.x, image.y, image.colored ? 1 : 0], out >> 2);
    },
  },

  ithaca_glyphs_start__deps: ['$ithaca_glyphs'],
  ithaca_glyphs_start: function() {
    ithaca_glyphs.start();
    return ithaca_glyphs.reads_back_truly();
  },

  // Lines of the page itself tell: each browser rounds ascents, descents and what a line has over in its own way.
  ithaca_glyphs_baselines__deps: ['$ithaca_glyphs'],
  ithaca_glyphs_baselines: function(lines, count, out) {
    const told = (i, member) => HEAPU8[lines + i * 3 + member];  // size, whether it is strong, height of the line
    const fonts = Array.from({length: count}, (_, i) => `${told(i, 1) ? 600 : 400} ${told(i, 0) / 16}rem/${told(i, 2) / 16}rem`);
    const mark = (line) => {
      line.append('Hg', document.createElement('span'));
      line.lastChild.style.display = 'inline-block';
    };
    const found = ithaca_glyphs.in_lines(fonts, mark, (line) => {
      const whole = line.getBoundingClientRect();
      return (line.lastChild.getBoundingClientRect().bottom - whole.top) / whole.height;
    });
    found.forEach((part, i) => HEAPF32[(out >> 2) + i] = part * told(i, 2));
  },

  ithaca_glyphs_advances__deps: ['$ithaca_glyphs'],
  ithaca_glyphs_advances: function(pixels, strong, first, count, out) {
    const font = ithaca_glyphs.use(pixels, strong);
    for (let i = 0; i < count; ++i) {
      const code = first + i;
      if (code > 127) ithaca_glyphs.watch(String.fromCodePoint(code));
      HEAPF32[(out >> 2) + i] = code < 128 ? ithaca_glyphs.measured(font).advances[code] :
          ithaca_glyphs.context.measureText(String.fromCodePoint(code)).width * ithaca_glyphs.scale;
    }
  },

  // Writes width, height, offset x, offset y and 1 for colour; the pixels follow by ithaca_glyphs_pixels.
  ithaca_glyphs_glyph__deps: ['$ithaca_glyphs'],
  ithaca_glyphs_glyph: function(code, pixels, strong, dark, shift, out) {
    ithaca_glyphs.tell(ithaca_glyphs.glyph(code, pixels, strong, dark, shift), out);
  },

  ithaca_glyphs_run_width__deps: ['$ithaca_glyphs'],
  ithaca_glyphs_run_width: function(pixels, strong, text, size) {
    ithaca_glyphs.use(pixels, strong);
    const words = ithaca_text_at(text, size);
    ithaca_glyphs.watch(words);
    return ithaca_glyphs.context.measureText(words).width * ithaca_glyphs.scale;
  },

  ithaca_glyphs_run__deps: ['$ithaca_glyphs'],
  ithaca_glyphs_run: function(pixels, strong, right_to_left, red, green, blue, shift, text, size, out) {
    ithaca_glyphs.use(pixels, strong);
    ithaca_glyphs.tell(ithaca_glyphs.draw_one(ithaca_text_at(text, size), `rgb(${red},${green},${blue})`,
                                              right_to_left ? 'rtl' : 'ltr', shift), out);
  },

  ithaca_glyphs_pixels__deps: ['$ithaca_glyphs'],
  ithaca_glyphs_pixels: function(out) {
    HEAPU8.set(ithaca_glyphs.image.pixels, out);
    ithaca_glyphs.image = null;
  },
});
