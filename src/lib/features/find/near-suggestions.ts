import type { Station } from '#lib/domain/edition/format.ts';
import { tokens } from '#lib/domain/search/normalise.ts';
import { takeArrondissement } from '#lib/domain/street-map/arrondissement-words.ts';
import { editDistance } from '#lib/domain/street-map/edit-distance.ts';
import type { Geocoded, Geocoder } from '#lib/domain/street-map/geocode.ts';

export type NearSuggestion =
	| { kind: 'station'; id: string; name: string; lines: string[] }
	| { kind: 'arrondissement'; number: number }
	/** Without a number: it may stand in a page's address. */
	| { kind: 'street'; found: Geocoded }
	/** With a number, which is where a person is: never in a page's address. */
	| { kind: 'address'; found: Geocoded };

const MOST_STATIONS = 3;
const carriers = new Set(
	'metro rer tram tramway station arret gare метро станция станция трамваи محطه محطة مترو المترو'.split(' ')
);

/** What somebody may mean who types where they are: stations, arrondissements, then streets and addresses. */
export function nearSuggestions(
	text: string,
	stations: readonly Station[],
	geocoder: Geocoder | null,
	limit = 7
): NearSuggestion[] {
	const words = tokens(text);
	if (words.length === 0) return [];
	const number = arrondissementIn(words);
	const streets = (geocoder?.find(text) ?? []).map((found): NearSuggestion => {
		return { kind: found.number === null ? 'street' : 'address', found };
	});
	const suggestions: NearSuggestion[] = [
		...(number === null ? [] : [{ kind: 'arrondissement', number } as const]),
		...stationsFor(words, stations)
	];
	// Whoever types a number means a door.
	const doors = streets.some(({ kind }) => kind === 'address');
	return (doors ? [...streets, ...suggestions] : [...suggestions, ...streets]).slice(0, limit);
}

/** `19`, `19e`, `75019`, `paris 19`, alone. */
function arrondissementIn(words: string[]): number | null {
	const { arrondissement, rest } = takeArrondissement(words);
	if (arrondissement !== null && rest.every((word) => word === 'paris')) return arrondissement;
	const bare = words.length === 1 && /^\d{1,2}$/.test(words[0] ?? '') ? Number(words[0]) : 0;
	return bare >= 1 && bare <= 20 ? bare : null;
}

function stationsFor(words: string[], stations: readonly Station[]): NearSuggestion[] {
	const asked = words.filter((word) => !carriers.has(word));
	const typed = asked.join(' ');
	if (typed.length < 2 || /^\d/.test(typed)) return [];
	return stations
		.flatMap((station) => {
			const rank = rankOf(typed, asked, tokens(station.name));
			return rank === null ? [] : [{ station, rank }];
		})
		.sort((a, b) => a.rank - b.rank || b.station.lines.length - a.station.lines.length)
		.slice(0, MOST_STATIONS)
		.map(({ station: { id, name, lines } }) => ({ kind: 'station', id, name, lines }));
}

/** 0: the name begins so; 1: its words do; 2 and more: nearly. */
function rankOf(typed: string, asked: string[], name: string[]): number | null {
	const whole = name.join(' ');
	if (whole.startsWith(typed)) return 0;
	if (asked.every((word) => name.some((each) => each.startsWith(word)))) return 1;
	const [together, compact] = [asked.join(''), name.join('')];
	if (compact.startsWith(together)) return 1;
	const limit = together.length < 5 ? 0 : together.length < 9 ? 1 : 2;
	const edits = limit > 0 ? editDistance(together, compact, limit, true) : 1;
	return edits <= limit ? 1 + edits : null;
}
