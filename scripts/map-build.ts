import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildPacks, UnbuildableError } from '#lib/server/street-map/build-packs.ts';
import { writePacks } from '#lib/server/street-map/write-packs.ts';

const USAGE = 'npm run map:build -- [--mirror DIR] [--out DIR]';
const say = (line: string) => console.log(`map: ${line}`);

function options(): { mirror: string | null; out: string } {
	const { values } = parseArgs({ options: { mirror: { type: 'string' }, out: { type: 'string' } } });
	return {
		mirror: values.mirror ?? (process.env.FANAL_OPEN_DATA || null),
		out: values.out ?? join(process.env.FANAL_DATA || 'var', 'map')
	};
}

try {
	const { mirror, out } = options();
	const madeAt = new Date().toISOString();
	say(mirror === null ? 'from the portals' : `from ${mirror}`);
	const packs = await buildPacks({ mirror, portals: process.env.FANAL_PORTALS || undefined }, process.cwd(), say);
	say('compressing');
	const { parts } = await writePacks(out, packs, madeAt);
	for (const [name, part] of Object.entries(parts)) say(`${name} ${Math.round(part.transfer / 1000)} kB`);
	say(`ready in ${out}`);
} catch (error) {
	const lines =
		error instanceof UnbuildableError
			? [...error.problems, 'nothing was built; the pack before stays']
			: [`${error instanceof Error ? error.message : String(error)} (${USAGE})`];
	for (const line of lines) console.error(`map: ${line}`);
	process.exitCode = 1;
}
