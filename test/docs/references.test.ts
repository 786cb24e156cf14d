import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { SETTING_KEYS } from '../../src/app/config.ts'
import { SETTINGS } from '../../src/app/settings.ts'
import { ERROR_CODES } from '../../src/domain/errors.ts'
import { openMetrics } from '../../src/server/observability/metrics.ts'
import { DOCS } from '../support/docs.ts'
import { readmeSettingsTable, settingsTable } from '../support/settings-table.ts'

/** Variables that docs may name beside the settings. */
const OTHER_VARIABLES = ['ATTUNE_CONFIG', 'ATTUNE_API_KEY', 'ATTUNE_TEST_LONG', 'ATTUNE_ATTACKS']

function read(file: string): string {
  return readFileSync(file, 'utf8')
}

/** Tables without the spaces and dashes that only align them. */
function unpadded(markdown: string): string {
  return markdown
    .replace(/ +\|/g, ' |')
    .replace(/\|(?: +)(?=\S)/g, '| ')
    .replace(/ -{3,} /g, ' --- ')
}

/** All first groups of `pattern` in the text. */
function named(text: string, pattern: RegExp): readonly string[] {
  return [...text.matchAll(pattern)].map(([, name]) => name ?? '')
}

/** The anchors of a page's headings, as GitHub makes them. */
function anchorsOf(markdown: string): readonly string[] {
  const headings = named(markdown.replace(/^```[\s\S]*?^```$/gm, ''), /^#+ (.*)$/gm)
  return headings.map((heading) =>
    heading
      .toLowerCase()
      .replace(/[^\w\s-]/g, '')
      .replaceAll(' ', '-'),
  )
}

it('README.md lists the common settings as the code defines them', () => {
  expect(unpadded(read('README.md'))).toContain(unpadded(readmeSettingsTable()))
})

it('docs/settings.md lists every setting as the code defines it', () => {
  expect(unpadded(read('docs/settings.md'))).toContain(unpadded(settingsTable()))
})

it('docs/errors.md explains every error code', () => {
  const page = unpadded(read('docs/errors.md'))
  expect(ERROR_CODES.filter((code) => !page.includes(`| \`${code}\` |`))).toEqual([])
})

it('docs/README.md links every page of the docs', () => {
  const index = read('docs/README.md')
  const pages = DOCS.filter((file) => file.startsWith('docs/') && file !== 'docs/README.md')
  expect(pages.filter((file) => !index.includes(`(${file.slice('docs/'.length)})`))).toEqual([])
})

it('docs/operations.md names only metrics that exist', async () => {
  const { text } = await openMetrics().scrape()
  const page = read('docs/operations.md')
  const metrics = new Set(named(page, /`(attune_\w+)/g))
  expect(metrics.size).toBeGreaterThan(8)
  expect([...metrics].filter((metric) => !text.includes(`# TYPE ${metric} `))).toEqual([])
})

describe.each(DOCS)('%s', (file) => {
  const markdown = read(file)

  it('names only scripts that exist', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> }
    expect(named(markdown, /npm run ([\w:]+)/g).filter((name) => !scripts[name])).toEqual([])
  })

  it('names only settings that exist', () => {
    const known = [...SETTING_KEYS.map((key) => SETTINGS[key].env), ...OTHER_VARIABLES]
    expect(named(markdown, /`((?:ATTUNE|NEO4J)_[A-Z_]+)/g).filter((name) => !known.includes(name))).toEqual(
      [],
    )
  })

  it('links only files and headings that exist', () => {
    const links = named(markdown, /\]\((?!https?:)([^)]+)\)/g)
    const broken = links.filter((link) => {
      const [path = '', anchor] = link.split('#')
      const target = path === '' ? file : join(dirname(file), path)
      if (!existsSync(target)) return true
      return anchor !== undefined && !anchorsOf(read(target)).includes(anchor)
    })
    expect(broken).toEqual([])
  })

  it('names only files of the project that exist', () => {
    const paths = named(markdown, /`((?:src|test|cypher|schema|docs|kernels|tools|web)\/[\w./*-]+)`/g)
    // The made-up source of CONTRIBUTING.md is in no folder.
    const real = paths.filter((path) => !path.includes('*') && !path.includes('watched-together'))
    expect(real.filter((path) => !existsSync(path))).toEqual([])
  })
})
