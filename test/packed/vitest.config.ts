import { defineConfig } from 'vitest/config'

/** Against the installed tarball only: no alias leads back to the sources. */
export default defineConfig({ test: { include: ['test/packed/**/*.test.ts'], testTimeout: 120_000 } })
