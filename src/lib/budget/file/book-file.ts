/**
 * The book file, `*.hebian.json`: the whole book as readable JSON, figures as exact decimals in
 * the unit in which they are printed (forms 元, all else 万元). `readBookFile` of `writeBookFile`
 * is the same book up to `sameBook`. The shape is in `book-file-schema.ts`.
 */
export type { BookFileFailure, FilePath } from './book-file-failure';
export { readBookFile, type BookFileResult } from './book-file-read';
export type { FileBook } from './book-file-schema';
export { writeBookFile } from './book-file-write';
export { sameBook } from '../live/same-book';
