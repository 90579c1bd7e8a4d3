// Glyphs of the browser's own fonts, drawn into a 2D canvas and read back. All of ASCII is read at once:
// reading is what costs. See web/glyphs.cpp for what calls it.
mergeInto(LibraryManager.library, {
  $ithaca_glyphs__deps: ['$ithaca_text_at'],
  $ithaca_glyphs: {
    family: 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif',
    canvas: null,
    context: null,
    font: '',
    boxes: null,         // font → the boxes of all ASCII glyphs: measuring costs more than drawing
    sheets: null,        // font, ground and shift → all ASCII glyphs in one image
    image: null,         // the last one drawn: {width, height, x, y, colored, pixels}

    start: function() {
      ithaca_glyphs.boxes = new Map();
      ithaca_glyphs.sheets = new Map();
      ithaca_glyphs.canvas = document.createElement('canvas');
      ithaca_glyphs.resize(512, 64);
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

    use: function(pixels, strong) {
      const font = `${strong ? 600 : 400} ${pixels}px ${ithaca_glyphs.family}`;
      if (ithaca_glyphs.font !== font) ithaca_glyphs.context.font = ithaca_glyphs.font = font;
      return font;
    },

    // The box of a text around its pen on the baseline, in whole pixels; null: nothing to see.
    box: function(text) {
      const m = ithaca_glyphs.context.measureText(text);
      if (!(m.actualBoundingBoxLeft + m.actualBoundingBoxRight > 0)) return null;
      const left = Math.ceil(Math.max(0, m.actualBoundingBoxLeft)) + 1;
      // Of mixed directions one browser gives too little at the right.
      const right = Math.ceil(text.length > 2 ? Math.max(m.width, m.actualBoundingBoxRight) : m.actualBoundingBoxRight) + 1;
      const up = Math.ceil(m.actualBoundingBoxAscent) + 1;
      const down = Math.ceil(m.actualBoundingBoxDescent) + 1;
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
      boxes.forEach((box, i) => box && context.fillText(texts[i], box.x + box.left + shift, box.y + box.up));
      return {boxes, width, data: context.getImageData(0, 0, width, height).data};
    },

    draw_one: function(text, fill, direction, shift) {
      const drawn = ithaca_glyphs.draw([text], [ithaca_glyphs.box(text)], fill, direction, shift);
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
        const key = font + fill + shift;
        let sheet = ithaca_glyphs.sheets.get(key);
        if (!sheet) {
          const texts = Array.from({length: 94}, (_, i) => String.fromCharCode(33 + i));
          let boxes = ithaca_glyphs.boxes.get(font);
          if (!boxes) ithaca_glyphs.boxes.set(font, boxes = texts.map(ithaca_glyphs.box));
          sheet = ithaca_glyphs.draw(texts, boxes, fill, 'ltr', shift);
          ithaca_glyphs.sheets.set(key, sheet);
        }
        return ithaca_glyphs.settle_color(ithaca_glyphs.cut(sheet, sheet.boxes[code - 33]), dark);
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

  // Ascent and descent in device pixels, whole as in a line of the page.
  ithaca_glyphs_metrics__deps: ['$ithaca_glyphs'],
  ithaca_glyphs_metrics: function(pixels, strong, out) {
    ithaca_glyphs.use(pixels, strong);
    const metrics = ithaca_glyphs.context.measureText('Hg');
    HEAPF32.set([Math.round(metrics.fontBoundingBoxAscent), Math.round(metrics.fontBoundingBoxDescent)], out >> 2);
  },

  ithaca_glyphs_advances__deps: ['$ithaca_glyphs'],
  ithaca_glyphs_advances: function(pixels, strong, first, count, out) {
    ithaca_glyphs.use(pixels, strong);
    for (let i = 0; i < count; ++i) {
      const code = first + i;
      HEAPF32[(out >> 2) + i] = code < 32 || code === 127 ? 0 :
          ithaca_glyphs.context.measureText(String.fromCodePoint(code)).width;
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
    return ithaca_glyphs.context.measureText(ithaca_text_at(text, size)).width;
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
