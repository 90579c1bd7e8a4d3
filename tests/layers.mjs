// Checks what the rooms of the source owe each other: which may include which, what only one of them may know, and
// what stands nowhere. Prints one line for each rule, in the Test Anything Protocol; reads the source only.
import {execFileSync} from 'node:child_process';
import {existsSync, readFileSync, readdirSync} from 'node:fs';
import path from 'node:path';
import {fileURLToPath} from 'node:url';

const source = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

// A room may include itself and the rooms named here: an include goes down, never up and never aside.
const rooms = {
  base: [],
  meta: ['base'],
  ports: ['base'],
  plan: ['base', 'meta'],
  method: ['base', 'meta', 'plan'],
  derive: ['base', 'meta', 'plan'],
  store: ['base', 'meta', 'ports', 'plan', 'method', 'derive'],
  documents: ['base', 'meta', 'ports', 'plan', 'method', 'derive'],
  ui: ['base', 'meta', 'ports', 'plan', 'method', 'derive', 'store', 'documents'],
};

// A header that only some files may include: {header, in (may), why}.
const confined_headers = [
  {header: /^emscripten/, in: /^(web|tests\/storage_page)\//, why: 'only web/, and the page that tests its storage, know the browser'},
  {header: /^GLES/, in: /^web\//, why: 'only web/ knows the graphics library'},
  {header: /^nlohmann\//, in: /^(app\/derive|tests\/property)\/.*\.cpp$/, why: 'JSON text is derive/’s own business, and in no header'},
  {header: /^imgui|^misc\/freetype/, in: /^(app\/ui|web|tests\/unit\/ui|tests\/support|tests\/bench)\//,
    why: 'only app/ui and web/ draw'},
  {header: /^doctest|^rapidcheck/, in: /^tests\//, why: 'the product does not know its tests'},
  {header: /^(ctime|time\.h|random|thread|mutex|atomic|future|fstream|iostream|filesystem|exception|stdexcept|typeinfo|any)$/,
    in: /^tests\//, why: 'no clock, chance, thread, file or exception in the product: they come through ports'},
];

// Text that may stand only in some files: {text, in (files that are looked at), except, why}.
const confined_texts = [
  {text: /\b(throw|try|catch|dynamic_cast|typeid)\b/, in: /^(app|web)\/.*\.[ch]pp$/,
    why: 'no exceptions and no run-time types'},
  {text: /\b(system_clock|steady_clock|high_resolution_clock)\b|\b(std::rand|std::time|getenv)\b/,
    in: /^app\/.*\.[ch]pp$/, why: 'the clock and the environment are handed in'},
  {text: /\bEM_(ASM|JS|ASYNC_JS)\w*\s*\(/, in: /\.[ch]pp$/, why: 'JavaScript stands in .js files'},
  {text: /\b(innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval|new Function)\b/, in: /^web\/(library|page)\//,
    why: 'the content policy forbids it'},
  {text: /\b(const|let|var)\s*[[{]/, in: /^web\/library\//,
    why: 'the optimiser of emscripten 3.1.6 drops a declaration that takes an object apart'},
];

function files_of_checkout() {
  try {
    return execFileSync('git', ['-C', source, 'ls-files', '-co', '--exclude-standard', '-z'], {encoding: 'utf8'})
        .split('\0').filter((name) => name && existsSync(path.join(source, name)));
  } catch {
    const ignored = new Set(['.git', 'build', 'dist', '.cache', 'node_modules']);
    const walk = (folder) => readdirSync(path.join(source, folder), {withFileTypes: true}).flatMap((entry) => {
      if (folder === '' && ignored.has(entry.name)) return [];
      const name = path.posix.join(folder, entry.name);
      return entry.isDirectory() ? walk(name) : [name];
    });
    return walk('');
  }
}

const files = files_of_checkout();
const contents = new Map();
function text_of(file) {
  if (!contents.has(file)) contents.set(file, readFileSync(path.join(source, file), 'utf8'));
  return contents.get(file);
}
const is_text = (file) => !text_of(file).includes('\0');

// C++ without its comments and the inside of its strings, line by line as before.
const code_of = (text) => text.replace(
    /\/\*[\s\S]*?\*\/|\/\/[^\n]*|R"(\w*)\([\s\S]*?\)\1"|"(?:[^"\\\n]|\\.)*"/g,
    (match) => (match.startsWith('/') ? '' : '""') + '\n'.repeat(match.split('\n').length - 1));

const includes_of = (file) => text_of(file).split('\n').flatMap((line, index) => {
  const match = line.match(/^\s*#\s*include\s*([<"])([^>"]+)[>"]/);
  return match ? [{header: match[2], quoted: match[1] === '"', place: `${file}:${index + 1}`}] : [];
});

const cpp = files.filter((file) => /^(app|web|tests)\/.*\.[ch]pp$/.test(file));
const room_of = (file) => file.match(/^app\/([^/]+)\//)?.[1];

let failures = 0;
let count = 0;
function rule(claim, violations) {
  count += 1;
  if (violations.length) failures += 1;
  console.log(`${violations.length ? 'not ok' : 'ok'} ${count} - ${claim}`);
  for (const violation of violations) console.log(`  ${violation}`);
}

for (const [room, below] of Object.entries(rooms)) {
  rule(`${room}/ includes ${below.length ? `only ${below.join(', ')}` : 'nothing of ours but itself'}`,
      cpp.filter((file) => room_of(file) === room).flatMap(includes_of)
          .filter(({header, quoted}) => quoted && /^[^.].*\//.test(header) &&
              ![room, ...below].includes(header.split('/')[0]) &&
              !confined_headers.some((confined) => confined.header.test(header)))
          .map(({header, place}) => `${place} includes ${header}`));
}

rule('app/ has no room that the table of rooms does not name',
    [...new Set(cpp.map(room_of).filter((room) => room && !(room in rooms)))]);

rule('an include is rooted at app/, never relative',
    cpp.flatMap(includes_of).filter(({header}) => header.startsWith('.')).map(({header, place}) => `${place} ${header}`));

rule('a source includes its own header first: so a build without precompiled headers shows that this compiles alone',
    cpp.filter((file) => file.endsWith('.cpp') && files.includes(file.replace(/cpp$/, 'hpp')))
        .filter((file) => includes_of(file)[0]?.header !== file.replace(/^(app|tests)\//, '').replace(/cpp$/, 'hpp')));

rule('a view includes no other view, only the list of them all',
    cpp.filter((file) => file.startsWith('app/ui/views/')).flatMap((file) => includes_of(file)
        .filter(({header}) => header.startsWith('ui/views/') && header !== 'ui/views/views.hpp')
        .filter(({header}) => {
          const own = path.basename(file).replace(/\.[ch]pp$/, '');
          const other = path.basename(header, '.hpp');
          return !own.startsWith(other) && !other.startsWith(own);
        })
        .map(({header, place}) => `${place} includes ${header}`)));

for (const {header, in: may, why} of confined_headers) {
  rule(`<${header.source}>: ${why}`,
      cpp.filter((file) => !may.test(file)).flatMap(includes_of)
          .filter((include) => header.test(include.header))
          .map((include) => `${include.place} includes ${include.header}`));
}

for (const {text, in: where, why} of confined_texts) {
  rule(`${text.source}: ${why}`,
      files.filter((file) => where.test(file)).flatMap((file) => code_of(text_of(file)).split('\n')
          .flatMap((line, index) => (text.test(line) ? [`${file}:${index + 1} ${line.trim()}`] : []))));
}

rule('every header opens with a comment and guards itself with #pragma once',
    cpp.filter((file) => file.endsWith('.hpp'))
        .filter((file) => !text_of(file).startsWith('//') || !text_of(file).includes('#pragma once')));

rule('the unit tests mirror app/',
    cpp.filter((file) => file.startsWith('tests/unit/') && file.split('/').length > 3)
        .filter((file) => !(file.split('/')[2] in rooms)));

const at_the_top = new Set([
  'app', 'web', 'assets', 'tests', '.ci', 'CMakeLists.txt', 'CMakePresets.json', 'shell.html', 'README.md', 'LICENSE',
  'CHANGELOG.md', 'package.json', 'package-lock.json']);
rule('the top folder holds only what a stranger expects there',
    [...new Set(files.map((file) => file.split('/')[0]))]
        .filter((name) => !at_the_top.has(name) && !/^\.[a-z-]+$/.test(name)));

rule('a file has at most 500 lines',
    files.filter((file) => /\.([ch]pp|m?js|css|cmake|sh)$/.test(file) || /(^|\/)(run|CMakeLists\.txt)$/.test(file))
        .map((file) => [file, text_of(file).split('\n').length - 1])
        .filter(([, lines]) => lines > 500).map(([file, lines]) => `${file} has ${lines}`));

// The hosts that this machine takes packages from: a file that names one was written for this machine.
function hosts_of_this_machine() {
  const settings = [];
  for (const folder of ['/etc/apt', '/etc/apt/sources.list.d']) {
    if (!existsSync(folder)) continue;
    for (const name of readdirSync(folder)) {
      if (/\.(list|sources)$/.test(name)) settings.push(readFileSync(path.join(folder, name), 'utf8'));
    }
  }
  try {
    settings.push(execFileSync('npm', ['config', 'get', 'registry'], {encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore']}));
  } catch {
    // Without npm there is no registry to name.
  }
  return [...new Set([...settings.join('\n').matchAll(/https?:\/\/([^/\s:]+)/g)].map(([, host]) => host))];
}

const machine_paths = new RegExp(`(^|[^A-Za-z0-9._/-])/(${['work', 'farm', 'tmp', 'root', 'home'].join('|')})/[A-Za-z]`);
const hosts = hosts_of_this_machine();
rule('no file names a folder of one machine or a host of packages',
    files.filter(is_text).flatMap((file) => text_of(file).split('\n').flatMap((line, index) =>
      (machine_paths.test(line) || hosts.some((host) => line.includes(host))
        ? [`${file}:${index + 1} ${line.trim().slice(0, 120)}`] : []))));

rule('the lock file names no address',
    files.includes('package-lock.json') && text_of('package-lock.json').includes('"resolved"') ? ['package-lock.json'] : []);

const unfinished = new RegExp(`\\b(${['TO' + 'DO', 'FIX' + 'ME', 'X' + 'XX'].join('|')})\\b`);
rule('nothing is left for later',
    files.filter((file) => file !== 'package-lock.json' && is_text(file)).flatMap((file) => text_of(file).split('\n')
        .flatMap((line, index) => (unfinished.test(line) ? [`${file}:${index + 1} ${line.trim()}`] : []))));

console.log(`1..${count}`);
process.exit(failures ? 1 : 0);
