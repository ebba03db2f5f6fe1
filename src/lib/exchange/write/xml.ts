/** Text inside XML and HTML. Whatever people typed, it is text and nothing else. */

const ENTITIES: Readonly<Record<string, string>> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&#39;',
	'\r': '&#13;'
};
/** What XML 1.0 cannot hold, even escaped: control characters, lone surrogates, two non-characters. */
const UNSAYABLE =
	/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** For contents and for attributes in quotes. What XML cannot hold becomes 「�」. */
export function escapeXml(text: string): string {
	return text.replace(UNSAYABLE, '\ufffd').replace(/[&<>"'\r]/g, (c) => ENTITIES[c]);
}

export const XML_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
