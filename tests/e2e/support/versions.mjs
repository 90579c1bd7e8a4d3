// Several versions of the published program, and a server that shows one of them at a time, can be stopped, and tells
// which version answered for what.
import {execFileSync} from 'node:child_process';
import {cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync} from 'node:fs';
import {createServer} from 'node:http';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {fileURLToPath} from 'node:url';

import {create_site_server, listen} from '../../../web/serve.mjs';

const source = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../..');

// A section of a wasm module that no engine reads: other bytes, the same program.
const custom_section = (name) => Buffer.from([0, name.length + 1, name.length, ...Buffer.from(name)]);

// Packs the program of a packed site anew as another version: every part of it has other bytes, and its page says which
// it is. The build is found again in what was packed of it. Returns the folder of the site.
export function pack_version(packed_site, version, folder = mkdtempSync(path.join(tmpdir(), 'ithaca-version-'))) {
  const read = (name) => readFileSync(path.join(packed_site, name));
  const names = readdirSync(packed_site);
  const build = path.join(folder, 'build', 'web');
  mkdirSync(build, {recursive: true});
  let script = read(names.find((name) => /^ithaca\.[0-9a-f]{12}\.js$/.test(name))).toString();
  for (const part of ['ithaca', 'rest']) {
    const packed = names.find((name) => new RegExp(`^${part}\\.[0-9a-f]{12}\\.wasm$`).test(name));
    script = script.replaceAll(packed, `${part}.wasm`);
    writeFileSync(path.join(build, `${part}.wasm`), Buffer.concat([read(packed), custom_section(version)]));
  }
  const sample = names.find((name) => /^sample-plan\.[0-9a-f]{12}\.json$/.test(name));
  script = script.replaceAll(sample, 'sample-plan.json');
  writeFileSync(path.join(build, 'ithaca.js'), `${script}\n// ${version}\n`);
  for (const part of ['web', 'assets']) cpSync(path.join(source, part), path.join(folder, part), {recursive: true});
  const shell = readFileSync(path.join(source, 'shell.html'), 'utf8');
  writeFileSync(path.join(folder, 'shell.html'), shell.replace('<title>', `<meta name="version" content="${version}">\n<title>`));
  writeFileSync(path.join(folder, 'web/page/shell.css'), `${readFileSync(path.join(source, 'web/page/shell.css'))}\n/* ${version} */\n`);
  const site = path.join(folder, 'site');
  execFileSync('node', [path.join(folder, 'web/pack.mjs'), '--build', path.join(folder, 'build'), '--out', site]);
  return {site, version, names: readdirSync(site), remove: () => rmSync(folder, {recursive: true})};
}

// Serves `shown[folder]`, a version for each folder of the origin: {'/': one} or {'/a/': one, '/b/': other}.
export async function serve_versions(shown) {
  const servers = new Map();
  const log = [];
  const handler = (request, response) => {
    const longest_first = Object.keys(shown).sort((one, other) => other.length - one.length);
    const folder = longest_first.find((prefix) => request.url.startsWith(prefix));
    if (!folder) {
      response.writeHead(404).end();
      return;
    }
    const {site, version} = shown[folder];
    if (!servers.has(site)) servers.set(site, create_site_server(site));
    log.push({folder, version, name: request.url.slice(folder.length)});
    request.url = `/${request.url.slice(folder.length)}`;
    servers.get(site).emit('request', request, response);
  };
  let server = createServer(handler);
  const port = await listen(server, 0);
  const stop = () => new Promise((done) => {
    server.close(done);
    server.closeAllConnections();
  });
  return {
    origin: `http://127.0.0.1:${port}`,
    address: `http://127.0.0.1:${port}/`,
    shown,
    log,
    stop,
    async start() {
      server = createServer(handler);
      await listen(server, port);
    },
  };
}
