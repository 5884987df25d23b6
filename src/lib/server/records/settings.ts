import * as v from 'valibot';
import { defaultSettings, SettingsSchema, type Settings } from '#lib/domain/settings.ts';
import type { Session } from '../db/database.ts';
import { settings } from '../db/review-schema.ts';
import { audit } from '../db/schema.ts';

/** What is set, and the usual for what is not, or can no longer be. */
export async function readSettings(session: Session): Promise<Settings> {
	const rows = await session.select({ name: settings.name, value: settings.value }).from(settings);
	const set = Object.fromEntries(rows.map(({ name, value }) => [name, value]));
	const parsed = v.safeParse(SettingsSchema, { ...defaultSettings, ...set });
	return parsed.success ? parsed.output : defaultSettings;
}

/** Gives back the name of what is wrong, `order` where two do not go together, or null when all is saved. */
export async function saveSettings(
	session: Session,
	wanted: unknown,
	actor: string
): Promise<keyof Settings | 'order' | null> {
	const parsed = v.safeParse(SettingsSchema, wanted);
	if (!parsed.success) return (v.getDotPath(parsed.issues[0]) as keyof Settings | null) ?? 'order';
	await session.transaction(async (inner) => {
		for (const [name, value] of Object.entries(parsed.output)) {
			const row = { value, setBy: actor, setAt: new Date() };
			await inner
				.insert(settings)
				.values({ name, ...row })
				.onConflictDoUpdate({ target: settings.name, set: row });
		}
		await inner.insert(audit).values({ actor, action: 'settings.changed', detail: parsed.output });
	});
	return null;
}
