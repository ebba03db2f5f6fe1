/** Settings of a book that decide how its narrative is checked. */

/** 口径: `全部公用` where the department's 机关运行经费 is all of its 公用经费. */
export const OPERATING_COST_SCOPE = '机关运行经费口径';

/** 元 a vehicle and year; the local 定额 is the department's to set. */
export const VEHICLE_QUOTA = '公务用车运行定额';
