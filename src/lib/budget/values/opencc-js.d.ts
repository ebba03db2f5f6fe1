/** The package types its entries, not its dictionaries: 「級 级|續 续|…」. */
declare module 'opencc-js/dict/TSCharacters' {
	const pairs: string;
	export default pairs;
}
