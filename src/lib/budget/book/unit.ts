/** Units by their names. Ids are stable and private; people and addresses use names. */
import type { BookHead, Unit, UnitId, UnitKind } from './book';

/** 行政 and 参公 units spend as 机关: they have 机关运行经费 (T11) and 501–504 codes (T6). */
export function isAgency(kind: UnitKind): boolean {
	return kind !== '事业';
}

/**
 * The name of a unit in addresses: its own where that tells it apart, else its id. An id that
 * the register doesn't hold stands for itself.
 */
export function publicUnitName(units: readonly Unit[], id: UnitId): string {
	const unit = units.find((u) => u.id === id);
	if (!unit || unit.name === '') return id;
	const isTaken = units.some((u) => u.id === unit.name || (u.name === unit.name && u !== unit));
	return isTaken ? id : unit.name;
}

/** The unit that `publicUnitName` calls so. */
export function unitPubliclyNamed(head: BookHead, name: string): Unit | undefined {
	return head.units.find((unit) => publicUnitName(head.units, unit.id) === name);
}
