/** Places on a page: matrices, and the points of paths as pdf.js hands them over. */

export type Matrix = readonly [number, number, number, number, number, number];

export interface Point {
	readonly x: number;
	readonly y: number;
}

/** How pdf.js packs a path: a code, then its numbers. */
const MOVE = 0;
const CLOSE = 4;
const NUMBERS = [2, 2, 6, 4, 0];

export function subpaths(data: Float32Array, ctm: Matrix): Point[][] {
	const paths: Point[][] = [];
	let points: Point[] = [];
	for (let i = 0; i < data.length;) {
		const code = data[i++];
		const count = NUMBERS[code];
		// A code of another version: what it draws cannot be told.
		if (count === undefined) return paths;
		if (code === CLOSE) {
			if (points.length > 0) points.push(points[0]);
		} else {
			if (code === MOVE) paths.push((points = []));
			points.push(applied(ctm, data[i + count - 2], data[i + count - 1]));
		}
		i += count;
	}
	return paths;
}

export function ends(values: readonly number[]): [number, number] {
	let [least, most] = [Infinity, -Infinity];
	for (const value of values) {
		least = Math.min(least, value);
		most = Math.max(most, value);
	}
	return [least, most];
}

export function times(a: Matrix, b: Matrix): Matrix {
	return [
		a[0] * b[0] + a[2] * b[1],
		a[1] * b[0] + a[3] * b[1],
		a[0] * b[2] + a[2] * b[3],
		a[1] * b[2] + a[3] * b[3],
		a[0] * b[4] + a[2] * b[5] + a[4],
		a[1] * b[4] + a[3] * b[5] + a[5]
	];
}

export function applied(m: Matrix, x: number, y: number): Point {
	return { x: m[0] * x + m[2] * y + m[4], y: m[1] * x + m[3] * y + m[5] };
}
