/** How the HTML edition looks, on screen and on paper. One sheet, in every page. */
export const PAGE_STYLE = `
:root{--ink:#1c2230;--soft:#5a6274;--line:#b9c0cc;--wash:#f3f5f8;--accent:#8c1d18;--link:#0b4f9e}
*{box-sizing:border-box}
body{margin:0;color:var(--ink);background:#fff;font:16px/1.75 "Noto Serif SC","Source Han Serif SC","Songti SC",SimSun,serif}
a{color:var(--link);text-underline-offset:.2em}
a:focus-visible{outline:3px solid var(--link);outline-offset:2px}
.skip{position:absolute;left:-999px;padding:.5rem 1rem;background:#fff}
.skip:focus{left:.5rem;top:.5rem;z-index:1}
header.site{padding:.75rem 1.5rem;border-bottom:3px solid var(--accent)}
header.site a{color:var(--ink);font-weight:600;text-decoration:none}
main{max-width:78rem;margin:0 auto;padding:1.5rem}
h1,h2,h3{line-height:1.4;text-wrap:balance}
h1{font-size:1.6rem;text-align:center}
h2{margin-top:2.2rem;font-size:1.25rem}
h3{margin-top:1.6rem;font-size:1.05rem}
.cover{padding:3rem 0 2rem;text-align:center}
.cover p{margin:.5rem 0;color:var(--soft)}
.prose{max-width:44rem;margin-inline:auto}
.prose h4{margin:.6rem 0;text-indent:2em;font-size:1rem;font-weight:600}
.prose ul,.prose ol{margin:.6rem 0;padding-inline-start:3.5em}
.prose li{margin:.3rem 0;overflow-wrap:anywhere;white-space:pre-wrap}
.prose p{margin:.6rem 0;text-indent:2em;overflow-wrap:anywhere;white-space:pre-wrap}
figure.chart{margin:1.2rem 0;break-inside:avoid}
.chart figcaption{text-align:center;font-weight:600}
.chart svg{display:block;width:100%;height:auto;font-family:inherit;font-variant-numeric:tabular-nums}
.chart summary{cursor:pointer;font-size:.9rem}
.chart details[open] table{max-width:32rem}
ol.contents,ul.contents{padding-left:0;list-style:none}
.contents li{margin:.3rem 0;overflow-wrap:anywhere}
.contents .unit{color:var(--soft);font-size:.9em}
.above{display:flex;justify-content:space-between;flex-wrap:wrap;gap:.5rem;margin:.75rem 0 .25rem;font-size:.9rem}
.scroll{overflow-x:auto}
.scroll:focus-visible{outline:3px solid var(--link);outline-offset:2px}
table{width:100%;border-collapse:collapse;font-size:.875rem;line-height:1.5}
.hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.year{margin:-.5rem 0 1rem;text-align:center}
th,td{padding:.3rem .5rem;border:1px solid var(--line);vertical-align:middle;overflow-wrap:anywhere;white-space:pre-wrap}
thead th,th.label{background:var(--wash);font-weight:600;text-align:center}
tbody th[scope=row]:not(.label){font-weight:400;text-align:left}
tr.strong th,tr.strong td{font-weight:700!important}
td.figure{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
td.centre{text-align:center}
.i1{padding-left:1.5rem}.i2{padding-left:2.5rem}
.note{font-size:.9rem;overflow-wrap:anywhere}
nav.steps{display:flex;justify-content:space-between;gap:1rem;max-width:78rem;margin:0 auto;padding:1rem 1.5rem 3rem;border-top:1px solid var(--line);font-size:.9rem}
@media print{
body{font-size:11pt}
main{max-width:none;padding:0}
header.site,nav.steps,.skip{display:none}
thead{display:table-header-group}
tr{break-inside:avoid}
h1,h2,h3{break-after:avoid}
a{color:inherit;text-decoration:none}
.scroll{overflow:visible}
}
`;
