// The PDF worker: listens on a Unix socket, takes one render after another, and answers with a PDF/UA-1 or a sentence.
//
//   node worker.mjs SOCKET
//
// Everything travels in frames: four bytes of length (big endian), then the bytes.
//   once per connection   {"templates": {"/councils/agenda.typ": "..."}}
//   per render            {"main": "/councils/agenda.typ", "pictures": ["kort.svg"]}, the data as JSON, one frame per picture
//   answer                {"ok": true} or {"ok": false, "sentence": "..."}, then the PDF (empty when refused)
// The compiler sees only these files: its workspace is an empty folder beside the socket. The worker ends when its
// standard input closes, so it never outlives the program that started it.

import { createRequire } from 'node:module';
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const socketPath = resolve(process.argv[2]);
const largestFrame = 64 * 1024 * 1024;

/** The folders in which npm packages may lie: NODE_PATH, then upwards from here, with or without assets/. */
function packageFolders() {
  const folders = (process.env.NODE_PATH ?? '').split(':').filter(Boolean);
  for (let folder = dirname(fileURLToPath(import.meta.url)); ; folder = dirname(folder)) {
    folders.push(join(folder, 'node_modules'), join(folder, 'assets', 'node_modules'));
    if (folder === dirname(folder)) return folders;
  }
}

const compilerPackage = '@myriaddreamin/typst-ts-node-compiler';
const home = packageFolders().find((folder) => existsSync(join(folder, compilerPackage)));
if (!home) {
  console.error(`${compilerPackage} is not installed in any of: ${packageFolders().join(', ')}`);
  process.exit(2);
}
const { NodeCompiler } = createRequire(join(home, 'worker.cjs'))(compilerPackage);
const fonts = join(home, 'dkfds', 'src', 'fonts', 'IBMPlexSans', 'complete', 'ttf');
const workspace = `${socketPath}.workspace`;
mkdirSync(workspace, { recursive: true, mode: 0o700 });
const compiler = NodeCompiler.create({ workspace, fontArgs: existsSync(fonts) ? [{ fontPaths: [fonts] }] : [] });

const place = (path) => {
  if (!path.startsWith('/') || path.split('/').includes('..')) throw new Error(`not a path: ${path}`);
  return workspace + path;
};

/** The compiler's own words for people: message and hints of each fault. */
function sentenceOf(fault) {
  const text = String(fault?.message ?? fault);
  const parts = [];
  for (const match of text.matchAll(/message: "((?:[^"\\]|\\.)*)"(?:.*?hints: \[((?:"(?:[^"\\]|\\.)*"(?:, )?)*)\])?/g)) {
    const hints = (match[2] ?? '').match(/"(?:[^"\\]|\\.)*"/g) ?? [];
    parts.push([match[1], ...hints.map((hint) => hint.slice(1, -1))].join('; '));
  }
  return parts.length > 0 ? parts.join('\n') : text;
}

function render(order, data, pictures) {
  const names = order.pictures.map((name) => place(`/pictures/${name}`));
  try {
    compiler.mapShadow(place('/data.json'), data);
    names.forEach((name, i) => compiler.mapShadow(name, pictures[i]));
    const compiled = compiler.compile({ mainFilePath: place(order.main), resetRead: true });
    if (compiled.hasError()) {
      const found = compiler.fetchDiagnostics(compiled.takeDiagnostics());
      const where = (d) => `${d.path.replace(workspace, '')}${d.range ? `:${d.range.start.line + 1}` : ''}: ${d.message}`;
      return { sentence: found.map(where).join('\n') };
    }
    return { pdf: compiler.pdf(compiled.result, { pdfStandard: 'ua-1' }) };
  } catch (fault) {
    return { sentence: sentenceOf(fault) };
  } finally {
    names.forEach((name) => compiler.unmapShadow(name));
    compiler.evictCache(10);
  }
}

function frame(bytes) {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return Buffer.concat([length, bytes]);
}

function talk(connection) {
  let pieces = [];
  let size = 0;
  const frames = [];
  let order = null;

  const step = () => {
    if (order === null) {
      if (frames.length === 0) return false;
      const said = JSON.parse(frames.shift().toString('utf8'));
      if (said.templates) {
        for (const [path, text] of Object.entries(said.templates)) compiler.mapShadow(place(path), Buffer.from(text));
        return true;
      }
      order = said;
    }
    if (frames.length < 1 + order.pictures.length) return false;
    const [data, ...pictures] = frames.splice(0, 1 + order.pictures.length);
    const { pdf, sentence } = render(order, data, pictures);
    order = null;
    connection.write(frame(Buffer.from(JSON.stringify(pdf ? { ok: true } : { ok: false, sentence }))));
    connection.write(frame(pdf ?? Buffer.alloc(0)));
    return true;
  };

  connection.on('data', (piece) => {
    pieces.push(piece);
    size += piece.length;
    for (;;) {
      if (size < 4) break;
      if (pieces[0].length < 4) pieces = [Buffer.concat(pieces)];
      const length = pieces[0].readUInt32BE(0);
      if (length > largestFrame) return connection.destroy();
      if (size < 4 + length) break;
      const all = Buffer.concat(pieces);
      frames.push(all.subarray(4, 4 + length));
      pieces = [all.subarray(4 + length)];
      size -= 4 + length;
    }
    try {
      while (step());
    } catch (fault) {
      console.error(fault);
      connection.destroy();
    }
  });
  connection.on('error', () => connection.destroy());
}

process.stdin.on('end', () => process.exit(0)).resume();
process.umask(0o077);
rmSync(socketPath, { force: true });
createServer(talk).listen(socketPath);
