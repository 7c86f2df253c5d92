// Bundles what the browser gets into one folder and writes the table that builds it into the program.
//   node build.mjs OUT      files in OUT/files, OUT/assets_table.cpp and OUT/assets_bytes.S for the compiler, OUT/manifest.json
// Every name carries the hash of its content, so that it may be kept for ever; text files lie there as .br and .gz too.

import { build } from 'esbuild';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const here = dirname(fileURLToPath(import.meta.url));
const out = resolve(process.argv[2] ?? join(here, '../build/assets'));
const files = join(out, 'files');
const designsystem = join(here, 'node_modules/dkfds/dist');

// Faces of IBM Plex Sans that the pages use, Latin letters only.
const faces = [
  ['Regular', 400, 'normal'], ['Italic', 400, 'italic'], ['Medium', 500, 'normal'], ['SemiBold', 600, 'normal'], ['Bold', 700, 'normal'],
];
const latin = 'U+0000-00FF, U+0131, U+0152-0153, U+02C6, U+02DA, U+02DC, U+2013-2014, U+2018-201A, U+201C-201E, U+2020-2022, U+2026, U+2030, ' +
  'U+2039-203A, U+2044, U+20AC, U+2122, U+2212';
// Icons that pages name through web::icon.
const icons = ['arrow-back', 'arrow-downward', 'arrow-forward', 'arrow-upward', 'assignment', 'attach-file', 'calendar-month', 'chat', 'check', 'checklist',
  'chevron-down', 'chevron-left', 'chevron-right', 'chevron-up', 'close', 'copy', 'delete', 'document', 'download', 'edit', 'email', 'error',
  'file-pdf', 'first-page', 'flag', 'groups', 'help', 'hourglass', 'info', 'language', 'last-page', 'link', 'list-bulleted', 'location', 'lock', 'map',
  'menu', 'minus', 'open-in-new', 'person', 'persons', 'plus', 'print', 'refresh', 'reply', 'search', 'send', 'settings', 'sort-table-ascending',
  'sort-table-descending', 'sort-table-none', 'star', 'success', 'sync', 'time', 'tune', 'upload', 'visibility', 'warning'];
// Icons that the Designsystem's own rules draw as backgrounds; all others of its hundred and sixty are left out.
const drawn = new Set(['calendar-month', 'check-white', 'check', 'chevron-down', 'chevron-left', 'chevron-right', 'chevron-up', 'close', 'error', 'info', 'minus',
  'minus-white', 'plus', 'success', 'warning', 'more-vert', 'search', 'chevron-double-left', 'chevron-double-right', 'open-in-new']);

const table = [];
function put(plain, type, bytes, compress = true) {
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 8);
  const dot = plain.lastIndexOf('.');
  const name = `${plain.slice(0, dot)}.${hash}${plain.slice(dot)}`;
  writeFileSync(join(files, name), bytes);
  if (compress) {
    writeFileSync(join(files, `${name}.gz`), gzipSync(bytes, { level: 9 }));
    writeFileSync(join(files, `${name}.br`), brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }));
  }
  table.push({ plain, name, type, compress });
  return name;
}

rmSync(files, { recursive: true, force: true });
mkdirSync(files, { recursive: true });

// Fonts first: the style sheet names them.
let css = '';
for (const [face, weight, style] of faces) {
  const name = put(`IBMPlexSans-${face}.woff2`, 'font/woff2', readFileSync(join(designsystem, `fonts/IBMPlexSans/split/woff2/IBMPlexSans-${face}-Latin1.woff2`)), false);
  css += `@font-face{font-display:swap;font-family:"IBM Plex Sans";font-style:${style};font-weight:${weight};src:url(${name}) format("woff2");unicode-range:${latin}}\n`;
}

// Style: the Designsystem without its own faces, then ours.
css += readFileSync(join(designsystem, 'css/dkfds.min.css'), 'utf8').replace(/@font-face\{[^}]*\}/g, '').replace(/\/\*# sourceMappingURL.*?\*\//, '')
  .replace(/\.font-lead,\.form-checkbox\+label,[^{}]*\{max-width:66ch\}/, '');  // the measure of text is in site.css, with weight that can be overruled
// site.css is the frame and the components; the others belong to the pages they are named after.
for (const sheet of ['site.css', ...readdirSync(here).filter((name) => name.endsWith('.css') && name !== 'site.css').sort()])
  css += '\n' + readFileSync(join(here, sheet), 'utf8');
const pictures = {
  name: 'pictures',
  setup(bundle) {
    bundle.onResolve({ filter: /\.(svg|png)$/ }, ({ path }) => {
      const icon = path.match(/svg-icons\/([a-z-]+)\.svg$/)?.[1];
      return icon && drawn.has(icon) ? { path: join(designsystem, 'img/svg-icons', `${icon}.svg`) } : { path: 'data:,', external: true };
    });
    bundle.onResolve({ filter: /\.woff2$/ }, ({ path }) => ({ path, external: true }));
  },
};
const style = await build({
  stdin: { contents: css, loader: 'css', resolveDir: here, sourcefile: 'site.css' },
  bundle: true, minify: true, write: false, target: ['chrome109', 'firefox115', 'safari16'], loader: { '.svg': 'dataurl' }, plugins: [pictures], logLevel: 'error',
});
put('site.css', 'text/css; charset=utf-8', Buffer.from(style.outputFiles[0].contents));

const script = await build({
  entryPoints: [join(here, 'site.js')], bundle: true, minify: true, write: false, format: 'iife', target: ['es2022'], legalComments: 'none', logLevel: 'error',
});
put('site.js', 'text/javascript; charset=utf-8', Buffer.from(script.outputFiles[0].contents));

// One sprite with the icons that are used, and the mark of the tab.
const sprite = readFileSync(join(designsystem, 'img/all-svg-icons.svg'), 'utf8');
const symbols = icons.map((name) => {
  const symbol = sprite.match(new RegExp(`<symbol id="${name}"[^]*?</symbol>`))?.[0];
  if (!symbol) throw new Error(`the Designsystem has no icon ${name}`);
  return symbol;
});
put('icons.svg', 'image/svg+xml', Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg">${symbols.join('')}</svg>`));
put('mark.svg', 'image/svg+xml', readFileSync(join(here, 'mark.svg')));

// The table for the compiler.
const row = (file, number) => `    {"${file.plain}", "/assets/${file.name}", "${file.type}", part(asset_${number}, asset_${number}_end), ` +
  (file.compress ? `part(asset_${number}_gz, asset_${number}_gz_end), part(asset_${number}_br, asset_${number}_br_end)},` : '{}, {}},');
const symbolsOf = (file, number) => file.compress ? [['', ''], ['_gz', '.gz'], ['_br', '.br']].map(([s, e]) => [`asset_${number}${s}`, `${file.name}${e}`]) : [[`asset_${number}`, file.name]];
const all = table.flatMap(symbolsOf);
writeFileSync(join(out, 'assets_bytes.S'), '.section .rodata\n' + all.map(([symbol, file]) =>
  `.global ${symbol}\n.global ${symbol}_end\n${symbol}:\n.incbin "${join(files, file)}"\n${symbol}_end:\n.byte 0\n`).join('') + '.section .note.GNU-stack,"",@progbits\n');
writeFileSync(join(out, 'assets_table.cpp'), `// Generated by assets/build.mjs.
#include <array>

#include "built_in.h"

extern "C" {
${all.map(([symbol]) => `extern const char ${symbol}[], ${symbol}_end[];`).join('\n')}
}

namespace web {
namespace {
std::string_view part(const char* start, const char* end) { return {start, static_cast<std::size_t>(end - start)}; }
}  // namespace

std::span<const BuiltInAsset> built_in_assets() {
  static const std::array<BuiltInAsset, ${table.length}> files{{
${table.map(row).join('\n')}
  }};
  return files;
}

}  // namespace web
`);
writeFileSync(join(out, 'manifest.json'), JSON.stringify(Object.fromEntries(table.map(({ plain, name }) => [plain, `/assets/${name}`])), null, 1) + '\n');
