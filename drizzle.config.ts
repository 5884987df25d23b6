import { defineConfig } from 'drizzle-kit';

/** `npx drizzle-kit generate --name what-changes` writes the next migration; `src/lib/server/db/migrate.ts` applies them. */
export default defineConfig({ dialect: 'postgresql', schema: 'src/lib/server/db/*schema.ts', out: 'drizzle' });
