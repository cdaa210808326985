import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { basemap } from './src/web/build/basemap.js';
import { eventTypes } from './src/web/build/event-types.js';
import { preload } from './src/web/build/preload.js';

/** The browser app: src/web in, dist/web out. `sitrep serve` serves what is built. See src/web/README.md. */
export default defineConfig({
  root: 'src/web',
  base: '/',
  plugins: [react(), eventTypes(), basemap(), preload('/views/map/index.tsx')],
  // While developing, `npm run dev:web` asks a running `sitrep serve` for data.
  server: { port: 5173, proxy: { '/api': process.env.SITREP_URL ?? 'http://127.0.0.1:7475' } },
  worker: { format: 'es', plugins: () => [eventTypes()] },
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    target: 'es2022',
    // Nothing is put into the page as data: or inline text; the content security policy would refuse it.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1100,
    reportCompressedSize: false,
  },
});
