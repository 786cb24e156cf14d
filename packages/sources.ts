import { fileURLToPath } from 'node:url'

/** For Vite: in this repository the packages are their sources, so nothing has to be built before it is tried. */
export const PACKAGE_SOURCES = ['browser', 'react'].map((name) => ({
  find: `@attune/${name}`,
  replacement: fileURLToPath(new URL(`${name}/src/index.ts`, import.meta.url)),
}))
