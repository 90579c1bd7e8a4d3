// Makes a site of a build: OUT/index.html with files named by their content, OUT/worker.js, which keeps them for days
// without a network, and OUT/ithaca.html, the whole app in one file. Every address is relative, so that the site works
// from any folder of any static host.
//
//   node web/pack.mjs --build build/wasm-release --out dist
//
// shell.html is the page. It names files by their path in the source (href="web/page/page.css",
// href="assets/icon.svg") and the program as "ithaca.js"; the comments <!-- ithaca:policy --> and
// <!-- ithaca:preload --> stand where the content policy and the preload of the program go. In the one file every page
// script is a function of its own, so scripts share only what they put on globalThis.
import {createHash} from 'node:crypto';
import {existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import {parseArgs} from 'node:util';
import {gzipSync} from 'node:zlib';

const source = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const program = 'ithaca';

const media_types = {
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
};

class PackError extends Error {}

const digest = (bytes, encoding) => createHash('sha256').update(bytes).digest(encoding);
const policy_hash = (text) => `'sha256-${digest(text, 'base64')}'`;
const file_stem = (name) => path.basename(name, path.extname(name));
const hashed_name = (name, bytes) =>
    `${file_stem(name)}.${digest(bytes, 'hex').slice(0, 12)}${path.extname(name)}`;

function policy(directives) {
  const text = Object.entries(directives).map(([name, value]) => `${name} ${value}`).join('; ');
  return `<meta http-equiv="Content-Security-Policy" content="${text}">`;
}

const policy_of_site = policy({
  'default-src': `'none'`,
  'script-src': `'self' 'wasm-unsafe-eval'`,
  'connect-src': `'self'`,
  'style-src': `'self'`,
  'img-src': `'self' data: blob:`,
  'manifest-src': `'self'`,
  'worker-src': `'self'`,
  'base-uri': `'none'`,
  'form-action': `'none'`,
  'require-trusted-types-for': `'script'`,
  'trusted-types': 'ithaca',
});

const policy_of_one_file = (scripts, styles) => policy({
  'default-src': `'none'`,
  'script-src': `${scripts.map(policy_hash).join(' ')} 'wasm-unsafe-eval'`,
  'style-src': styles.length ? styles.map(policy_hash).join(' ') : `'none'`,
  'img-src': 'data: blob:',
  'base-uri': `'none'`,
  'form-action': `'none'`,
  'require-trusted-types-for': `'script'`,
  'trusted-types': 'ithaca',
});

// The references of a page to files of its own, as they stand: {whole, attribute, address}.
function references(html) {
  return [...html.matchAll(/\b(href|src)="([^"#][^"]*)"/g)]
      .map(([whole, attribute, address]) => ({whole, attribute, address}))
      .filter(({address}) => !/^[a-z][a-z0-9+.-]*:/i.test(address));
}

function insert_at_marker(html, marker, text) {
  const comment = `<!-- ithaca:${marker} -->`;
  if (html.split(comment).length !== 2) throw new PackError(`shell.html must hold ${comment} once`);
  return html.replace(comment, () => text);
}

// Reads a file that the page names: a product of the build or a file of the source.
function read_referenced(address, build) {
  const built = address === `${program}.js`;
  if (!built && !/^(assets|web)\//.test(address)) {
    throw new PackError(`shell.html names ${address}: only assets/…, web/… and ${program}.js can be packed`);
  }
  const file = path.join(built ? path.join(build, 'web') : source, address);
  if (!existsSync(file)) throw new PackError(`shell.html names ${address}, and ${file} does not exist`);
  return readFileSync(file);
}

// The files of a site, under names that carry the hash of their content; nothing is written before all is well.
class Site {
  files = new Map();

  add(address, bytes) {
    const name = hashed_name(address, bytes);
    this.files.set(name, bytes);
    return name;
  }

  // A manifest names its icons relative to itself; they are packed beside it.
  add_manifest(address, bytes) {
    const manifest = JSON.parse(bytes.toString('utf8'));
    const with_icons = (entry) => {
      for (const image of [...(entry.icons ?? []), ...(entry.screenshots ?? [])]) {
        const file = path.posix.join(path.posix.dirname(address), image.src);
        image.src = this.add(file, readFileSync(path.join(source, file)));
      }
    };
    with_icons(manifest);
    (manifest.shortcuts ?? []).forEach(with_icons);
    return this.add(address, Buffer.from(JSON.stringify(manifest)));
  }

  write(folder) {
    rmSync(folder, {recursive: true, force: true});
    mkdirSync(folder, {recursive: true});
    for (const [name, bytes] of this.files) writeFileSync(path.join(folder, name), bytes);
  }
}

const part_names = [`${program}.wasm`, 'rest.wasm'];

// The parts of the program, by the names that its script gives them: the first, and the rest where it was split.
function parts_of(build) {
  const names = part_names.filter((name) => existsSync(path.join(build, 'web', name)));
  return new Map(names.map((name) => [name, readFileSync(path.join(build, 'web', name))]));
}

// What a program fetches when somebody asks for it: [[name in its script, bytes]].
function parts_asked_for(build) {
  const name = 'sample-plan.json';
  const script = readFileSync(path.join(build, 'web', `${program}.js`), 'utf8');
  return script.includes(name) ? [[name, readFileSync(path.join(source, 'assets', name))]] : [];
}

function pack_site(site, shell, build) {
  const parts = parts_of(build);
  const packed = part_names.map((name) => [name, parts.has(name) ? site.add(name, parts.get(name)) : '']);
  for (const [name, bytes] of parts_asked_for(build)) packed.push([name, site.add(name, bytes)]);
  let html = shell;
  for (const {whole, attribute, address} of references(shell)) {
    let bytes = read_referenced(address, build);
    if (address === `${program}.js`) {
      let text = bytes.toString('utf8');
      for (const [name, hashed] of packed) {
        if (hashed && !text.includes(name)) throw new PackError(`${program}.js does not name ${name}`);
        text = text.replaceAll(name, hashed);
      }
      bytes = Buffer.from(text);
    }
    const name = address.endsWith('.webmanifest') ? site.add_manifest(address, bytes)
                                                  : site.add(address, bytes);
    html = html.replaceAll(whole, `${attribute}="${name}"`);
  }
  html = insert_at_marker(html, 'policy', policy_of_site);
  html = insert_at_marker(
      html, 'preload', `<link rel="preload" href="${packed[0][1]}" as="fetch" type="application/wasm" crossorigin>`);
  site.files.set('index.html', html);
}

// Text that may stand inside a <script> element: nothing in it ends the element or opens a comment.
const inside_script = (text) => text.replaceAll('\r\n', '\n').replace(/<(?=\/script|!--)/gi, '<\\');

const block_ids = {'ithaca.wasm': 'ithaca-program', 'rest.wasm': 'ithaca-rest', 'sample-plan.json': 'ithaca-sample'};

// The one script of the one file: the page's scripts, then the program as a function that is called once its bytes
// are unpacked. They stand in data blocks of the page, for a fetch of them would need a relaxed policy.
function one_script(page_scripts, program_script) {
  return inside_script([
    ...page_scripts.map((text) => `(function () {\n${text}\n})();`),
    `function start_program(Module) {\n${program_script}\n}`,
    `(async function () {
  async function unpacked(id) {
    const block = document.getElementById(id);
    if (!block) return undefined;
    const packed = Uint8Array.from(atob(block.textContent), (letter) => letter.charCodeAt(0));
    block.remove();
    return new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'))).arrayBuffer();
  }
  globalThis.Module = Object.assign(globalThis.Module || {}, {
    programParts: {
      first: await unpacked('ithaca-program'),
      rest: await unpacked('ithaca-rest'),
      sample: await unpacked('ithaca-sample'),
    },
  });
  start_program(globalThis.Module);
})();`,
  ].join('\n'));
}

// The worker knows its build by the files of the site as they are now: their names say their content, and the page's
// content is told beside them. Its own name stays, for by its address a browser finds that there is a new one.
function pack_worker(site) {
  const files = [...site.files.keys()].filter((name) => name !== 'index.html').sort();
  const index = digest(site.files.get('index.html'), 'hex');
  const id = digest([index, ...files].join(' '), 'hex').slice(0, 12);
  const text = readFileSync(path.join(source, 'web/page/worker.js'), 'utf8').replace(/^ *\/\/.*\n/gm, '');
  site.files.set('worker.js', `const build = ${JSON.stringify({id, index, files})};\n${text}`);
}

function pack_one_file(site, shell, build) {
  const page_scripts = [];
  const styles = [];
  let html = shell;
  let program_script = '';
  html = html.replace(/[ \t]*<script\b[^>]*\bsrc="([^"]+)"[^>]*><\/script>\n?/g, (whole, address) => {
    const text = read_referenced(address, build).toString('utf8');
    if (address === `${program}.js`) {
      program_script = text;
    } else {
      page_scripts.push(text);
    }
    return '';
  });
  if (!program_script) throw new PackError(`shell.html does not name ${program}.js`);
  html = html.replace(/<link\b[^>]*\brel="stylesheet"[^>]*\bhref="([^"]+)"[^>]*>/g, (whole, address) => {
    const text = read_referenced(address, build).toString('utf8').replaceAll('\r\n', '\n');
    styles.push(text);
    return `<style>${text}</style>`;
  });
  html = html.replace(/<link\b[^>]*\brel="(?:manifest|apple-touch-icon)"[^>]*>\n?/g, '');
  for (const {whole, attribute, address} of references(html)) {
    const type = media_types[path.extname(address)];
    if (!type) throw new PackError(`shell.html names ${address}, which cannot stand inside one file`);
    const data = read_referenced(address, build).toString('base64');
    html = html.replaceAll(whole, `${attribute}="data:${type};base64,${data}"`);
  }
  const script = one_script(page_scripts, program_script);
  const blocks = [...parts_of(build), ...parts_asked_for(build)].map(([name, bytes]) => {
    const id = block_ids[name];
    const text = gzipSync(bytes, {level: 9}).toString('base64');
    return `<script type="application/octet-stream" id="${id}">${text}</script>\n`;
  });
  html = insert_at_marker(html, 'policy', policy_of_one_file([script], styles));
  html = insert_at_marker(html, 'preload', '');
  html = html.replace('</body>', () =>
      `${blocks.join('')}<script>${script}</script>\n</body>`);
  site.files.set(`${program}.html`, html);
}

try {
  const {values} = parseArgs({options: {build: {type: 'string'}, out: {type: 'string'}}});
  if (!values.build || !values.out) throw new PackError('usage: node web/pack.mjs --build FOLDER --out FOLDER');
  if (!existsSync(path.join(values.build, 'web', `${program}.wasm`))) {
    throw new PackError(`${values.build} holds no ${program}.wasm: build it first`);
  }
  // Only a folder that this program wrote is ever emptied.
  if (existsSync(values.out) && readdirSync(values.out).length && !existsSync(path.join(values.out, 'index.html'))) {
    throw new PackError(`${values.out} is not empty and holds no packed site`);
  }
  const shell = readFileSync(path.join(source, 'shell.html'), 'utf8');
  const site = new Site();
  pack_site(site, shell, values.build);
  pack_worker(site);
  pack_one_file(site, shell, values.build);
  site.write(values.out);
} catch (error) {
  if (!(error instanceof PackError)) throw error;
  console.error(`pack: ${error.message}`);
  process.exit(1);
}
