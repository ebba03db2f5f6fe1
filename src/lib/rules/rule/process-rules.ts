/**
 * Rules about the way a book takes rather than about what it says: a part that has yet to be
 * submitted cannot be kept from it by their findings.
 */
export const PROCESS_RULES: ReadonlySet<string> = new Set(['M01', 'M02', 'M04', 'M05']);
