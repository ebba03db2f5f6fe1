/** Tells of each damaged record once, however often it is read. */
import type { RecordDamage } from './store';

export function tellOnce(
	tell: (record: RecordDamage) => void = () => {}
): (record: RecordDamage) => void {
	const told = new Set<string>();
	return (record) => {
		const key = `${record.table} ${record.id} ${record.column}`;
		if (told.has(key)) return;
		told.add(key);
		tell(record);
	};
}
