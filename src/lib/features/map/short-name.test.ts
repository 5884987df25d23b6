import { describe, expect, it } from 'vitest';
import { shortName } from './short-name.ts';

describe('shortName', () => {
	it.each([
		['Boulevard de la Villette', 'Bd de la Villette'],
		['Avenue Secrétan', 'Av. Secrétan'],
		['Rue du Faubourg Saint-Denis', 'R. du Fg Saint-Denis'],
		['Passage Brady', 'Pass. Brady'],
		['Quai de Valmy', 'Quai de Valmy'],
		['Boulevard', 'Boulevard']
	])('%s is %s', (name, short) => {
		expect(shortName(name)).toBe(short);
	});
});
