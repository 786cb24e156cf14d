import { readdirSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll } from 'vitest'
import { fillLittleGraph } from '../api/little-graph.ts'
import { type Serving, serving } from '../api/serving.ts'
import { attack, attackFromOutside } from './attack.ts'
import { DISCLOSURE } from './outside/disclosure.ts'
import { GRAPHQL_COP } from './outside/graphql-cop.ts'
import { ownTarget } from './own-target.ts'

/** A server in production. */
let server: Serving
beforeAll(async () => {
  const settings = { introspection: false, sandbox: false, explorer: false, ide: false }
  server = await serving({ fill: fillLittleGraph, settings })
})
afterAll(() => server.close())

attackFromOutside(() => ownTarget(server), [...DISCLOSURE, ...GRAPHQL_COP])

/** Regular expressions in the source, as written. */
function expressions(): readonly string[] {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && !file.includes('__generated__'),
  )
  return files.flatMap((file) =>
    [
      ...readFileSync(`src/${file}`, 'utf8').matchAll(
        /(?<=[(=,:!&|?[\s])\/((?![*/])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[])+)\/([dgimsuvy]*)(?=[.,;)\s])/g,
      ),
    ]
      .filter(([whole, source = '', flags]) => /[+*{]/.test(whole) && isExpression(source, flags))
      .map(([, source = '', flags = '']) => JSON.stringify([source, flags.replace(/[gy]/g, '')])),
  )
}

/** False for a piece of a comment between slashes. */
function isExpression(source: string, flags?: string): boolean {
  try {
    return new RegExp(source, flags) instanceof RegExp
  } catch {
    return false
  }
}

/** Texts that make an expression with overlapping repetitions backtrack. */
const PUMPS = [
  'a',
  '0',
  ' ',
  '\t',
  '.',
  '-',
  '/',
  '@',
  ',',
  '"',
  "'",
  '[',
  '(',
  '{',
  'a.',
  'a-',
  '0.',
  '=a',
  'a,',
  '\\',
  '\n',
  ': ',
].map((part) => part.repeat(20_000))

/** Linear expressions take a few milliseconds; a quadratic one takes seconds. */
const MATCH_MS = 500

attack(
  'A18',
  'no regular expression of the source is slow on a long text',
  () =>
    [...new Set(expressions())].map((text) => {
      const [source = '', flags = ''] = JSON.parse(text) as [string, string]
      return {
        name: `/${source}/${flags}`,
        run() {
          const expression = new RegExp(source, flags)
          const { user, system } = process.cpuUsage()
          for (const pump of PUMPS) for (const end of ['', '!', '\u0000']) expression.test(pump + end)
          const used = process.cpuUsage()
          const tookMs = (used.user - user + used.system - system) / 1_000
          return tookMs > MATCH_MS ? `${Math.round(tookMs)} ms` : null
        },
      }
    }),
  120_000,
)
