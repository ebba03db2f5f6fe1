/**
 * Makes static/sample/jincheng-psb-2023.hebian.json from the real document, where that is at hand:
 * `npm run sample [DOCUMENT]`. Figures, codes and names are the document's; prose is our own.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { readBookFile, sameBook, writeBookFile } from '$lib/budget/file/book-file';
import { readDocument } from '$lib/exchange/read/read-document';
import { composeSample } from './sample/compose';
import { leaksOf, SourceProse } from './sample/verify';

const DOCUMENT = process.argv[2] ?? '../shared/seed/jincheng-psb-2023.txt';
const SAMPLE = 'static/sample/jincheng-psb-2023.hebian.json';

const bytes = readFileSync(DOCUMENT);
const read = readDocument('jincheng-psb-2023.txt', bytes);
if (!read.ok) throw new Error(`${DOCUMENT}: ${read.failure.kind}`);

const prose = new SourceProse(bytes.toString('utf8'));
const book = composeSample(read.book, (text) => prose.runIn(text) !== undefined);
const file = writeBookFile(book);
const leaks = leaksOf(file, prose, read.book);
for (const { kind, text } of leaks) console.error(`${kind}: ${text}`);
if (leaks.length > 0) throw new Error(`${leaks.length} pieces of the document in the sample`);
const back = readBookFile(file);
if (!back.ok) throw new Error(JSON.stringify(back.failure));
if (!sameBook(back.book, book)) throw new Error('the sample does not read back as it was written');

mkdirSync(dirname(SAMPLE), { recursive: true });
writeFileSync(SAMPLE, file);
console.log(`${SAMPLE}: ${(Buffer.byteLength(file) / 1e6).toFixed(2)} MB`);
