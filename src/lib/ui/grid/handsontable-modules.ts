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

export { Handsontable };
