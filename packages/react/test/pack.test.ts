import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const ROOT = fileURLToPath(new URL('../../../', import.meta.url))
const INSTALLED = join(ROOT, 'node_modules')

const USE = `
import { AttuneError, openAttune } from '@attune/browser'
import { AttuneProvider, useRecommendations } from '@attune/react'
import { createElement } from 'react'
import { renderToString } from 'react-dom/server'

function List() {
  const { edges, isLoading } = useRecommendations({ first: 3 })
  return createElement('p', null, isLoading ? 'loading' : edges.length)
}

const attune = openAttune({ url: 'http://127.0.0.1:9' })
const html: string = renderToString(createElement(AttuneProvider, { attune }, createElement(List)))
const code: string = await attune.query<{ version: string }>('{ version }').then(
  ({ version }) => version,
  (failure: unknown) => (failure instanceof AttuneError ? failure.code : String(failure)),
)
console.log(html, code)
`

let folder = ''

function run(command: string, args: readonly string[], cwd = folder): string {
  return execFileSync(command, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] })
}

/** Builds a package as a publisher does. */
function pack(path: string): string {
  const made = run('npm', ['pack', '--silent', '--pack-destination', folder], path)
  return join(folder, made.trim().split('\n').at(-1) ?? '')
}

describe('the packed packages, installed in an empty project without a network', () => {
  let tarballs: readonly string[] = []
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'attune-packed-'))
    const own = ['packages/browser', 'packages/react'].map((path) => join(ROOT, path))
    const others = ['react', 'react-dom', 'scheduler'].map((name) => join(INSTALLED, name))
    tarballs = [...own, ...others].map(pack)
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'empty', type: 'module' }))
    run('npm', ['install', '--offline', '--ignore-scripts', '--no-audit', '--no-fund', ...tarballs])
  }, 300_000)
  afterAll(() => rmSync(folder, { recursive: true }))

  it('hold built code with its types and the manifest, and no sources', () => {
    for (const name of ['browser', 'react']) {
      const files = readdirSync(join(folder, 'node_modules/@attune', name), { recursive: true }).map(String)
      expect(files).toEqual(
        expect.arrayContaining(['dist/index.js', 'dist/index.d.ts', 'documents.json', 'README.md']),
      )
      expect(files.filter((file) => /src|test|tsbuildinfo/.test(file))).toEqual([])
    }
  })

  it.each([
    { module: 'ESNext', moduleResolution: 'bundler' },
    { module: 'NodeNext', moduleResolution: 'NodeNext' },
  ])('have types for $moduleResolution, and run in Node', (options) => {
    const out = `out-${options.moduleResolution}`
    mkdirSync(join(folder, 'src'), { recursive: true })
    writeFileSync(join(folder, 'src/use.ts'), USE)
    writeFileSync(
      join(folder, 'tsconfig.json'),
      JSON.stringify({
        compilerOptions: {
          ...options,
          target: 'ES2022',
          lib: ['ES2023', 'DOM'],
          strict: true,
          types: [],
          // The types of React are those of the checkout.
          paths: {
            react: [join(INSTALLED, '@types/react/index.d.ts')],
            'react-dom/server': [join(INSTALLED, '@types/react-dom/server.d.ts')],
          },
          rootDir: 'src',
          outDir: out,
        },
        include: ['src'],
      }),
    )
    run(join(INSTALLED, '.bin/tsc'), ['-p', '.'])
    expect(run('node', [join(out, 'use.js')])).toBe('<p>loading</p> NETWORK\n')
  })
})
