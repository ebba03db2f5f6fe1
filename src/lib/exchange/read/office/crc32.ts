/** CRC-32 as zip archives keep it (polynomial 0xEDB88320), over chunks. */
const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
	let value = byte;
	for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
	return value;
});

/** Goes on from `before`; 0 is the beginning. */
export function crc32(bytes: Uint8Array, before = 0): number {
	let value = ~before;
	for (let i = 0; i < bytes.length; i++) value = TABLE[(value ^ bytes[i]) & 0xff] ^ (value >>> 8);
	return ~value >>> 0;
}
