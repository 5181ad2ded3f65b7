import tailwind from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

// Of a running application, for `npm run dev`.
const platform = process.env.PLATFORM ?? 'http://localhost:8080';

export default defineConfig({
  base: '/admin/',
  plugins: [react(), tailwind()],
  resolve: { alias: { '@': new URL('./src', import.meta.url).pathname } },
  build: {
    outDir: 'target/classes/admin',
    target: ['chrome111', 'safari16.4', 'firefox115'],
    manifest: true,
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    reportCompressedSize: false,
  },
  server: {
    proxy: Object.fromEntries(['/api', '/bff', '/login', '/oauth2', '/design', '/logout'].map((it) => [it, platform])),
  },
  test: {
    environment: 'happy-dom',
    include: ['src/**/*.test.{ts,tsx}'],
  },
});
