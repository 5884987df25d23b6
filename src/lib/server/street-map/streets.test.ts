import { expect, it } from 'vitest';
import { classOf } from './streets.ts';
import { lineOf } from './transit.ts';

it.each([
	['PER', 'Boulevard Périphérique Intérieur', 9000, 0],
	['BD', 'Boulevard Barbès', 900, 1],
	['BD', 'Boulevard Court', 200, 2],
	['PONT', 'Pont Neuf', 230, 1],
	['RUE', 'Rue de Vaugirard', 4300, 1],
	['RUE', 'Rue Dejean', 90, 2],
	['PL', 'Place de la Nation', 1200, 2],
	['VLA', 'Villa du Danube', 80, 3],
	['VOIE', 'Voie DA/12', 100, 4],
	['VOIE', 'Voie Georges Pompidou', 5000, 1],
	['VOIE', 'Voie Mazas', 300, 3],
	['SOUT', 'Souterrain des Halles', 400, 4],
	['RUE', '', 400, 4]
] as const)('%s %s of %i m: class %i', (kind, name, extent, expected) => {
	expect(classOf({ kind, name }, extent)).toBe(expected);
});

it.each([
	['METRO', 'M 7bis', '7bis'],
	['RER', 'RER B', 'RER B'],
	['TRAIN', 'TRAIN J', 'Transilien J'],
	['TRAMWAY', 'T 3A', 'T3a'],
	['TRAM', 'T 14', 'T14'],
	['CABLE', 'CABLE 1', 'C1'],
	['TRAIN', 'TER TER', undefined],
	['TER', 'RER D', undefined]
])('%s %s is our %s', (mode, trainline, line) => {
	expect(lineOf(mode, trainline)?.line).toBe(line);
});
