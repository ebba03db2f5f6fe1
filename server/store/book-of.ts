/** The book of a room, by its name alone; empty for a name that is none. */
export const bookOf = (room: string): string => /^book\/([^/]+)\//.exec(room)?.[1] ?? '';
