import * as v from 'valibot';

const days = (least: number, most: number) =>
	v.pipe(
		v.number('is not a number'),
		v.integer('is not a whole number'),
		v.minValue(least, `is less than ${least}`),
		v.maxValue(most, `is more than ${most}`)
	);

/** What an admin may set; numbers are days. */
export const SettingsSchema = v.pipe(
	v.strictObject({
		/** A verification is ageing after so many days: it is time to ask again. */
		ageingDays: days(7, 1000),
		/** … and due after so many. */
		dueDays: days(14, 2000),
		/** An organisation is asked by mail at most once in so many days. */
		askEveryDays: days(1, 1000),
		/** How long the link in such a mail opens. */
		linkDays: days(1, 90),
		/** Editors, publishers and associations are told by mail what waits for them, once in so many days; 0: never. */
		digestDays: days(0, 90),
		/** Whether an organisation is asked without anybody's doing, once its place is ageing. */
		asksByItself: v.boolean()
	}),
	v.check(({ ageingDays, dueDays }) => ageingDays < dueDays, 'ageingDays is not before dueDays')
);

export type Settings = v.InferOutput<typeof SettingsSchema>;

/** 180 and 240 days are what French professionals know. No stranger gets a mail that nobody decided on. */
export const defaultSettings: Settings = {
	...{ ageingDays: 180, dueDays: 240, askEveryDays: 60, linkDays: 30 },
	...{ digestDays: 7, asksByItself: false }
};
