/** A check as one page that needs nothing beside itself: no script, no font, no request. */
import { LANGUAGE_TAG, type Locale } from '$lib/messages';
import type { CheckResult, CheckResultFinding } from '$lib/messages/check-result';
import { SERVER_WORDS } from '$lib/messages/server';
import { SEVERITIES, type Severity } from '$lib/rules/finding/finding';

/** Shapes beside colours, for those who don't see colours. */
const MARKS: Readonly<Record<Severity, string>> = {
	...{ error: '■', explain: '◆', warning: '▲', hint: '●', rounding: '○' }
};

const STYLE = `
:root{color-scheme:light dark;--paper:#fff;--ink:#1d2126;--soft:#555d66;--line:#d5d9de;
--error:#b42318;--explain:#8a5300;--warning:#1d5fa8;--hint:#4a5560;--rounding:#5f6770}
@media (prefers-color-scheme:dark){:root{--paper:#15181c;--ink:#e8eaed;--soft:#aab1b9;--line:#343a41;
--error:#ff8a80;--explain:#f0b45a;--warning:#86b9f5;--hint:#b5bdc6;--rounding:#a3abb4}}
body{margin:0 auto;max-width:72rem;padding:2rem 1.25rem;background:var(--paper);color:var(--ink);
font:16px/1.65 "Noto Sans CJK SC","Source Han Sans SC","Microsoft YaHei","PingFang SC",sans-serif}
h1{font-size:1.5rem;margin:0 0 .25rem}h2{font-size:1.15rem;margin:2.25rem 0 .5rem}
p{margin:.25rem 0}.soft{color:var(--soft)}
table{border-collapse:collapse;width:100%;margin:.5rem 0}
caption{text-align:left;color:var(--soft);padding:.25rem 0}
th,td{border-bottom:1px solid var(--line);padding:.5rem .75rem .5rem 0;text-align:left;vertical-align:top}
th{font-weight:600}.number{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
code{font:.9em/1.5 "Sarasa Mono SC","Cascadia Mono",Menlo,Consolas,monospace;overflow-wrap:anywhere}
.error{color:var(--error)}.explain{color:var(--explain)}.warning{color:var(--warning)}
.hint{color:var(--hint)}.rounding{color:var(--rounding)}
.wide{overflow-x:auto}
@media print{body{max-width:none;padding:0;font-size:10pt}tr{break-inside:avoid}thead{display:table-header-group}}
`.replaceAll('\n', '');

export function printHtml(result: CheckResult, file: string, lang: Locale): string {
	const { severities, checked, page } = SERVER_WORDS[lang];
	const title = checked(result.book.department, result.book.year).replace(/[：:]$/, '');
	const sections = SEVERITIES.map((severity) => {
		const findings = result.findings.filter((finding) => finding.severity === severity);
		return findings.length === 0 ? '' : section(severity, findings, lang);
	});
	const tally = SEVERITIES.map(
		(severity) =>
			`<tr><th scope="row">${mark(severity)} ${escape(severities[severity])}</th>` +
			`<td class="number">${result.counts[severity]}</td></tr>`
	);
	return `<!doctype html>
<html lang="${LANGUAGE_TAG[lang]}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escape(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${escape(title)}</h1>
<p class="soft">${escape(file)}</p>
<table><caption>${escape(page.tally)}</caption><tbody>
${tally.join('\n')}
</tbody></table>
${sections.join('') || `<p>${escape(page.clean)}</p>`}${notApplicable(result, lang)}
</main>
</body>
</html>
`;
}

function section(
	severity: Severity,
	findings: readonly CheckResultFinding[],
	lang: Locale
): string {
	const { severities, page } = SERVER_WORDS[lang];
	const name = `${severities[severity]} (${findings.length})`;
	const heads = [page.rule, page.finding, page.cells];
	return `<section aria-labelledby="${severity}">
<h2 id="${severity}">${mark(severity)} ${escape(name)}</h2>
<div class="wide" role="region" aria-labelledby="${severity}" tabindex="0">
<table><thead><tr>${heads.map((head) => `<th scope="col">${escape(head)}</th>`).join('')}</tr></thead><tbody>
${findings.map((finding) => row(finding, lang)).join('\n')}
</tbody></table>
</div>
</section>
`;
}

function row(finding: CheckResultFinding, lang: Locale): string {
	const { page } = SERVER_WORDS[lang];
	const cells = finding.cells.map((address) => `<code>${escape(address)}</code>`).join('<br>');
	const explained = finding.explained ? ` <span class="soft">${escape(page.explained)}</span>` : '';
	return (
		`<tr><th scope="row"><code>${escape(finding.rule)}</code></th>` +
		`<td><p>${escape(finding.message)}${explained}</p><p class="soft">${escape(finding.title)}</p></td>` +
		`<td>${cells}</td></tr>`
	);
}

function notApplicable({ notApplicable: rules }: CheckResult, lang: Locale): string {
	if (rules.length === 0) return '';
	const { page } = SERVER_WORDS[lang];
	const rows = rules.map(
		({ rule, title, reason }) =>
			`<tr><th scope="row"><code>${escape(rule)}</code></th><td>${escape(title)}</td><td>${escape(reason)}</td></tr>`
	);
	const heads = [page.rule, page.sentence, page.reason];
	return `<section aria-labelledby="not-applicable">
<h2 id="not-applicable">${escape(page.notApplicable)} (${rules.length})</h2>
<div class="wide" role="region" aria-labelledby="not-applicable" tabindex="0">
<table><thead><tr>${heads.map((head) => `<th scope="col">${escape(head)}</th>`).join('')}</tr></thead><tbody>
${rows.join('\n')}
</tbody></table>
</div>
</section>
`;
}

function mark(severity: Severity): string {
	return `<span class="${severity}" aria-hidden="true">${MARKS[severity]}</span>`;
}

const ENTITIES: Readonly<Record<string, string>> = {
	...{ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
};

function escape(text: string): string {
	return text.replace(/[&<>"']/g, (character) => ENTITIES[character]);
}
