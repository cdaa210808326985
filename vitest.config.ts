import { defineConfig } from 'vitest/config';
import { eventTypes } from './src/web/build/event-types.js';

/** `npm run test:unit` and `npm run test:e2e` run one of the two; e2e needs Chromium and a build. */
export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      {
        plugins: [eventTypes()],
        test: {
          name: 'unit',
          include: ['src/**/*.test.ts', 'training/**/*.test.ts', 'scripts/**/*.test.ts'],
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['e2e/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 180_000,
          expect: { poll: { timeout: 15_000 } },
        },
      },
    ],
  },
});
