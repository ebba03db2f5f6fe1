const RULE = /^[-—–_=]{2,}$/;

/** A dash line, as conversion draws for a table's rule. */
export function isRule(text: string): boolean {
	return RULE.test(text);
}
