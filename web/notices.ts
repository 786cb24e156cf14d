import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Plugin } from 'vite'

/** Fonts are files of a style, which no module imports. */
const FONT_URL = /url\("((?:@[\w-]+\/)?[\w.-]+)\//g

/** Writes the licenses of everything that the build contains beside it. */
export function notices(): Plugin {
  return {
    name: 'notices',
    apply: 'build',
    generateBundle() {
      const folders = new Set<string>()
      for (const id of this.getModuleIds()) {
        const file = id.replace(/^\0/, '').split('?')[0] ?? ''
        const inPackage = /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0]
        if (inPackage) folders.add(inPackage)
        if (!file.endsWith('.css') || !existsSync(file)) continue
        for (const [, name = ''] of readFileSync(file, 'utf8').matchAll(FONT_URL)) {
          folders.add(join(packageRoot(file), 'node_modules', name))
        }
      }
      const source = [...folders]
        .sort()
        .map(noticeOf)
        .join(`\n${'-'.repeat(80)}\n\n`)
      this.emitFile({ type: 'asset', fileName: 'THIRD_PARTY_NOTICES.txt', source })
    },
  }
}

/** The nearest folder above a file that has dependencies. */
function packageRoot(file: string): string {
  let folder = dirname(file)
  while (!existsSync(join(folder, 'node_modules')) && folder !== dirname(folder)) folder = dirname(folder)
  return folder
}

interface Manifest {
  readonly name: string
  readonly version: string
  readonly license: string
  readonly author?: string | { readonly name: string }
}

/** Some packages name their license and have no file of it. */
function noticeOf(folder: string): string {
  const manifest: Manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const { name, version, license, author = 'its authors' } = manifest
  const file = readdirSync(folder).find((one) => /^licen[cs]e/i.test(one))
  const text =
    file === undefined
      ? `Copyright by ${typeof author === 'string' ? author : author.name}.`
      : readFileSync(join(folder, file), 'utf8').trim()
  return `${name} ${version} (${license})\n\n${text}\n`
}
