import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { PACKAGE_SOURCES } from '../../packages/sources.ts'

/** Builds the page into `dist`, which the back end serves. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  resolve: { alias: PACKAGE_SOURCES },
  build: { target: 'es2022', reportCompressedSize: false },
})
