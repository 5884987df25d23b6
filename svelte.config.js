import adapter from '@sveltejs/adapter-node';

/** Kit's route announcer carries one inline style; its hash is checked by tests/e2e at each upgrade. */
const routeAnnouncerStyle = 'sha256-S8qMpvofolR8Mpjy4kQvEm7m1q8clzU4dfDH0AmvZjo=';

/** Class → the styles it stands for. */
const named = new Map();

/** A class of a few letters for the styles of a component: it stands five hundred times in a page. */
function shortClass({ css, hash }) {
	const name = `s-${hash(css).slice(0, 4)}`;
	if ((named.get(name) ?? css) !== css) throw new Error(`two components have styles of the class ${name}: change one`);
	named.set(name, css);
	return name;
}

/** @type {import('@sveltejs/kit').Config} */
export default {
	compilerOptions: { cssHash: shortClass },
	kit: {
		adapter: adapter({ precompress: true }),
		paths: { relative: false },
		serviceWorker: { register: false },
		inlineStyleThreshold: 24_000,
		version: { pollInterval: 0 },
		csp: {
			mode: 'auto',
			directives: {
				'default-src': ['none'],
				'script-src': ['self'],
				'style-src': ['self'],
				'style-src-attr': ['unsafe-hashes', routeAnnouncerStyle],
				'img-src': ['self', 'data:'],
				'connect-src': ['self'],
				'worker-src': ['self'],
				'manifest-src': ['self'],
				'base-uri': ['none'],
				'form-action': ['self'],
				'frame-ancestors': ['none']
			}
		}
	}
};
