import { build } from 'esbuild'
import type { Plugin } from 'vite'

/** Writes `ide.js`: one script without imports, which the server puts into the page of the IDE. */
export function ideScript(): Plugin {
  return {
    name: 'ide-script',
    apply: 'build',
    async generateBundle() {
      const { outputFiles } = await build({
        entryPoints: [`${import.meta.dirname}/src/ide/start.ts`],
        bundle: true,
        minify: true,
        format: 'iife',
        globalName: 'attuneIde',
        target: 'es2022',
        write: false,
      })
      for (const { text } of outputFiles) this.emitFile({ type: 'asset', fileName: 'ide.js', source: text })
    },
  }
}
