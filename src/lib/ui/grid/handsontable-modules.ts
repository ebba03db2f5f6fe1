/** The grid library, reduced to the modules that Hebian uses. Registered once, at first use. */
import Handsontable from 'handsontable/base';
import { registerLanguageDictionary } from 'handsontable/i18n';
import zhCN from 'handsontable/i18n/languages/zh-CN';
import {
	AutoColumnSize,
	Autofill,
	ContextMenu,
	CopyPaste,
	DragToScroll,
	ManualColumnResize,
	MergeCells,
	NestedHeaders,
	registerPlugin
} from 'handsontable/plugins';
import 'handsontable/styles/handsontable.min.css';
import 'handsontable/styles/ht-theme-main.min.css';

registerLanguageDictionary(zhCN);
for (const plugin of [
	AutoColumnSize,
	Autofill,
	ContextMenu,
	CopyPaste,
	DragToScroll,
	ManualColumnResize,
	MergeCells,
	NestedHeaders
])
	registerPlugin(plugin);

/**
 * The library would put its own copy of its styles last into the head, over ours, when it opens a
 * menu; it does not where it finds this id. The styles are imported above, so the copy is not missed.
 */
function claimStyles(document: Document): void {
	const id = 'handsontable-core-styles';
	if (document.getElementById(id)) return;
	const claim = document.createElement('style');
	claim.id = id;
	document.head.append(claim);
}
if (typeof document !== 'undefined') claimStyles(document);

export { Handsontable };
export type Hot = InstanceType<typeof Handsontable>;
export type GridSettings = NonNullable<ConstructorParameters<typeof Handsontable>[1]>;
