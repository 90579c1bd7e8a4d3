// Serves a packed site to this machine only: the loopback address, the files of one folder, nothing above it.
//
//   node web/serve.mjs [FOLDER] [--port N]      dist and 8080 by default; a taken port moves on to the next free one
import {createReadStream, realpathSync, statSync} from 'node:fs';
import {createServer} from 'node:http';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import {parseArgs} from 'node:util';

const media_types = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
};

const hashed = /\.[0-9a-f]{12}\.[a-z]+$/;

// The file that an address means, or nothing when it means none inside the folder.
function file_of(folder, address) {
  let decoded;
  try {
    decoded = decodeURIComponent(new URL(address, 'http://localhost').pathname);
  } catch {
    return undefined;
  }
  if (decoded.includes('\0')) return undefined;
  const file = path.join(folder, path.normalize(decoded.endsWith('/') ? `${decoded}index.html` : decoded));
  if (!file.startsWith(folder + path.sep)) return undefined;
  return statSync(file, {throwIfNoEntry: false})?.isFile() ? file : undefined;
}

export function create_site_server(folder) {
  const root = path.resolve(folder);
  return createServer((request, response) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, {Allow: 'GET, HEAD'}).end();
      return;
    }
    const file = file_of(root, request.url);
    if (!file) {
      response.writeHead(404, {'Content-Type': 'text/plain; charset=utf-8'}).end('Not found\n');
      return;
    }
    response.writeHead(200, {
      'Content-Type': media_types[path.extname(file)] ?? 'application/octet-stream',
      'Content-Length': statSync(file).size,
      // A name with a hash never changes its content; every other file is asked for again.
      'Cache-Control': hashed.test(file) ? 'public, max-age=31536000, immutable' : 'no-cache',
      'X-Content-Type-Options': 'nosniff',
    });
    if (request.method === 'HEAD') {
      response.end();
    } else {
      createReadStream(file).on('error', () => response.destroy()).pipe(response);
    }
  });
}

// Listens at the first free port from `port` on (any free one when it is 0); gives the port.
export function listen(server, port) {
  return new Promise((resolve, reject) => {
    const attempt = (candidate) => {
      const give_up = (error) => {
        if (error.code === 'EADDRINUSE' && candidate < port + 100) {
          attempt(candidate + 1);
        } else {
          reject(error);
        }
      };
      server.once('error', give_up);
      server.listen(candidate, '127.0.0.1', () => {
        server.removeListener('error', give_up);
        resolve(server.address().port);
      });
    };
    attempt(port);
  });
}

async function main() {
  const {values, positionals} = parseArgs({
    options: {port: {type: 'string', default: '8080'}},
    allowPositionals: true,
  });
  const folder = positionals[0] ?? 'dist';
  if (!/^\d{1,5}$/.test(values.port) || Number(values.port) > 65535) {
    throw new Error(`--port ${values.port} is no port number from 0 to 65535`);
  }
  if (!statSync(path.join(folder, 'index.html'), {throwIfNoEntry: false})) {
    throw new Error(`${folder} holds no index.html`);
  }
  const port = await listen(create_site_server(folder), Number(values.port));
  console.log(`Ithaca is at http://localhost:${port}/ (Ctrl+C ends)`);
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  main().catch((error) => {
    console.error(`serve: ${error.message}`);
    process.exit(1);
  });
}
