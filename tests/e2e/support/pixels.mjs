// Looks at screenshots: where there is ink, and whether two are the same. Decoded by a browser page of their own,
// since the tested page's content policy lets nobody in.
export async function make_eye(browser) {
  const page = await browser.newPage();
  await page.goto('about:blank');
  return {
    close: () => page.close(),
    // The box of what differs from the corner's colour inside `clip` of a PNG, in pixels; null: nothing.
    ink_box: (png, clip) => page.evaluate(async ([data, area]) => {
      const image = await createImageBitmap(await (await fetch('data:image/png;base64,' + data)).blob());
      const canvas = new OffscreenCanvas(image.width, image.height);
      const context = canvas.getContext('2d');
      context.drawImage(image, 0, 0);
      const {x, y, width, height} = area ?? {x: 0, y: 0, width: image.width, height: image.height};
      const pixels = context.getImageData(x, y, width, height).data;
      let left = width, right = -1, top = height, bottom = -1;
      for (let row = 0; row < height; ++row) {
        for (let column = 0; column < width; ++column) {
          const at = (row * width + column) * 4;
          const far = Math.abs(pixels[at] - pixels[0]) + Math.abs(pixels[at + 1] - pixels[1]) + Math.abs(pixels[at + 2] - pixels[2]);
          if (far < 90) continue;
          left = Math.min(left, column);
          right = Math.max(right, column);
          top = Math.min(top, row);
          bottom = Math.max(bottom, row);
        }
      }
      return right < 0 ? null : {left: x + left, right: x + right, top: y + top, bottom: y + bottom};
    }, [png.toString('base64'), clip]),
    // How many pixels differ by more than `slack` (sum of the three channels).
    difference: (one, other, slack = 12) => page.evaluate(async ([first, second, most]) => {
      const read = async (data) => {
        const image = await createImageBitmap(await (await fetch('data:image/png;base64,' + data)).blob());
        const context = new OffscreenCanvas(image.width, image.height).getContext('2d');
        context.drawImage(image, 0, 0);
        return context.getImageData(0, 0, image.width, image.height);
      };
      const [a, b] = [await read(first), await read(second)];
      if (a.width !== b.width || a.height !== b.height) return Infinity;
      let count = 0;
      for (let i = 0; i < a.data.length; i += 4) {
        const far = [0, 1, 2].reduce((sum, k) => sum + Math.abs(a.data[i + k] - b.data[i + k]), 0);
        if (far > most) ++count;
      }
      return count;
    }, [one.toString('base64'), other.toString('base64'), slack]),
    // A PNG as {width, height, luma}: the lightness of each pixel, row by row, from 0 to 255 (ITU-R BT.601).
    luma: async (png) => {
      const {width, height, bytes} = await page.evaluate(async (data) => {
        const image = await createImageBitmap(await (await fetch('data:image/png;base64,' + data)).blob());
        const context = new OffscreenCanvas(image.width, image.height).getContext('2d');
        context.drawImage(image, 0, 0);
        const pixels = context.getImageData(0, 0, image.width, image.height).data;
        let text = '';
        for (let i = 0; i < pixels.length; i += 4) {
          text += String.fromCharCode(Math.round(0.299 * pixels[i] + 0.587 * pixels[i + 1] + 0.114 * pixels[i + 2]));
        }
        return {width: image.width, height: image.height, bytes: btoa(text)};
      }, png.toString('base64'));
      return {width, height, luma: new Uint8Array(Buffer.from(bytes, 'base64'))};
    },
    color_at: (png, x, y) => page.evaluate(async ([data, column, row]) => {
      const image = await createImageBitmap(await (await fetch('data:image/png;base64,' + data)).blob());
      const context = new OffscreenCanvas(image.width, image.height).getContext('2d');
      context.drawImage(image, 0, 0);
      return Array.from(context.getImageData(column, row, 1, 1).data.slice(0, 3));
    }, [png.toString('base64'), x, y]),
  };
}

// A part of a picture {width, height, luma}.
export function part_of(picture, {x, y, width, height}) {
  const luma = new Uint8Array(width * height);
  for (let row = 0; row < height; ++row) {
    const from = (y + row) * picture.width + x;
    luma.set(picture.luma.subarray(from, from + width), row * width);
  }
  return {width, height, luma};
}

// The smallest box in `area` around what is lighter or darker than its first pixel.
export function ink_in(picture, area) {
  const {width, luma} = part_of(picture, area);
  let left = Infinity, right = -Infinity, top = Infinity, bottom = -Infinity;
  luma.forEach((value, at) => {
    if (Math.abs(value - luma[0]) < 30) return;
    const column = at % width, row = Math.floor(at / width);
    left = Math.min(left, column);
    right = Math.max(right, column);
    top = Math.min(top, row);
    bottom = Math.max(bottom, row);
  });
  return {left: area.x + left, right: area.x + right, top: area.y + top, bottom: area.y + bottom};
}
