import { defineConfig } from 'vite';

/** The server in front of Kit, as one file beside Kit's own build. Built second: Kit's adapter empties the folder. */
export default defineConfig({
	publicDir: false,
	build: {
		ssr: 'src/lib/server/http/main.ts',
		outDir: 'build',
		emptyOutDir: false,
		target: 'node20',
		rollupOptions: { output: { entryFileNames: 'main.js' } }
	}
});
