import type { Directory } from '../directory.ts';
import type { Lang } from '../taxonomy/languages.ts';
import type { Need, Theme } from '../taxonomy/needs.ts';
import type { EmergencyCall } from '../views.ts';

/**
 * Who is to be called before any door is looked for, by what somebody asks for. From what each number says of itself:
 * 15 doctors, 17 police, 112 and 114 (written) for all, 115 a bed tonight, 119 children, 3114 suicide, 3919 women.
 */
const first: Partial<Record<Need | Theme, string[]>> = {
	emergency: ['112', '114'],
	'emergency.medical': ['15', '112', '114'],
	'emergency.mental': ['3114', '15'],
	'emergency.street-team': ['115'],
	'emergency.violence': ['17', '3919', '114'],
	'emergency.child': ['119', '17'],
	'housing.tonight': ['115'],
	'family.women': ['3919', '17', '114']
};

/** The numbers to call first for these needs and themes, each once; none for most. */
export function callsFor(directory: Directory, codes: readonly string[], lang: Lang): EmergencyCall[] {
	const numbers = new Set(codes.flatMap((code) => first[code as Need | Theme] ?? []));
	const known = directory.shards.facts.emergency;
	return [...numbers].flatMap((number) => {
		const call = known.find((each) => each.number === number);
		return call ? [{ number, sms: call.sms, name: directory.text('emergency', number, 'name', lang) }] : [];
	});
}
